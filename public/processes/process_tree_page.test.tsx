import { fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ROUTES, routePath } from '../../common';
import type { ProcessTree } from '../../common';
import { accessibilityProblems } from '../test/axe';
import { failure } from '../test/fake_core';
import { renderApp } from '../test/render';
import { at, familyTree, node } from './fixtures';

const ENTITY = '{e/1}+=';
const PATH = `/processes/tree/${encodeURIComponent(ENTITY)}?host=ws-01`;
const ROUTE = `GET ${routePath(ROUTES.processTree, { entityId: ENTITY })}`;
/** Rows in the page, whatever the size of the tree. */
const MOST_ROWS = 60;

const show = (
  tree: unknown = familyTree(),
  rights = { readable: [], refused: [] as string[] },
  path = PATH
) => renderApp(path, { answers: { [ROUTE]: tree instanceof Error ? tree : { tree, rights } } });
const item = (name: RegExp) => screen.getByRole('treeitem', { name });
const press = (key: string) => fireEvent.keyDown(document.activeElement ?? document.body, { key });
const focused = () => document.activeElement?.getAttribute('aria-label')?.split(',')[0];

/** The process asked for with many children of many children. */
function bigTree(children: number, grandchildren: number): ProcessTree {
  const root = node('root', {
    started_at: at(0),
    children: Array.from({ length: children }, (_, i) =>
      node(`c${i}`, {
        started_at: at(i + 1),
        children: Array.from({ length: grandchildren }, (__, j) => node(`c${i}g${j}`)),
      })
    ),
  });
  return { root, focus: 'root', size: 1 + children * (1 + grandchildren), limits: [] };
}

it('asks for the process and host of its address, whatever characters the id has', async () => {
  const { calls } = show();
  await screen.findByRole('tree');
  expect(calls).toEqual([expect.objectContaining({ query: { host: 'ws-01' } })]);
});

it('says at once how long each ran, when it started and how it hangs together', async () => {
  const { container } = show();
  await screen.findByRole('tree', { name: 'Process tree' });
  expect(item(/^python\.exe/)).toHaveAttribute('aria-current', 'true');
  expect(item(/^python\.exe/)).toHaveAttribute('aria-level', '2');
  expect(item(/^python\.exe/)).toHaveAttribute('aria-setsize', '2');
  expect(item(/^notepad\.exe/)).toHaveAttribute('aria-posinset', '2');
  expect(item(/^firefox\.exe, ran for 2 min, started at \+3 s/)).toHaveTextContent('2 min');
  expect(item(/^firefox\.exe/)).toHaveAttribute('aria-expanded', 'false');
  expect(item(/^explorer\.exe, known only from its children/)).toBeInTheDocument();
  expect(screen.queryByRole('treeitem', { name: /^helper/ })).not.toBeInTheDocument();
  expect(await accessibilityProblems(container)).toEqual([]);
});

it('is walked with the keys of a tree, one row in the tab order', async () => {
  show();
  await screen.findByRole('tree');
  const inTabOrder = () =>
    screen.getAllByRole('treeitem').filter((row) => row.getAttribute('tabindex') === '0');
  expect(inTabOrder()).toEqual([item(/^python/)]);
  item(/^python/).focus();
  press('ArrowDown');
  expect(focused()).toBe('conhost.exe');
  press('End');
  expect(focused()).toBe('notepad.exe');
  press('Home');
  expect(focused()).toBe('explorer.exe');
  press('f');
  expect(focused()).toBe('firefox.exe');
  press('ArrowRight');
  expect(item(/^firefox/)).toHaveAttribute('aria-expanded', 'true');
  press('ArrowRight');
  expect(focused()).toBe('helper.exe');
  press('ArrowLeft');
  expect(focused()).toBe('firefox.exe');
  press('ArrowLeft');
  expect(item(/^firefox/)).toHaveAttribute('aria-expanded', 'false');
  press('*');
  expect(item(/^firefox/)).toHaveAttribute('aria-expanded', 'true');
  press('ArrowUp');
  expect(focused()).toBe('conhost.exe');
  expect(inTabOrder()).toEqual([item(/^conhost/)]);
});

it('shows the details of the row that is chosen, with everything it says', async () => {
  const { history } = show();
  await screen.findByRole('tree');
  const details = screen.getByRole('region', { name: /Details/ });
  expect(within(details).getByRole('heading', { name: 'python.exe' })).toBeInTheDocument();
  item(/^python/).focus();
  press('f');
  press('Enter');
  expect(within(details).getByRole('heading', { name: 'firefox.exe' })).toBeInTheDocument();
  expect(within(details).getByText('"firefox.exe" https://paste.example')).toBeInTheDocument();
  expect(within(details).getByRole('button', { name: 'Copy all fields' })).toBeInTheDocument();
  expect(within(details).getByRole('link', { name: 'Show the process tree' })).toBeInTheDocument();
  expect(history.location.search).toContain('selected=firefox');
  userEvent.click(item(/^conhost/));
  expect(within(details).getByRole('heading', { name: 'conhost.exe' })).toBeInTheDocument();
  expect(item(/^conhost/)).toHaveAttribute('aria-selected', 'true');
});

it('opens and closes with the mouse without choosing', async () => {
  show();
  await screen.findByRole('tree');
  const toggle = item(/^firefox/).querySelector('[data-toggle]');
  userEvent.click(toggle as Element);
  expect(item(/^helper/)).toBeInTheDocument();
  expect(item(/^firefox/)).toHaveAttribute('aria-selected', 'false');
});

it('keeps 5,000 processes in few rows, and End reaches the last', async () => {
  show(bigTree(100, 49));
  await screen.findByRole('tree');
  userEvent.click(screen.getByRole('button', { name: 'Open all' }));
  expect(screen.getByText('5,001 of 5,001 processes open')).toBeInTheDocument();
  expect(screen.getAllByRole('treeitem').length).toBeLessThan(MOST_ROWS);
  item(/^root/).focus();
  press('End');
  expect(focused()).toBe('c99g48.exe');
  expect(document.activeElement).toHaveAttribute('aria-posinset', '49');
  expect(screen.getAllByRole('treeitem').length).toBeLessThan(MOST_ROWS);
  userEvent.click(screen.getByRole('button', { name: 'Back to the process' }));
  expect(screen.getByText('101 of 5,001 processes open')).toBeInTheDocument();
});

it('says what is missing from the tree and from the rights of the reader', async () => {
  const tree = { ...familyTree(), limits: ['The tree is cut at 6 processes.'] };
  tree.root.cut = 1_200;
  show(tree, { readable: [], refused: ['auditbeat-*'] });
  expect(await screen.findByText('The tree is cut at 6 processes.')).toBeInTheDocument();
  expect(screen.getByText(/Not yours to read: auditbeat-\*/)).toBeInTheDocument();
  expect(item(/1200 more not shown/)).toHaveTextContent('1,200 more');
});

it('shows hostile names and command lines as text', async () => {
  const tree = familyTree();
  Object.assign(tree.root, { name: '<b>\u202Etxt.exe</b>', command_line: '<script>alert(1)</script>' });
  const { container } = show(tree);
  await screen.findByRole('tree');
  expect(container.querySelector('script, b')).toBeNull();
  expect(item(/^<b>⟨U\+202E⟩txt\.exe<\/b>/)).toHaveTextContent('<script>alert(1)</script>');
});

it.each([
  [403, /you do not have the right/],
  [404, /it is not there/],
  [503, /Elasticsearch is not ready/],
])('says what a %d means', async (status, words) => {
  show(failure(status, 'said the server'));
  expect(await screen.findByRole('alert')).toHaveTextContent(words);
});
