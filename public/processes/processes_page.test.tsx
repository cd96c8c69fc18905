import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ROUTES } from '../../common';
import { accessibilityProblems } from '../test/axe';
import { failure } from '../test/fake_core';
import type { Answers } from '../test/fake_core';
import { renderApp } from '../test/render';
import { page, row } from './fixtures';

const PROCESSES = `GET ${ROUTES.processes}`;
const base: Answers = {
  [`GET ${ROUTES.projects}`]: { items: [] },
  [`GET ${ROUTES.setup}`]: { sources: [{ events: 1_234 }] },
  [PROCESSES]: page(),
};
const show = (path = '/processes', answers: Answers = {}, options = {}) =>
  renderApp(path, { answers: { ...base, ...answers }, ...options });
const asked = (calls: ReturnType<typeof show>['calls']) =>
  calls.filter((call) => call.path === ROUTES.processes).map((call) => call.query);

it('shows who started what, how long it ran and why it is here', async () => {
  const { container, calls } = show();
  const table = await screen.findByRole('table', { name: /Started processes/ });
  expect(within(table).getByText('firefox.exe')).toBeInTheDocument();
  expect(within(table).getByText('python.exe')).toBeInTheDocument();
  expect(within(table).getByText('2 min')).toBeInTheDocument();
  expect(within(table).getByText(/can upload files\./)).toBeInTheDocument();
  expect(within(table).getByText('Unexpected child')).toBeInTheDocument();
  expect(screen.getByText('1 process').closest('[role="status"]')).not.toBeNull();
  const [query] = asked(calls);
  expect(query).toMatchObject({ view: 'python', size: '25' });
  expect(Date.parse(query?.to ?? '') - Date.parse(query?.from ?? '')).toBe(24 * 3_600_000);
  expect(await accessibilityProblems(container)).toEqual([]);
});

it('says when no end was seen', async () => {
  show('/processes', {
    [PROCESSES]: page({ items: [row({ duration_ms: undefined, ended_at: undefined })] }),
  });
  expect(await screen.findByText('still running or no end seen')).toBeInTheDocument();
});

it('reads its state from the address and asks for it', async () => {
  const search =
    'view=any&project=p1&environment=WS-9&user=ada&parent=python.exe&text=http&label=encoded_command' +
    '&category=browser&expected=true&from=2026-01-01T00:00:00.000Z&to=2026-01-02T00:00:00.000Z&cursor=c1';
  const { calls } = show(`/processes?${search}`);
  await screen.findByRole('table', { name: /Started processes/ });
  expect(asked(calls)).toEqual([{ ...Object.fromEntries(new URLSearchParams(search)), size: '25' }]);
  expect(screen.getByLabelText('Environment')).toHaveValue('WS-9');
  expect(screen.getByRole('switch', { name: 'Show expected' })).toBeChecked();
});

it('writes what is chosen to the address, relative times as they were typed', async () => {
  const { history, calls } = show('/processes?from=now-7d&cursor=c1');
  await screen.findByRole('table', { name: /Started processes/ });
  userEvent.click(screen.getByText('All flagged'));
  await waitFor(() => expect(asked(calls).pop()).toMatchObject({ view: 'flagged' }));
  userEvent.type(screen.getByLabelText('Parent'), 'pythonw.exe{enter}');
  await waitFor(() => expect(asked(calls).pop()).toMatchObject({ parent: 'pythonw.exe' }));
  userEvent.selectOptions(screen.getByLabelText('Label'), 'renamed_interpreter');
  userEvent.click(screen.getByRole('switch', { name: 'Show expected' }));
  await waitFor(() =>
    expect(Object.fromEntries(new URLSearchParams(history.location.search))).toEqual({
      from: 'now-7d',
      view: 'flagged',
      parent: 'pythonw.exe',
      label: 'renamed_interpreter',
      expected: 'true',
    })
  );
});

it('reads "now" again on a refresh', async () => {
  const { calls } = show();
  await screen.findByRole('table', { name: /Started processes/ });
  jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 60_000);
  userEvent.click(screen.getByRole('button', { name: /Refresh/ }));
  await waitFor(() => expect(asked(calls)).toHaveLength(2));
  const [first, second] = asked(calls);
  expect(Date.parse(second?.to ?? '')).toBeGreaterThan(Date.parse(first?.to ?? ''));
  jest.restoreAllMocks();
});

it('pages with the cursor that the answer gave', async () => {
  const { calls, history } = show('/processes', { [PROCESSES]: page({ next: 'c2', total: 40 }) });
  userEvent.click(await screen.findByRole('button', { name: 'Next' }));
  await waitFor(() => expect(asked(calls).pop()).toMatchObject({ cursor: 'c2' }));
  expect(screen.getByText('1 of 40 processes')).toBeInTheDocument();
  userEvent.click(screen.getByRole('button', { name: 'Previous' }));
  expect(history.location.search).toBe('');
});

it('opens the details with links to the tree and to Kibana, and closes them', async () => {
  const { history, baseElement } = show();
  userEvent.click(await screen.findByRole('button', { name: 'firefox.exe' }));
  const flyout = await screen.findByRole('dialog', { name: 'firefox.exe' });
  expect(history.location.search).toContain('selected=doc-1');
  expect(within(flyout).getByText('C:\\Program Files\\Mozilla Firefox\\firefox.exe')).toBeInTheDocument();
  expect(within(flyout).getByRole('link', { name: 'Show the process tree' })).toHaveAttribute(
    'href',
    expect.stringContaining('/app/treAirlock/processes/tree/%7B11111111')
  );
  expect(within(flyout).getByRole('link', { name: /Discover/ })).toHaveAttribute(
    'href',
    expect.stringContaining('/app/discover')
  );
  expect(within(flyout).getByRole('link', { name: /Security/ })).toBeInTheDocument();
  expect(await accessibilityProblems(baseElement)).toEqual([]);
  userEvent.click(within(flyout).getByRole('button', { name: /Close/ }));
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
});

it('offers no page of Kibana that the reader may not open, and no tree without an identity', async () => {
  show(
    '/processes?selected=doc-1',
    { [PROCESSES]: page({ items: [row({ entity_id: undefined })] }) },
    { otherApps: {} }
  );
  const flyout = await screen.findByRole('dialog');
  expect(within(flyout).queryByRole('link')).not.toBeInTheDocument();
  expect(within(flyout).getByText(/No tree:/)).toBeInTheDocument();
});

it('shows hostile text as text, with what is hidden in it', async () => {
  const evil = '<img src=x onerror=alert(1)> \u202Eexe.fdp\u0000 ' + 'A'.repeat(30_000);
  show('/processes', {
    [PROCESSES]: page({ items: [row({ name: evil.slice(0, 60), command_line: evil })] }),
  });
  const table = await screen.findByRole('table', { name: /Started processes/ });
  expect(table.querySelector('img')).toBeNull();
  expect(within(table).getAllByText(/<img src=x onerror/)[0]).toBeInTheDocument();
  expect(table.textContent).toContain('⟨U+202E⟩');
  expect(table.textContent?.length).toBeLessThan(2_000);
  userEvent.click(within(table).getByRole('button', { name: /Show all 30,\d+ characters/ }));
  expect(table.textContent?.length).toBeGreaterThan(30_000);
});

it('names what the reader may not see, and where the join was cut', async () => {
  show('/processes', {
    [PROCESSES]: page({
      rights: { readable: [], refused: ['logs-endpoint.events.*'] },
      renamed_limited: 1_000,
    }),
  });
  expect(await screen.findByText(/Not yours to read: logs-endpoint\.events\.\*/)).toBeInTheDocument();
  expect(screen.getByText(/1,000 latest renamed interpreters/)).toBeInTheDocument();
});

describe('nothing to show', () => {
  const none = { [PROCESSES]: page({ items: [], total: 0 }) };

  it('says that nothing suspicious is good, and that events arrive', async () => {
    show('/processes', none);
    expect(await screen.findByText('Nothing suspicious in this time')).toBeInTheDocument();
    expect(await screen.findByText(/1,234 events arrived/)).toBeInTheDocument();
  });

  it('leads to Setup where no source is known', async () => {
    show('/processes', { ...none, [`GET ${ROUTES.setup}`]: { sources: [] } });
    expect(await screen.findByText('No events arrive yet')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Open Setup' })).toHaveAttribute(
      'href',
      '/base/app/treAirlock/setup'
    );
  });

  it('does not call silence good', async () => {
    show('/processes', { ...none, [`GET ${ROUTES.setup}`]: { sources: [{ events: 0 }] } });
    expect(await screen.findByText('No events arrived in the last 24 hours')).toBeInTheDocument();
  });

  it('offers to clear filters, or a longer time', async () => {
    const filtered = show('/processes?user=ada', none);
    userEvent.click(await screen.findByRole('button', { name: 'Clear the filters' }));
    expect(filtered.history.location.search).toBe('');
    userEvent.click(screen.getByText('Any process'));
    userEvent.click(await screen.findByRole('button', { name: 'Look at the last 30 days' }));
    expect(filtered.history.location.search).toContain('from=now-30d');
  });
});

it('says what right is missing on a 403, and never shows an empty list', async () => {
  show('/processes', {
    [PROCESSES]: failure(403, 'You may not read winlogbeat-*.'),
  });
  expect(await screen.findByRole('alert')).toHaveTextContent(/you do not have the right/);
  expect(screen.getByRole('alert')).toHaveTextContent('You may not read winlogbeat-*.');
  expect(screen.queryByText(/Nothing suspicious/)).not.toBeInTheDocument();
});

it('says that Elasticsearch is not ready on a 503', async () => {
  show('/processes', { [PROCESSES]: failure(503, 'No living connections') });
  expect(await screen.findByRole('alert')).toHaveTextContent(/Elasticsearch is not ready/);
});

it('refuses a range that is none before asking', async () => {
  const { calls } = show('/processes?from=now&to=now-1h');
  expect(await screen.findByText(/ends before it starts/)).toBeInTheDocument();
  expect(asked(calls)).toEqual([]);
});
