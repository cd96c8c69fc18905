import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ROUTES, routePath, withMark } from '../../../common';
import type { StoredRule } from '../../../common';
import type { Capabilities } from '../../contracts';
import { accessibilityProblems } from '../../test/axe';
import { failure } from '../../test/fake_core';
import type { Answers, Call } from '../../test/fake_core';
import { renderApp } from '../../test/render';
import { ready } from '../fixtures';

const RULES = '/api/detection_engine/rules';
const FIND = `GET ${RULES}/_find`;
const PRIVILEGES = 'GET /api/detection_engine/privileges';
const IMPORT = 'POST /api/saved_objects/_import';

const rule = (id: string, changes: object = {}) => ({
  rule_id: id,
  name: `Rule ${id}`,
  type: 'query',
  query: 'tre.activity: python_child',
  severity: 'high',
  version: 2,
  ...changes,
});
const stored = (id: string, changes: Partial<StoredRule> = {}): StoredRule => ({
  ...rule(id),
  id: `so-${id}`,
  enabled: true,
  immutable: false,
  ...changes,
});

const dashboard = {
  type: 'dashboard',
  id: 'd1',
  attributes: { title: 'TRE Airlock: D', description: withMark('All.', '00000001') },
};

const OPERATOR: Capabilities = {
  siem: { show: true, crud: true },
  dashboard: { show: true, createNew: true },
  savedObjectsManagement: { edit: true },
};

/** A Kibana with these rules and no dashboards. */
const show = (answers: Answers = {}, otherApps: Capabilities = OPERATOR) =>
  renderApp('/setup', {
    otherApps,
    answers: {
      [`GET ${ROUTES.setup}`]: ready(),
      [`GET ${ROUTES.projects}`]: { items: [{ id: 'genomics' }] },
      [`GET ${routePath(ROUTES.pack, { pack: 'rules' })}`]: {
        pack: 'rules',
        objects: [rule('a'), rule('b')],
      },
      [`GET ${routePath(ROUTES.pack, { pack: 'dashboards' })}`]: { pack: 'dashboards', objects: [dashboard] },
      [FIND]: { data: [] },
      'GET /api/saved_objects/_find': { saved_objects: [] },
      [PRIVILEGES]: { is_authenticated: true, has_encryption_key: true },
      [`POST ${RULES}`]: {},
      [`PATCH ${RULES}`]: {},
      ...answers,
    },
  });

const stepOf = (name: RegExp) => screen.getByRole('heading', { name }).closest('.euiStep') as HTMLElement;
const press = async (name: RegExp) => userEvent.click(await screen.findByRole('button', { name }));
const sent = (calls: Call[], method: string) =>
  calls.filter((call) => call.method === method && call.path === RULES).map(({ body }) => body);

describe('detection rules', () => {
  it('are imported with one button, asleep, each state told', async () => {
    const { calls, container } = show();
    await press(/^Import 2 rules$/);
    expect(await screen.findByText('2 created.')).toBeInTheDocument();
    expect(sent(calls, 'POST')).toEqual([
      expect.objectContaining({ rule_id: 'a', enabled: false, version: 2 }),
      expect.objectContaining({ rule_id: 'b', enabled: false }),
    ]);
    const table = await screen.findByRole('table', { name: /Detection rules/ });
    expect(within(table).getAllByText('missing')).toHaveLength(2);
    expect(await accessibilityProblems(container)).toEqual([]);
  });

  it('are enabled when that is asked for', async () => {
    const { calls } = show();
    userEvent.click(await screen.findByLabelText('Enable the rules that are new'));
    await press(/^Import 2 rules$/);
    await screen.findByText('2 created.');
    expect(sent(calls, 'POST')).toEqual([
      expect.objectContaining({ enabled: true }),
      expect.objectContaining({ enabled: true }),
    ]);
  });

  it('are updated without a word on what operators made', async () => {
    const old = stored('b', {
      version: 1,
      query: 'old',
      execution_summary: {
        last_execution: { status: 'failed', date: '2026-01-05T09:00:00Z', message: 'No index.' },
      },
    });
    const { calls } = show({ [FIND]: { data: [stored('a'), old] } });
    const table = await screen.findByRole('table', { name: /Detection rules/ });
    expect(within(table).getByText('older version')).toBeInTheDocument();
    expect(within(table).getByText('failed')).toBeInTheDocument();
    expect(within(table).getByText('No index.')).toBeInTheDocument();
    expect(within(table).getByRole('link', { name: 'Rule b' })).toHaveAttribute(
      'href',
      '/base/app/security/rules/id/so-b'
    );
    await press(/^Update 1 rule$/);
    await screen.findByText(/exceptions, actions and what is enabled stayed/);
    const [patch, ...others] = sent(calls, 'PATCH') as Array<Record<string, unknown>>;
    expect(others).toEqual([]);
    expect(patch).toMatchObject({ rule_id: 'b', query: rule('b').query, version: 2 });
    for (const key of ['enabled', 'actions', 'exceptions_list', 'throttle'])
      expect(patch).not.toHaveProperty(key);
    expect(sent(calls, 'POST')).toEqual([]);
  });

  it('that were changed here stay, unless somebody wants them back', async () => {
    const { calls } = show({ [FIND]: { data: [stored('a'), stored('b', { query: 'mine' })] } });
    expect(await screen.findByText('changed here')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /^(Import|Update) \d/ })).not.toBeInTheDocument();
    userEvent.click(screen.getByLabelText(/Put back what was changed here \(1\)/));
    await press(/^Update 1 rule$/);
    await screen.findByText(/1; exceptions/);
    expect(sent(calls, 'PATCH')).toEqual([expect.objectContaining({ rule_id: 'b' })]);
  });

  it('tells which failed, and goes on', async () => {
    const refuse = ({ body }: Call) =>
      (body as { rule_id: string }).rule_id === 'a' ? failure(400, 'index is missing') : {};
    show({ [`POST ${RULES}`]: refuse });
    await press(/^Import 2 rules$/);
    expect(await screen.findByText('Rule a failed')).toBeInTheDocument();
    expect(screen.getByText('index is missing')).toBeInTheDocument();
    expect(screen.getByText('1 created.')).toBeInTheDocument();
  });

  it('are left alone where Kibana refuses the first', async () => {
    const { calls } = show({ [`POST ${RULES}`]: failure(403, 'Unauthorized to create') });
    await press(/^Import 2 rules$/);
    expect(await screen.findByRole('alert')).toHaveTextContent('No rule was imported');
    expect(sent(calls, 'POST')).toHaveLength(1);
  });

  it('are ended where the login ends meanwhile, and what was not tried is told', async () => {
    const many = Array.from({ length: 9 }, (_, index) => rule(`r${index}`));
    const answer = ({ body }: Call) =>
      (body as { rule_id: string }).rule_id === 'r0' ? {} : failure(401, 'Logged out');
    const { calls } = show({
      [`GET ${routePath(ROUTES.pack, { pack: 'rules' })}`]: { pack: 'rules', objects: many },
      [`POST ${RULES}`]: answer,
    });
    await press(/^Import 9 rules$/);
    expect(await screen.findByText('1 created.')).toBeInTheDocument();
    expect(screen.getByText('Not tried failed')).toBeInTheDocument();
    expect(sent(calls, 'POST').length).toBeLessThan(9);
  });

  it('are not begun where no rule could run', async () => {
    const { calls } = show({ [PRIVILEGES]: { is_authenticated: true, has_encryption_key: false } });
    await press(/^Import 2 rules$/);
    expect(await screen.findByRole('alert')).toHaveTextContent('xpack.encryptedSavedObjects.encryptionKey');
    expect(sent(calls, 'POST')).toEqual([]);
  });

  it.each<[string, Capabilities, RegExp]>([
    ['no Security app', { siem: undefined }, /has no Elastic Security app/],
    ['no right to see it', { siem: { show: false } }, /hidden in this space/],
    ['a right to look only', { siem: { show: true, crud: false } }, /with all rights in this space/],
  ])('offer no button with %s, and say why', async (_, change, words) => {
    show({}, { ...OPERATOR, ...change });
    await screen.findByText(/^Ready/);
    expect(await within(stepOf(/Detection rules \(may/)).findByText(words)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /^Import \d/ })).not.toBeInTheDocument();
  });

  it('say when they could not be looked up', async () => {
    show({ [FIND]: failure(500, 'Index is closed.') });
    expect(await screen.findByText(/could not be read: Index is closed\./)).toBeInTheDocument();
  });
});

describe('dashboards', () => {
  it('are imported in one file that replaces what was there', async () => {
    const { calls } = show({ [IMPORT]: { successCount: 1, success: true } });
    await press(/^Import the dashboards$/);
    expect(await screen.findByText(/1 taken/)).toBeInTheDocument();
    const call = calls.find(({ path }) => path.endsWith('/_import'));
    expect(call?.query).toEqual({ overwrite: 'true' });
    const file = (call?.body as FormData).get('file') as File;
    expect(file.name).toBe('tre-airlock-dashboards.ndjson');
    expect(file.size).toBe(JSON.stringify(dashboard).length + 1);
  });

  it('that are there are links', async () => {
    show({ 'GET /api/saved_objects/_find': { saved_objects: [{ ...dashboard, id: 'x', originId: 'd1' }] } });
    expect(await screen.findByRole('link', { name: 'TRE Airlock: D' })).toHaveAttribute(
      'href',
      '/base/app/dashboards#/view/x'
    );
    expect(screen.getByText(/1 of 1 dashboards are there/)).toBeInTheDocument();
  });

  it('tells what Kibana did not take, and a refusal', async () => {
    const refused = [{ type: 'search', id: 's', error: { message: 'broken' } }];
    show({ [IMPORT]: { successCount: 0, errors: refused } });
    await press(/^Import the dashboards$/);
    expect(await screen.findByText(/search s: broken failed/)).toBeInTheDocument();
  });

  it('says whose right it is where Kibana refuses', async () => {
    show({ [IMPORT]: failure(403, 'Unable to bulk_create dashboard') });
    await press(/^Import the dashboards$/);
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('Nothing was imported');
    expect(alert).toHaveTextContent('Saved Objects Management');
  });

  it('offer no button to a reader, and say why', async () => {
    show({}, { ...OPERATOR, dashboard: { show: true }, savedObjectsManagement: {} });
    expect(await screen.findByText(/Importing dashboards needs/)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /Import the dashboards/ })).not.toBeInTheDocument();
  });
});
