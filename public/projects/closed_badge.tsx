import React from 'react';
import { EuiBadge } from '@elastic/eui';
import { isClosed } from '../../common';
import type { Project } from '../../common';
import { TextValue } from '../components/text_value';
import { TimeValue } from '../components/time_value';

/** That a project is closed, since when, and by whom; nothing for an open one. */
export function ClosedBadge({ project }: { project: Project }) {
  if (!isClosed(project)) return null;
  return (
    <>
      <EuiBadge iconType="lock">Closed</EuiBadge> since <TimeValue at={project.closed_at} /> by{' '}
      <TextValue text={project.closed_by ?? ''} limit={40} cut />
    </>
  );
}
