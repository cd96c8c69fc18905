import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ROUTES } from '../../common';
import type { RequestSummary } from '../../common';
import { page, row } from '../processes/fixtures';
import { bare, ready } from '../setup/fixtures';
import { accessibilityProblems } from '../test/axe';
import { failure } from '../test/fake_core';
import type { Answers, Call } from '../test/fake_core';
import { renderApp } from '../test/render';
import { someSummary } from '../test/requests';

const REQUESTS = `GET ${ROUTES.requests}`;
const PROCESSES = `GET ${ROUTES.processes}`;
const SETUP = `GET ${ROUTES.setup}`;
const HOSTS = `GET ${ROUTES.unassignedHosts}`;
const APP = '/base/app/treAirlock';
const NO_RIGHT = /You do not have the right to see this/;

const risky = someSummary({ id: 'risky', title: 'Model weights', risk: 25, status: 'blocked_by_scan' });
const old = someSummary({ id: 'old', title: 'Old tables', created_at: '2026-01-01T00:00:00Z' });

/** A queue that answers each question: so many, and the first of them. */
const queue =
  (states: Record<string, [number, ...RequestSummary[]]>) =>
  ({ query }: Call) => {
    const [total, ...items] = states[query.status ?? ''] ?? [0];
    return { items, total, more_than: false };
  };
const full = queue({
  in_review: [3, old],
  blocked_by_scan: [1, risky],
  approved: [2],
  'in_review,blocked_by_scan': [4, risky, old],
});
const hosts = (...items: unknown[]) => ({ items, rights: { readable: [], refused: [] } });

const show = (answers: Answers = {}, options = {}) =>
  renderApp('/overview', {
    answers: { [REQUESTS]: full, [PROCESSES]: page(), [SETUP]: ready(), [HOSTS]: hosts(), ...answers },
    ...options,
  });
const part = (name: string | RegExp) => within(screen.getByRole('region', { name }));
const requests = () => part('Requests that wait');
const flagged = () => part(/^Flagged executions/);
const standing = () => part('Silent or missing');
const strays = () => part('Hosts without a project');

it('says every part with its words, and passes the accessibility check', async () => {
  const { container } = show({
    [HOSTS]: hosts({ host: 'stray', events: 1_500, users: [], last_seen: '2026-01-05T09:00:00Z' }),
  });
  await requests().findByRole('table');
  await flagged().findByRole('table');
  await standing().findByRole('list');
  await strays().findByRole('list');
  const levels = screen.getAllByRole('heading').map(({ tagName, textContent }) => [tagName, textContent]);
  expect(levels).toEqual([
    ['H1', 'Overview'],
    ['H2', 'Requests that wait'],
    ['H2', 'Silent or missing'],
    ['H2', 'Hosts without a project'],
    ['H2', 'Flagged executions in the last 24 hours'],
  ]);
  expect(await accessibilityProblems(container)).toEqual([]);
});

describe('requests', () => {
  it.each([
    ['3 in review', '/requests?status=in_review'],
    ['1 blocked by the scan', '/requests?status=blocked_by_scan'],
    ['2 approved, not released yet', '/requests?status=approved'],
    ['All that wait for a decision', '/requests?status=in_review%2Cblocked_by_scan'],
  ])('are counted: "%s" leads to them', async (name, path) => {
    show();
    expect(await requests().findByRole('link', { name })).toHaveAttribute('href', `${APP}${path}`);
  });

  it('name the one that waits longest and the riskiest, each with its link', async () => {
    const { calls } = show();
    const table = await requests().findByRole('table', { name: /Riskiest requests/ });
    const first = within(table).getAllByRole('row')[1] as HTMLElement;
    for (const words of ['Model weights', 'Asthma cohort', 'Egress', '25 high', 'Blocked by scan'])
      expect(first).toHaveTextContent(words);
    expect(within(table).getByRole('link', { name: 'Model weights' })).toHaveAttribute(
      'href',
      `${APP}/requests/risky`
    );
    expect(requests().getByText(/^Waiting longest/)).toHaveTextContent(/Old tables, opened .* ago\./);
    expect(calls.filter(({ path }) => path === ROUTES.requests).map(({ query }) => query)).toEqual([
      { sort: 'created', order: 'asc', size: '10', status: 'in_review' },
      { sort: 'created', order: 'asc', size: '10', status: 'blocked_by_scan' },
      { sort: 'created', order: 'asc', size: '10', status: 'approved' },
      { sort: 'risk', order: 'desc', size: '10', status: 'in_review,blocked_by_scan' },
    ]);
  });

  it('say when nothing waits, and what was approved all the same', async () => {
    show({ [REQUESTS]: queue({ approved: [1] }) });
    expect(await requests().findByText(/^Nothing waits for review\./)).toBeInTheDocument();
    expect(requests().getByRole('link', { name: '1 approved, not released yet' })).toBeInTheDocument();
    expect(requests().queryByRole('table')).not.toBeInTheDocument();
  });

  it('show markup in a title as text', async () => {
    const hostile = someSummary({ title: '<script>alert(1)</script> \u202egpj.exe' });
    const { container } = show({
      [REQUESTS]: queue({ 'in_review,blocked_by_scan': [1, hostile], in_review: [1, hostile] }),
    });
    await requests().findByRole('table');
    expect(container.querySelector('script')).toBeNull();
    expect(container).toHaveTextContent('<script>alert(1)</script> ⟨U+202E⟩gpj.exe');
  });
});

describe('flagged executions', () => {
  it('say what started what, how long it ran and why it is flagged, with the tree of each', async () => {
    const { calls } = show();
    const table = await flagged().findByRole('table', { name: /Latest flagged executions/ });
    const first = within(table).getAllByRole('row')[1] as HTMLElement;
    for (const words of ['Genomics, WS-01', '2 min', 'Unexpected child', 'can upload files.'])
      expect(first).toHaveTextContent(words);
    expect(within(first).getByRole('link', { name: 'python.exe started firefox.exe' })).toHaveAttribute(
      'href',
      `${APP}/processes/tree/%7B11111111-aaaa-bbbb-cccc-000000000001%7D?host=ws-01`
    );
    expect(flagged().getByRole('link', { name: '1 flagged execution' })).toHaveAttribute(
      'href',
      `${APP}/processes?view=flagged`
    );
    expect(calls.find(({ path }) => path === ROUTES.processes)?.query).toEqual({
      view: 'flagged',
      size: '100',
    });
  });

  it('are one line where a host repeats itself', async () => {
    const many = ['1', '2', '3'].map((id) => row({ id, name: `tool${id}.exe` }));
    show({ [PROCESSES]: page({ items: many, total: 120, next: 'c1' }) });
    expect(await flagged().findByRole('link', { name: /tool1\.exe/ })).toBeInTheDocument();
    expect(flagged().queryByRole('link', { name: /tool2\.exe/ })).not.toBeInTheDocument();
    expect(flagged().getByRole('link', { name: 'at least 2 more like it' })).toHaveAttribute(
      'href',
      `${APP}/processes?view=flagged&environment=WS-01&label=unexpected_child`
    );
    expect(flagged().getByRole('link', { name: '120 flagged executions' })).toBeInTheDocument();
  });

  it('lead to the details where a process has no tree', async () => {
    show({ [PROCESSES]: page({ items: [row({ entity_id: undefined })] }) });
    expect(await flagged().findByRole('link', { name: /firefox/ })).toHaveAttribute(
      'href',
      `${APP}/processes?view=flagged&selected=doc-1`
    );
  });

  it.each([
    ['a quiet day', ready(), /^Nothing was flagged\. 12,345 events arrived/],
    ['silence', bare(), /^No events arrived in that time/],
  ])('say which it is: %s', async (_, state, words) => {
    show({ [PROCESSES]: page({ items: [], total: 0 }), [SETUP]: state });
    expect(await flagged().findByText(words)).toBeInTheDocument();
  });

  it('name what the reader may not read', async () => {
    show({ [PROCESSES]: page({ rights: { readable: [], refused: ['auditbeat-*'] } }) });
    expect(await flagged().findByText(/Not yours to read: auditbeat-\*/)).toBeInTheDocument();
  });
});

describe('what is silent or missing', () => {
  it('is said with since when, and leads to Setup', async () => {
    show();
    const line = await standing().findByText(/Host WS-07 is silent/);
    expect(line.closest('li')).toHaveTextContent(/since 04 Jan 2026, 09:00:00 \(.* ago\)\./);
    expect(standing().getByText(/12,345 events arrived/)).toBeInTheDocument();
    expect(standing().getByRole('link', { name: 'Open Setup' })).toHaveAttribute('href', `${APP}/setup`);
  });

  it('may be nothing', async () => {
    show({ [SETUP]: ready({ silent: [], warnings: ['Scanners: refused.'] }) });
    expect(await standing().findByText(/^Nothing is missing/)).toBeInTheDocument();
    expect(standing().getByText(/Not everything could be checked/)).toBeInTheDocument();
  });

  it('is cut where it is long, and counted', async () => {
    const silent = Array.from({ length: 30 }, (_, index) => ({
      kind: 'host' as const,
      name: `ws-${index}`,
      last_seen: '2026-01-04T09:00:00Z',
    }));
    show({ [SETUP]: ready({ silent }) });
    expect(await standing().findByText('and 25 more')).toBeInTheDocument();
  });
});

describe('hosts without a project', () => {
  it('are named, and lead to Projects', async () => {
    show({ [HOSTS]: hosts({ host: 'stray', events: 1, users: [], last_seen: '2026-01-05T09:00:00Z' }) });
    expect((await strays().findByText('stray')).closest('li')).toHaveTextContent(/^stray, last seen .* ago$/);
    expect(strays().getByRole('link', { name: 'Open Projects' })).toHaveAttribute('href', `${APP}/projects`);
  });

  it('may be none, or out of the reader’s sight', async () => {
    show({ [HOSTS]: { items: [], rights: { readable: [], refused: ['auditbeat-*'] } } });
    expect(
      await strays().findByText(/Not yours to read, so there may be more: auditbeat-\*\./)
    ).toBeInTheDocument();
    expect(await strays().findByText(/belongs to a project\./)).toBeInTheDocument();
  });
});

describe('rights and failures', () => {
  it('of one part leave the others as they are', async () => {
    show({
      [PROCESSES]: failure(403, 'Not yours.', { source: 'elasticsearch' }),
      [HOSTS]: failure(503, 'No living connections'),
    });
    expect(await flagged().findByText(NO_RIGHT)).toHaveTextContent(/Events are read under your own rights/);
    expect(await strays().findByRole('alert')).toHaveTextContent(/The hosts could not be loaded/);
    expect(await requests().findByRole('table')).toBeInTheDocument();
    expect(await standing().findByRole('list')).toBeInTheDocument();
    expect(screen.getAllByRole('alert')).toHaveLength(1);
  });

  it('can be mended: a part that failed is asked for again', async () => {
    let down = true;
    show({
      [REQUESTS]: (call: Call) => {
        if (down) throw failure(0, 'Failed to fetch');
        return full(call);
      },
    });
    const again = await requests().findByRole('button', { name: 'Try again' });
    down = false;
    userEvent.click(again);
    expect(await requests().findByRole('table')).toBeInTheDocument();
  });

  it('ask nothing for somebody who may see nothing, and say whom to ask', async () => {
    const { calls, container } = show({}, { duties: {} });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      /you do not have the right.*tre_airlock_auditor/
    );
    expect(screen.queryByRole('region')).not.toBeInTheDocument();
    expect(calls).toEqual([]);
    expect(await accessibilityProblems(container)).toEqual([]);
  });
});

describe('how things stand now', () => {
  const count = (calls: Call[], path: string) => calls.filter((call) => call.path === path).length;
  const parts = [
    [ROUTES.requests, 4],
    [ROUTES.processes, 1],
    [ROUTES.setup, 1],
    [ROUTES.unassignedHosts, 1],
  ] as const;
  const asked = (calls: Call[], times: number) =>
    waitFor(() => parts.forEach(([path, each]) => expect(count(calls, path)).toBe(times * each)));

  it('is read again when the window is looked at again', async () => {
    const { calls } = show();
    await asked(calls, 1);
    await flagged().findByRole('table');
    await act(async () => void window.dispatchEvent(new Event('focus')));
    await asked(calls, 2);
  });

  it('is read again on request', async () => {
    const { calls } = show();
    await asked(calls, 1);
    userEvent.click(await screen.findByRole('button', { name: 'Refresh' }));
    await asked(calls, 2);
  });
});
