import { randomUUID } from 'node:crypto';
import { AUDIT_STREAM, REQUESTS_INDEX, ROUTES, VERDICT_STREAM, routePath } from '../../common';
import type { RequestDetail, RequestsPage, SubmissionAnswer } from '../../common';
import { PROJECT } from './check_events';
import type { Checks } from './checks';
import type { Person } from './people';
import { expectStatus, expectThat } from './stack';
import type { Session } from './stack';
import { clean, disguised, egressBatch, smallCounts } from './verdicts';

const REASON = { reason: 'Checked by the stack test.' };

/** Verdicts in by a key without any right in Elasticsearch, decisions by people with the shipped roles. */
export async function checkRequests(
  checks: Checks,
  people: Record<Person, Session>,
  scanner: Session
): Promise<void> {
  const { reviewer, second, auditor, operator, stranger } = people;
  const review = randomUUID();
  const blocked = randomUUID();
  const detail = async (session: Session, id: string) =>
    expectStatus(await session.kibana('GET', routePath(ROUTES.request, { id })), 200, 'request')
      .body as RequestDetail;
  const act = (session: Session, path: keyof typeof ROUTES, id: string, body: object) =>
    session.kibana('POST', routePath(ROUTES[path], { id }), body);

  await checks.check('a scanner posts verdicts, twice the same', async () => {
    const batch = egressBatch(
      PROJECT,
      [clean('results/table.csv'), smallCounts('results/counts.csv')],
      review
    );
    const first = expectStatus(await scanner.kibana('POST', ROUTES.egressVerdicts, batch), 200, 'first post');
    expectThat((first.body as SubmissionAnswer).request.status === 'in_review', 'it is not in review');
    const again = expectStatus(
      await scanner.kibana('POST', ROUTES.egressVerdicts, batch),
      200,
      'second post'
    );
    const items = (again.body as SubmissionAnswer).items;
    expectThat(
      items.every((item) => item.status === 'duplicate'),
      JSON.stringify(items)
    );
    const bad = egressBatch(PROJECT, [disguised('figure<script>.png'), clean('notes.txt')], blocked);
    const third = expectStatus(await scanner.kibana('POST', ROUTES.egressVerdicts, bad), 200, 'third post');
    expectThat((third.body as SubmissionAnswer).request.status === 'blocked_by_scan', 'it is not blocked');
  });

  await checks.check('who may not is told so', async () => {
    const vote = { revision: 1, vote: 'approve', ...REASON };
    expectStatus(await act(auditor, 'votes', review, vote), 403, "the auditor's vote");
    expectStatus(await act(operator, 'votes', review, vote), 403, "the operator's vote");
    expectStatus(await act(scanner, 'votes', review, vote), 403, "the scanner's vote");
    expectStatus(await stranger.kibana('GET', ROUTES.requests), 403, "the stranger's queue");
    const batch = egressBatch(PROJECT, [clean('x.csv')]);
    expectStatus(await reviewer.kibana('POST', ROUTES.egressVerdicts, batch), 403, "the reviewer's verdict");
  });

  await checks.check('nobody bends what is stored with Dev Tools', async () => {
    for (const person of [reviewer, auditor, operator])
      for (const index of [VERDICT_STREAM, REQUESTS_INDEX, AUDIT_STREAM])
        expectStatus(
          await person.elasticsearch('POST', `/${index}/_doc?op_type=create`, { '@timestamp': new Date() }),
          403,
          index
        );
  });

  await checks.check('a reviewer approves, a second one comes too late', async () => {
    const page = expectStatus(
      await reviewer.kibana('GET', `${ROUTES.requests}?project=${PROJECT}`),
      200,
      'queue'
    ).body as RequestsPage;
    expectThat(
      page.items.some((item) => item.id === review),
      'the request is not in the queue'
    );
    const { revision } = await detail(reviewer, review);
    const vote = { revision, vote: 'approve', ...REASON };
    expectStatus(await act(reviewer, 'votes', review, vote), 200, 'vote');
    expectStatus(await act(second, 'votes', review, vote), 409, 'the late vote');
    const after = await detail(auditor, review);
    expectThat(after.status === 'approved', `the state is ${after.status}`);
  });

  await checks.check('an operator overrides a block, with a reason', async () => {
    const { revision } = await detail(operator, blocked);
    expectStatus(await act(operator, 'override', blocked, { revision }), 400, 'without a reason');
    expectStatus(await act(operator, 'override', blocked, { revision, ...REASON }), 200, 'with one');
    const after = await detail(reviewer, blocked);
    expectThat(after.status === 'in_review', `the state is ${after.status}`);
    expectStatus(
      await act(reviewer, 'reject', blocked, { revision: after.revision, ...REASON }),
      200,
      'the rejection'
    );
  });

  await checks.check('every step is in the audit stream', async () => {
    const deadline = Date.now() + 30_000;
    for (;;) {
      await auditor.elasticsearch('POST', `/${AUDIT_STREAM}/_refresh`);
      const reply = await auditor.elasticsearch('POST', `/${AUDIT_STREAM}/_count`, {
        query: {
          bool: {
            filter: [{ term: { 'tre.request.id': review } }, { exists: { field: 'tre.audit.sequence' } }],
          },
        },
      });
      const { count } = expectStatus(reply, 200, 'count').body as { count: number };
      const { history } = await detail(auditor, review);
      if (count >= history.length) return `${count} steps`;
      expectThat(Date.now() < deadline, `${count} of ${history.length} steps after 30 s`);
      await new Promise((resolve) => setTimeout(resolve, 1_000));
    }
  });
}
