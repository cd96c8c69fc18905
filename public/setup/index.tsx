import React from 'react';
import { PageFrame } from '../components/page_frame';

export function SetupPage() {
  return <PageFrame title="Setup">{null}</PageFrame>;
}
