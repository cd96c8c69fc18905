import React from 'react';
import { isOpen } from '../../common';
import type { RequestDetail } from '../../common';
import { links } from '../app/paths';
import { AppLink } from '../components/app_link';
import { ResultBadge, RiskBadge, StateBadge } from '../components/badges';
import { Facts } from '../components/facts';
import type { Fact } from '../components/facts';
import { TextValue } from '../components/text_value';
import { TimeValue } from '../components/time_value';

/** What the request is and whose it is. */
export function RequestFacts({ request }: { request: RequestDetail }) {
  const { direction, project, push, researcher, scanner, policy, status } = request;
  const facts: Fact[] = [
    { title: 'State', value: <StateBadge state={status} direction={direction} /> },
    { title: 'Risk', value: <RiskBadge risk={request.risk} /> },
    { title: 'Worst verdict', value: <ResultBadge result={request.worst} /> },
    {
      title: 'Direction',
      value: direction === 'egress' ? 'Egress: results out' : 'Ingress: code in',
    },
    {
      title: 'Project',
      value: (
        <AppLink to={links.project(project.id)}>
          <TextValue text={project.name} cut />
        </AppLink>
      ),
    },
    push
      ? { title: 'Pusher', value: <TextValue text={push.pusher} /> }
      : { title: 'Researcher', value: <TextValue text={researcher ?? 'not said'} /> },
    { title: isOpen(status) ? 'Waiting since' : 'Opened', value: <Since at={request.created_at} /> },
    { title: 'Last change', value: <Since at={request.updated_at} /> },
    { title: 'Scanner', value: <TextValue text={`${scanner.name} ${scanner.version}`} /> },
    { title: 'Policy', value: <TextValue text={`${policy.id} ${policy.version}`} /> },
    { title: 'Submitted by', value: <TextValue text={request.submitted_by} /> },
    { title: 'Request id', value: <TextValue text={request.id} mono /> },
  ];
  return <Facts facts={facts} />;
}

function Since({ at }: { at: string }) {
  return (
    <>
      <TimeValue at={at} /> (<TimeValue at={at} ago />)
    </>
  );
}
