import React from 'react';
import { EuiBadge } from '@elastic/eui';
import { isClosed } from '../../common';
import type { Project } from '../../common';
import { TextValue } from '../components/text_value';
import { TimeValue } from '../components/time_value';

/** Since when a project is closed, and by whom; nothing for an open one. */
export function ClosedBadge({ project }: { project: Project }) {
  if (!isClosed(project)) return null;
  return (
    <EuiBadge color="default" iconType="lock">
      Closed <TimeValue at={project.closed_at} /> by{' '}
      <TextValue text={project.closed_by ?? ''} limit={40} cut />
    </EuiBadge>
  );
}
