import React from 'react';
import { EuiCallOut, EuiSpacer } from '@elastic/eui';
import type { RequestDetail } from '../../../common';
import { CopyText } from '../../components/copy_text';
import { Facts } from '../../components/facts';
import { Section } from '../../components/section';
import { TextValue } from '../../components/text_value';
import { VoteList } from '../files/vote_list';
import { CommitsTable } from './commits_table';
import { PushFindings } from './push_findings';
import { isNothing } from './short_commit';

type Pushed = NonNullable<RequestDetail['pushed']>;

/** Authors named in the facts; the table has them all. */
const AUTHORS_SHOWN = 5;

export function PushPanel({ request, push }: { request: RequestDetail; push: Pushed }) {
  const authors = [...new Set(push.commits.map(({ author }) => author.name))];
  const stranger = authors.length > 0 && !authors.includes(push.pusher);
  const more = authors.length - AUTHORS_SHOWN;
  return (
    <>
      <Section title="Push">
        <Facts
          width={240}
          facts={[
            { title: 'Repository', value: <TextValue text={push.repository} /> },
            { title: 'Ref', value: <TextValue text={push.ref} mono /> },
            { title: 'Pusher, as the git server knows them', value: <TextValue text={push.pusher} /> },
            {
              title: 'Authors, as the commits say',
              value: (
                <TextValue
                  text={`${authors.slice(0, AUTHORS_SHOWN).join(', ') || 'none'}${more > 0 ? ` and ${more} more` : ''}`}
                />
              ),
            },
            {
              title: 'Before',
              value: isNothing(push.before) ? (
                'nothing: the ref is new'
              ) : (
                <TextValue text={push.before} mono />
              ),
            },
            { title: 'After', value: <CopyText text={push.after} what="the commit id" /> },
            ...(push.files === undefined
              ? []
              : [{ title: 'Files touched', value: push.files.toLocaleString('en-GB') }]),
            { title: 'Votes', value: <VoteList votes={push.votes} needed={request.approvals_needed} /> },
          ]}
        />
        {stranger ? (
          <>
            <EuiSpacer size="s" />
            <EuiCallOut
              size="s"
              color="warning"
              iconType="alert"
              title="No commit names the pusher as its author"
            >
              <p>
                A commit can name anybody. Only the pusher was checked by the git server, and may go by
                another name there.
              </p>
            </EuiCallOut>
          </>
        ) : null}
        <EuiSpacer size="m" />
        <CommitsTable commits={push.commits} />
      </Section>
      <EuiSpacer size="m" />
      <PushFindings requestId={request.id} push={push} />
    </>
  );
}
