import React from 'react';
import { PageFrame } from '../components/page_frame';

export function ProcessesPage() {
  return <PageFrame title="Processes">{null}</PageFrame>;
}

export function ProcessTreePage() {
  return <PageFrame title="ProcessTree">{null}</PageFrame>;
}
