import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ROUTES, routePath } from '../../../common';
import type { RequestDetail, RequestSummary } from '../../../common';
import { accessibilityProblems } from '../../test/axe';
import { failure } from '../../test/fake_core';
import type { Call } from '../../test/fake_core';
import { renderApp } from '../../test/render';
import { REQUEST_ID as id, someActivity, someDetail, somePush, someSummary } from '../../test/requests';

const LIST = ROUTES.requests;
const OPENED = Date.parse(someSummary().created_at);

/** A push so many minutes before the request that is looked at; after it when negative. */
function pushed(minutes: number, change: Partial<RequestSummary> = {}): RequestSummary {
  const push = {
    repository: 'git/asthma',
    ref: 'refs/heads/main',
    after: 'd'.repeat(40),
    pusher: 'ada',
    commits: 1,
  };
  return someSummary({
    id: `earlier-${minutes}`,
    direction: 'ingress',
    created_at: new Date(OPENED - minutes * 60_000).toISOString(),
    push,
    ...change,
  });
}

const page = (items: RequestSummary[]) => ({ items, total: items.length, more_than: false });

function open(list: unknown, change: Partial<RequestDetail> = {}) {
  const request = someDetail({ direction: 'ingress', files: [], pushed: somePush(), ...change });
  return renderApp(`/requests/${id}`, {
    answers: {
      [`GET ${routePath(ROUTES.request, { id })}`]: request,
      [`GET ${routePath(ROUTES.requestActivity, { id })}`]: someActivity([]),
      [`GET ${routePath(ROUTES.requestVerdicts, { id })}`]: { items: [] },
      [`GET ${LIST}`]: list,
    },
  });
}

const title = 'What this project pushed before';
const panel = () => screen.findByRole('region', { name: title });
const lists = (calls: Call[]) => calls.filter(({ path }) => path === LIST);

it('shows when, what, who and what became of it, with a link to each', async () => {
  const { calls, container } = open(page([pushed(60, { status: 'rejected', worst: 'block' })]));
  const row = (await within(await panel()).findAllByRole('row'))[1] as HTMLElement;
  for (const words of ['23 Nov 2026, 09:00:00', 'dddddddddd', 'ada', 'Rejected', 'Block'])
    expect(row).toHaveTextContent(words);
  const link = within(row).getByRole('link', { name: 'git/asthma refs/heads/main, commit dddddddddd' });
  expect(link).toHaveAttribute('href', '/base/app/treAirlock/requests/earlier-60');
  link.focus();
  expect(link).toHaveFocus();
  expect(lists(calls)[0]?.query).toEqual({
    direction: 'ingress',
    project: 'asthma',
    created_before: someSummary().created_at,
    sort: 'created',
    order: 'desc',
    size: '10',
  });
  expect(await accessibilityProblems(container)).toEqual([]);
});

it('says when nothing was pushed before', async () => {
  open(page([]));
  expect(await within(await panel()).findByText('Nothing was pushed before.')).toBeInTheDocument();
});

it('says that it is loading until the answer comes', async () => {
  let answer: (list: unknown) => void = () => undefined;
  open(() => new Promise((resolve) => (answer = resolve)));
  const region = await panel();
  expect(await within(region).findByRole('status')).toHaveTextContent('Loading earlier pushes');
  answer(page([pushed(1)]));
  expect(await within(region).findByRole('link')).toBeInTheDocument();
  expect(within(region).queryByRole('status')).toBeNull();
});

it('says why it failed, and tries again', async () => {
  const answers: unknown[] = [failure(503, 'Elasticsearch does not answer.'), page([pushed(1)])];
  open(() => answers.shift());
  const region = await panel();
  const alert = await within(region).findByRole('alert');
  expect(alert).toHaveTextContent('Earlier pushes could not be loaded');
  userEvent.click(within(alert).getByRole('button', { name: 'Try again' }));
  const link = await within(region).findByRole('link', { name: /git\/asthma/ });
  expect(link).toBeInTheDocument();
  expect(within(region).queryByRole('alert')).toBeNull();
});

it('shows names as text, hidden characters spelt out, and a deleted ref as such', async () => {
  const push = {
    repository: '<img src=x onerror=alert(1)>',
    ref: 'refs/heads/\u202emain',
    after: '0'.repeat(40),
    pusher: '<b>eve</b>',
    commits: 0,
  };
  open(page([pushed(1, { push })]));
  const region = await panel();
  await within(region).findByRole('link');
  for (const words of ['<img src=x onerror=alert(1)>', '⟨U+202E⟩main', '<b>eve</b>', 'ref deleted'])
    expect(region).toHaveTextContent(words);
  expect(region.querySelector('img')).toBeNull();
});

it('is not on an egress request', async () => {
  const { calls } = open(page([pushed(1)]), { direction: 'egress', pushed: undefined });
  await screen.findByRole('region', { name: 'History' });
  expect(screen.queryByRole('region', { name: title })).toBeNull();
  expect(lists(calls)).toEqual([]);
});
