import React from 'react';
import { PageFrame } from '../components/page_frame';

export function ProjectsPage() {
  return <PageFrame title="Projects">{null}</PageFrame>;
}

export function ProjectPage() {
  return <PageFrame title="Project">{null}</PageFrame>;
}
