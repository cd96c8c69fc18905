import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ROUTES, projectDefaults, routePath } from '../../common';
import type { Project, UnassignedHost } from '../../common';
import { accessibilityProblems } from '../test/axe';
import { failure } from '../test/fake_core';
import type { Answers, Call } from '../test/fake_core';
import { renderApp } from '../test/render';

const project = (id: string, overrides: Partial<Project> = {}): Project => ({
  ...projectDefaults({ name: `Project ${id}`, hosts: [`${id}-ws-01`] }),
  id,
  revision: 4,
  created_at: '2026-01-05T09:00:00Z',
  updated_at: '2026-01-05T10:00:00Z',
  updated_by: 'olga',
  ...overrides,
});
const host = (name: string): UnassignedHost => ({
  host: name,
  events: 1_500,
  users: ['LAB\\ada'],
  last_seen: '2026-01-05T09:00:00Z',
});
const LIST = `GET ${ROUTES.projects}`;
const HOSTS = `GET ${ROUTES.unassignedHosts}`;
const REQUESTS = `GET ${ROUTES.requests}`;
const requests = (total: number) => ({ items: [], total, more_than: false });
const CLOSED = { closed_at: '2026-02-03T08:00:00Z', closed_by: 'otto' };
const one = (method: string, id: string) => `${method} ${routePath(ROUTES.project, { id })}`;
const hosts = (...items: UnassignedHost[]) => ({ items, rights: { readable: [], refused: [] } });

const show = (path: string, answers: Answers = {}, options = {}) =>
  renderApp(path, {
    answers: {
      [LIST]: { items: [project('alpha'), project('beta', { reviewers: ['rita'], space: 'lab' })] },
      [HOSTS]: hosts(),
      [one('GET', 'alpha')]: project('alpha'),
      [REQUESTS]: requests(0),
      ...answers,
    },
    ...options,
  });
/** The way to end a project is known once its requests are counted. */
async function press(name: string) {
  const button = await screen.findByRole('button', { name });
  await waitFor(() => expect(button).toBeEnabled());
  userEvent.click(button);
}
const puts = (calls: Call[]) => calls.filter(({ method }) => method === 'PUT');

describe('the list', () => {
  it('shows each project and finds by what is typed', async () => {
    const { container, history } = show('/projects');
    const table = await screen.findByRole('table', { name: /Projects/ });
    expect(within(table).getByRole('link', { name: 'Project alpha' })).toHaveAttribute(
      'href',
      '/base/app/treAirlock/projects/alpha'
    );
    expect(within(table).getByText('everyone who may review')).toBeInTheDocument();
    expect(await accessibilityProblems(container)).toEqual([]);
    userEvent.type(screen.getByRole('searchbox', { name: 'Search the projects' }), 'BETA-ws');
    expect(screen.getByText('1 of 2 projects')).toBeInTheDocument();
    expect(within(table).queryByText('Project alpha')).not.toBeInTheDocument();
    expect(history.location.search).toBe('?text=BETA-ws');
  });

  it('leaves closed projects out until they are asked for, and says since when and by whom', async () => {
    const items = [project('alpha'), project('past', CLOSED)];
    const { container, history, calls } = show('/projects', {
      [LIST]: { items },
      [HOSTS]: hosts(host('stray')),
    });
    const table = await screen.findByRole('table', { name: /Projects/ });
    expect(screen.getByText('1 project')).toBeInTheDocument();
    expect(within(table).queryByText('Project past')).not.toBeInTheDocument();
    userEvent.click(screen.getByRole('switch', { name: 'Show closed projects' }));
    const row = within(table).getByRole('row', { name: /Project past/ });
    expect(row).toHaveTextContent('Closed since 03 Feb 2026, 08:00:00 by otto');
    expect(within(table).getByRole('row', { name: /Project alpha/ })).not.toHaveTextContent('Closed');
    expect(screen.getByText('2 projects, 1 of them closed')).toBeInTheDocument();
    expect(await accessibilityProblems(container)).toEqual([]);
    expect(history.location.search).toBe('?closed=true');
    expect(calls.filter(({ path }) => path === ROUTES.projects).map(({ query }) => query)).toEqual([
      { closed: 'true' },
    ]);
    userEvent.click(await screen.findByRole('button', { name: 'Add stray to a project' }));
    const dialog = await screen.findByRole('alertdialog');
    expect(within(dialog).getAllByRole('option')).toHaveLength(1);
  });

  it('says so where every project is closed', async () => {
    const { baseElement } = show('/projects', { [LIST]: { items: [project('past', CLOSED)] } });
    expect(await screen.findByText('No project is open')).toBeInTheDocument();
    expect(screen.getByText(/The only one is closed\. “Show closed projects” lists it/)).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'New project' })).toBeInTheDocument();
    expect(await accessibilityProblems(baseElement)).toEqual([]);
    userEvent.click(screen.getByRole('switch', { name: 'Show closed projects' }));
    expect(await screen.findByRole('link', { name: 'Project past' })).toBeInTheDocument();
  });

  it('says how to make the first one', async () => {
    show('/projects', { [LIST]: { items: [] } });
    expect(await screen.findByText('There are no projects yet')).toBeInTheDocument();
    userEvent.click(screen.getByRole('button', { name: 'New project' }));
    expect(await screen.findByRole('dialog', { name: 'New project' })).toBeInTheDocument();
  });

  it('offers no change to those who may only look', async () => {
    show('/projects?new=true', { [HOSTS]: hosts(host('stray')) }, { duties: { show: true } });
    await screen.findByText('stray');
    expect(screen.queryByRole('button', { name: /New project|Add/ })).not.toBeInTheDocument();
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });

  it.each([
    [403, /you do not have the right/],
    [503, /Elasticsearch is not ready/],
  ])('says what a %d means', async (status, words) => {
    show('/projects', { [LIST]: failure(status, 'said the server') });
    expect(await screen.findByRole('alert')).toHaveTextContent(words);
  });
});

describe('a new project', () => {
  it('takes its id from the name, until someone writes another, and is stored', async () => {
    const { calls, history } = show('/projects?new=true', {
      [one('PUT', 'heart-study')]: project('heart-study'),
      [one('GET', 'heart-study')]: project('heart-study'),
    });
    userEvent.type(await screen.findByLabelText('Name'), 'Heart Study');
    expect(screen.getByLabelText('Id')).toHaveValue('heart-study');
    userEvent.type(screen.getByLabelText('Hosts'), 'ws-1, ws-2{enter}');
    userEvent.click(screen.getByRole('button', { name: 'Make the project' }));
    await waitFor(() => expect(history.location.pathname).toBe('/projects/heart-study'));
    expect(puts(calls)).toEqual([
      expect.objectContaining({
        body: expect.objectContaining({ name: 'Heart Study', hosts: ['ws-1', 'ws-2'], approvals_needed: 1 }),
      }),
    ]);
    expect(puts(calls)[0]?.body).not.toHaveProperty('revision');
  });

  it('keeps an id of its own, and sends nothing that is wrong', async () => {
    const { calls, baseElement } = show('/projects?new=true');
    userEvent.type(await screen.findByLabelText('Id'), 'My Own');
    userEvent.type(screen.getByLabelText('Name'), 'Heart');
    expect(screen.getByLabelText('Id')).toHaveValue('My Own');
    userEvent.click(screen.getByRole('button', { name: 'Make the project' }));
    expect(await screen.findByText(/^Must be a project id/)).toBeInTheDocument();
    expect(screen.getByText(/1 field needs a change/)).toBeInTheDocument();
    expect(screen.getByLabelText('Id')).toBeInvalid();
    expect(await accessibilityProblems(baseElement)).toEqual([]);
    userEvent.clear(screen.getByLabelText('Id'));
    userEvent.type(screen.getByLabelText('Id'), 'my-own');
    expect(screen.queryByText(/^Must be a project id/)).not.toBeInTheDocument();
    expect(puts(calls)).toEqual([]);
  });

  it('keeps what was typed when the id is taken', async () => {
    show('/projects?new=true', {
      [one('PUT', 'alpha')]: failure(409, 'There is a project "alpha" already.'),
    });
    userEvent.type(await screen.findByLabelText('Name'), 'Alpha');
    userEvent.click(screen.getByRole('button', { name: 'Make the project' }));
    expect(await screen.findByText('There is a project "alpha" already.')).toBeInTheDocument();
    expect(screen.getByLabelText('Name')).toHaveValue('Alpha');
  });
});

describe('one project', () => {
  it('is changed at the revision that was read', async () => {
    const { calls, toasts, container } = show('/projects/alpha', {
      [one('PUT', 'alpha')]: project('alpha', { revision: 5 }),
    });
    const name = await screen.findByLabelText('Name');
    expect(screen.getByLabelText('Id')).toHaveAttribute('readonly');
    expect(await accessibilityProblems(container)).toEqual([]);
    userEvent.clear(name);
    userEvent.type(name, 'Renamed');
    userEvent.click(screen.getByRole('button', { name: 'Add a share' }));
    userEvent.type(screen.getByLabelText('Share 1: path in the environment'), 'E:\\out');
    userEvent.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(toasts).toEqual([expect.objectContaining({ kind: 'success' })]));
    expect(puts(calls)[0]?.body).toMatchObject({
      name: 'Renamed',
      revision: 4,
      shares: [{ direction: 'egress', inside: 'E:\\out' }],
    });
  });

  it('says who else changed it, and loads what they stored', async () => {
    let revision = 4;
    show('/projects/alpha', {
      [one('GET', 'alpha')]: () => project('alpha', { revision, name: `At ${revision}` }),
      [one('PUT', 'alpha')]: failure(409, 'otto changed the project "alpha".', { revision: 5 }),
    });
    userEvent.click(await screen.findByRole('button', { name: 'Save' }));
    expect(await screen.findByText('otto changed the project "alpha".')).toBeInTheDocument();
    revision = 5;
    userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(screen.getByLabelText('Name')).toHaveValue('At 5'));
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it('does not call a stored change lost when only the pipeline failed', async () => {
    const { toasts } = show('/projects/alpha', {
      [one('PUT', 'alpha')]: failure(503, 'The project "alpha" is stored, but…', { stored: true }),
    });
    userEvent.click(await screen.findByRole('button', { name: 'Save' }));
    await waitFor(() =>
      expect(toasts).toEqual([
        expect.objectContaining({ kind: 'danger', text: expect.stringMatching(/is stored/) }),
      ])
    );
  });

  it('is deleted after its consequence was read', async () => {
    const { calls, history } = show('/projects/alpha', { [one('DELETE', 'alpha')]: { deleted: 'alpha' } });
    userEvent.click(await screen.findByRole('button', { name: 'Delete' }));
    const dialog = await screen.findByRole('alertdialog');
    expect(dialog).toHaveTextContent(/will belong to no project/);
    expect(calls.some(({ method }) => method === 'DELETE')).toBe(false);
    userEvent.click(within(dialog).getByRole('button', { name: 'Delete the project' }));
    await waitFor(() => expect(history.location.pathname).toBe('/projects'));
  });

  it('says why it cannot be deleted', async () => {
    show('/projects/alpha', { [one('DELETE', 'alpha')]: failure(409, 'It has 2 open requests.') });
    userEvent.click(await screen.findByRole('button', { name: 'Delete' }));
    userEvent.click(await screen.findByRole('button', { name: 'Delete the project' }));
    expect(await screen.findByText('It has 2 open requests.')).toBeInTheDocument();
  });

  it('is closed where it has requests, after what stays and what ends was read', async () => {
    const { baseElement, calls, history, toasts } = show('/projects/alpha', {
      [REQUESTS]: requests(3),
      [one('DELETE', 'alpha')]: { closed: 'alpha' },
    });
    await press('Close project');
    const dialog = await screen.findByRole('alertdialog', { name: 'Close the project Project alpha' });
    expect(dialog).toHaveTextContent(/What stays: its requests .* can be read as before/);
    expect(dialog).toHaveTextContent(/What ends: new events of its 1 host/);
    expect(await accessibilityProblems(baseElement)).toEqual([]);
    expect(screen.queryByRole('button', { name: 'Delete' })).not.toBeInTheDocument();
    userEvent.click(within(dialog).getByRole('button', { name: 'Close the project' }));
    await waitFor(() => expect(history.location.pathname).toBe('/projects'));
    expect(history.location.search).toBe('?closed=true');
    expect(toasts).toEqual([{ kind: 'success', title: 'Closed the project "Project alpha"' }]);
    expect(calls.find(({ path }) => path === ROUTES.requests)?.query).toMatchObject({ project: 'alpha' });
  });

  it('says what the server did where it knew better', async () => {
    const { toasts } = show('/projects/alpha', {
      [REQUESTS]: failure(503, 'Elasticsearch is away.'),
      [one('DELETE', 'alpha')]: { deleted: 'alpha' },
    });
    await press('Close project');
    userEvent.click(await screen.findByRole('button', { name: 'Close the project' }));
    await waitFor(() =>
      expect(toasts).toEqual([{ kind: 'success', title: 'Deleted the project "Project alpha"' }])
    );
  });

  it('stays open, with the reason, while requests are open', async () => {
    show('/projects/alpha', {
      [REQUESTS]: requests(2),
      [one('DELETE', 'alpha')]: failure(409, 'The project "alpha" has 2 open requests.', {
        open_requests: 2,
      }),
    });
    await press('Close project');
    userEvent.click(await screen.findByRole('button', { name: 'Close the project' }));
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('The project "alpha" has 2 open requests.');
    expect(alert).not.toHaveTextContent('someone else');
    expect(within(alert).getByRole('link')).toHaveAttribute(
      'href',
      '/base/app/treAirlock/requests?project=alpha'
    );
  });

  it('is to be read only without the right to manage', async () => {
    show('/projects/alpha', {}, { duties: { show: true } });
    expect(await screen.findByLabelText('Name')).toHaveAttribute('readonly');
    expect(screen.queryByRole('button', { name: /Save|Delete|Add/ })).not.toBeInTheDocument();
    expect(screen.getByText(/You can read this project/)).toBeInTheDocument();
  });

  it('says that it is not there', async () => {
    show('/projects/gone', {
      [one('GET', 'gone')]: failure(404, 'There is no project "gone" in this space.'),
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(/it is not there/);
  });

  it('shows hostile names as text', async () => {
    const name = '<img src=x> \u202Eevil';
    const { container } = show('/projects/alpha', {
      [one('GET', 'alpha')]: project('alpha', { name, updated_by: '<b>o</b>' }),
    });
    expect(await screen.findByRole('heading', { level: 1, name: '<img src=x> ⟨U+202E⟩evil' })).toBeVisible();
    expect(container.querySelector('h1 img, b')).toBeNull();
  });
});

describe('a closed project', () => {
  const past = project('alpha', CLOSED);

  it('says since when and by whom, and is to be read only', async () => {
    const { container, calls } = show('/projects/alpha', { [one('GET', 'alpha')]: past });
    expect(await screen.findByText('This project is closed')).toBeInTheDocument();
    expect(container).toHaveTextContent('Closed since 03 Feb 2026, 08:00:00 by otto');
    expect(screen.getByLabelText('Name')).toHaveAttribute('readonly');
    expect(screen.queryByRole('button', { name: /Save|Delete|Close|Add/ })).not.toBeInTheDocument();
    for (const link of screen.getAllByRole('link', { name: 'Its requests' }))
      expect(link).toHaveAttribute('href', '/base/app/treAirlock/requests?project=alpha&status=none');
    expect(calls.some(({ path }) => path === ROUTES.requests)).toBe(false);
    expect(await accessibilityProblems(container)).toEqual([]);
  });

  it('is opened again as it was, at the revision that is shown, and keeps the focus on the page', async () => {
    let stored = past;
    const { calls, toasts } = show('/projects/alpha', {
      [one('GET', 'alpha')]: () => stored,
      [one('PUT', 'alpha')]: () => (stored = project('alpha', { revision: 5 })),
    });
    userEvent.click(await screen.findByRole('button', { name: 'Open again' }));
    expect(await screen.findByRole('button', { name: 'Save' })).toBeInTheDocument();
    expect(puts(calls)[0]?.body).toMatchObject({
      name: 'Project alpha',
      hosts: ['alpha-ws-01'],
      revision: 4,
    });
    expect(toasts).toEqual([{ kind: 'success', title: 'Opened the project "Project alpha" again' }]);
    expect(screen.queryByText('This project is closed')).not.toBeInTheDocument();
    await waitFor(() => expect(document.activeElement).toContainElement(screen.getByLabelText('Name')));
    expect(document.activeElement).not.toBe(document.body);
  });

  it('says why it could not be opened', async () => {
    show('/projects/alpha', {
      [one('GET', 'alpha')]: past,
      [one('PUT', 'alpha')]: failure(409, '1000 projects are open, which is as many as there may be.'),
    });
    userEvent.click(await screen.findByRole('button', { name: 'Open again' }));
    expect(await screen.findByText(/1000 projects are open/)).toBeInTheDocument();
    expect(screen.getByRole('alert')).toHaveTextContent(/The project was not opened/);
  });

  it('cannot be opened without the right to manage', async () => {
    show('/projects/alpha', { [one('GET', 'alpha')]: past }, { duties: { show: true } });
    expect(await screen.findByText('This project is closed')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Open again' })).not.toBeInTheDocument();
    expect(screen.queryByText(/You can read this project/)).not.toBeInTheDocument();
  });
});

describe('hosts without a project', () => {
  const strays = { [HOSTS]: hosts(host('stray')) };

  it('can start a project of their own', async () => {
    show('/projects', strays);
    userEvent.click(await screen.findByRole('button', { name: 'New project with stray' }));
    const form = await screen.findByRole('dialog', { name: 'New project' });
    expect(within(form).getByText('stray')).toBeInTheDocument();
  });

  it('can join one, at the revision that is shown', async () => {
    const { calls } = show('/projects', { ...strays, [one('PUT', 'beta')]: project('beta') });
    userEvent.click(await screen.findByRole('button', { name: 'Add stray to a project' }));
    const dialog = await screen.findByRole('alertdialog');
    userEvent.selectOptions(within(dialog).getByLabelText('Project'), 'beta');
    userEvent.click(within(dialog).getByRole('button', { name: 'Add' }));
    await waitFor(() => expect(screen.queryByRole('alertdialog')).not.toBeInTheDocument());
    expect(puts(calls)[0]?.body).toMatchObject({
      hosts: ['beta-ws-01', 'stray'],
      reviewers: ['rita'],
      space: 'lab',
      revision: 4,
    });
  });

  it('says when there are none, and what the reader may not see', async () => {
    show('/projects', { [HOSTS]: { items: [], rights: { readable: [], refused: ['auditbeat-*'] } } });
    expect(await screen.findByText(/Not yours to read: auditbeat-\*/)).toBeInTheDocument();
    expect(screen.getByText(/belongs to a project\./)).toBeInTheDocument();
  });

  it('fails apart from the projects', async () => {
    show('/projects', { [HOSTS]: failure(403, 'Not yours.', { source: 'elasticsearch' }) });
    expect(await screen.findByRole('alert')).toHaveTextContent(/Events are read under your own rights/);
    expect(screen.getByRole('link', { name: 'Project alpha' })).toBeInTheDocument();
  });
});
