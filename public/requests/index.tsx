import React from 'react';
import { PageFrame } from '../components/page_frame';

export function RequestsPage() {
  return <PageFrame title="Requests">{null}</PageFrame>;
}

export function RequestPage() {
  return <PageFrame title="Request">{null}</PageFrame>;
}
