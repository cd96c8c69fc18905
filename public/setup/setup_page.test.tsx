import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ROUTES } from '../../common';
import type { SetupBody } from '../../common';
import { accessibilityProblems } from '../test/axe';
import { failure } from '../test/fake_core';
import type { Answers, Call } from '../test/fake_core';
import { renderApp } from '../test/render';
import { bare, ready } from './fixtures';

const GET = `GET ${ROUTES.setup}`;
const POST = `POST ${ROUTES.setup}`;
const show = (answers: Answers = {}, options = {}) =>
  renderApp('/setup', {
    answers: { [GET]: ready(), [`GET ${ROUTES.projects}`]: { items: [{ id: 'genomics' }] }, ...answers },
    ...options,
  });
const posted = (calls: Call[]) => calls.filter(({ method }) => method === 'POST').map(({ body }) => body);
const stepOf = (name: RegExp) => screen.getByRole('heading', { name }).closest('.euiStep') as HTMLElement;
const confirm = async (button: string) =>
  userEvent.click(within(await screen.findByRole('alertdialog')).getByRole('button', { name: button }));

it('says that all is ready, and shows every part with its state', async () => {
  const { container } = show();
  expect(await screen.findByText(/^Ready: verdicts can be taken/)).toBeInTheDocument();
  const sources = await screen.findByRole('table', { name: /Event sources/ });
  expect(within(sources).getByText('12,345')).toBeInTheDocument();
  expect(within(sources).getByText('mapped')).toBeInTheDocument();
  expect(within(await screen.findByRole('table', { name: /Silent/ })).getByText('WS-07')).toBeInTheDocument();
  const assets = await screen.findByRole('table', { name: /Assets/ });
  expect(within(assets).getByText('tre-airlock-events')).toBeInTheDocument();
  expect(within(assets).getByText('not needed')).toBeInTheDocument();
  expect(await accessibilityProblems(container)).toEqual([]);
});

it('leads through the steps on a bare cluster, and shows what an action did', async () => {
  const { calls, container } = show({
    [GET]: bare(),
    [POST]: {
      done: [
        { name: 'tre-airlock-events', ok: true, message: 'Installed in version 2.' },
        { name: 'tre-airlock-labels', ok: false, message: 'Elasticsearch refuses it.' },
      ],
      state: ready({ ready: true }),
    },
  });
  expect(await screen.findByText('Not ready yet: verdicts cannot be taken')).toBeInTheDocument();
  expect(screen.getByText(/Left to do: Install the assets, Service key/)).toBeInTheDocument();
  expect(screen.getByText(/POST \/_security\/api_key/)).toBeInTheDocument();
  expect(await accessibilityProblems(container)).toEqual([]);
  userEvent.click(screen.getByRole('button', { name: 'Install or repair' }));
  expect(await screen.findByText('1 of 2 could not be done')).toBeInTheDocument();
  expect(screen.getByText('tre-airlock-labels failed')).toBeInTheDocument();
  expect(posted(calls)).toEqual([{ action: 'install' }]);
  expect(await screen.findByText(/^Ready: verdicts can be taken/)).toBeInTheDocument();
});

it.each<[RegExp, string, string | undefined, SetupBody['action']]>([
  [/Attach the event sources/, 'Attach', undefined, 'attach'],
  [/Service key/, 'Replace', 'Replace it', 'create_service_key'],
  [/Service key/, 'Revoke', 'Revoke it', 'revoke_service_key'],
  [/Roles/, 'Install the roles', undefined, 'install_roles'],
])('in %s, "%s" asks where it must and runs', async (step, button, question, action) => {
  const { calls } = show({
    [POST]: { done: [{ name: 'x', ok: true, message: 'Done so.' }], state: ready() },
  });
  await screen.findByText(/^Ready/);
  userEvent.click(within(stepOf(step)).getByRole('button', { name: button }));
  if (question !== undefined) {
    expect(posted(calls)).toEqual([]);
    await confirm(question);
  }
  expect(await within(stepOf(step)).findByText('Done so.')).toBeInTheDocument();
  expect(posted(calls)).toEqual([{ action }]);
});

it('does nothing when the question is answered with no', async () => {
  const { calls } = show();
  await screen.findByText(/^Ready/);
  userEvent.click(screen.getByRole('button', { name: 'Revoke' }));
  await confirm('Cancel');
  await waitFor(() => expect(screen.queryByRole('alertdialog')).not.toBeInTheDocument());
  expect(posted(calls)).toEqual([]);
});

describe('a key for a machine', () => {
  const made = {
    done: [{ name: 'k', ok: true, message: 'Made.' }],
    key: { id: '1', name: 'tre-airlock-scanner: share-1', encoded: 'c2VjcmV0' },
    state: ready(),
  };

  it('is shown once, with a command that works as it stands', async () => {
    const { calls } = show({ [POST]: made });
    userEvent.type(await screen.findByLabelText('Name of the machine'), ' share-1 ');
    userEvent.click(screen.getByRole('button', { name: 'Make a key' }));
    expect(await screen.findByText(/is shown this once/)).toBeInTheDocument();
    expect(posted(calls)).toEqual([{ action: 'create_scanner_key', name: 'share-1', duty: 'scanner' }]);
    const step = stepOf(/Key for a scanner/);
    expect(step).toHaveTextContent(`${window.location.origin}/base${ROUTES.egressVerdicts}`);
    expect(step).toHaveTextContent('Authorization: ApiKey c2VjcmV0');
    expect(step).toHaveTextContent('"project": "genomics"');
    expect(within(step).getAllByRole('button', { name: /Copy/ })).toHaveLength(2);
    userEvent.click(screen.getByRole('button', { name: 'I have stored it' }));
    expect(document.body).not.toHaveTextContent('c2VjcmV0');
    expect(screen.getByLabelText('Name of the machine')).toHaveValue('');
  });

  it('is another for a release agent', async () => {
    show({ [POST]: made });
    userEvent.type(await screen.findByLabelText('Name of the machine'), 'agent');
    userEvent.selectOptions(screen.getByLabelText('Duty'), 'release_agent');
    userEvent.click(screen.getByRole('button', { name: 'Make a key' }));
    await screen.findByText(/is shown this once/);
    expect(stepOf(/Key for a scanner/)).toHaveTextContent(`${ROUTES.requests}?status=approved`);
  });

  it('needs a name', async () => {
    const { calls } = show();
    userEvent.click(await screen.findByRole('button', { name: 'Make a key' }));
    expect(await screen.findByText('The name must not be empty.')).toBeInTheDocument();
    expect(posted(calls)).toEqual([]);
  });

  it('tells what an administrator can run where the account may not', async () => {
    show({
      [POST]: failure(403, 'Your account may not.', { command: 'POST /_security/api_key {"name":"x"}' }),
    });
    userEvent.type(await screen.findByLabelText('Name of the machine'), 'x');
    userEvent.click(screen.getByRole('button', { name: 'Make a key' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('Your account may not.');
    expect(screen.getByText(/POST \/_security\/api_key/)).toBeInTheDocument();
  });
});

it('warns loudly where security is off, and offers no keys', async () => {
  show({
    [GET]: ready({
      elasticsearch: { version: '2.19.6', security: false, lifecycle: false },
      service_key: { state: 'not_needed', note: 'Security is off.' },
    }),
  });
  expect(await screen.findByText(/nothing here is protected/)).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: /key|Replace|Revoke/ })).not.toBeInTheDocument();
});

it('is to be read only without the right to manage', async () => {
  show({ [GET]: bare() }, { duties: { show: true } });
  expect(await screen.findByText(/You can see the state/)).toBeInTheDocument();
  for (const name of [/Install/, /Attach/, /key/])
    expect(screen.queryByRole('button', { name })).not.toBeInTheDocument();
});

it('tells what it could not see, as text', async () => {
  show({ [GET]: ready({ warnings: ['Event sources: <b>refused</b>'] }) });
  expect(await screen.findByText('Event sources: <b>refused</b>')).toBeInTheDocument();
});

it.each([
  [403, /you do not have the right/],
  [503, /Elasticsearch is not ready/],
])('says what a %d means', async (status, words) => {
  show({ [GET]: failure(status, 'said the server') });
  expect(await screen.findByRole('alert')).toHaveTextContent(words);
});
