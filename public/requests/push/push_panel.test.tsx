import { screen, within } from '@testing-library/react';
import { ROUTES, routePath } from '../../../common';
import { accessibilityProblems } from '../../test/axe';
import { renderApp } from '../../test/render';
import {
  REQUEST_ID as id,
  someActivity,
  someDetail,
  someFinding,
  somePush,
  someVerdict,
} from '../../test/requests';

const findings = [
  someFinding({ rule: 'secret.key', file: 'b.py', line: 9, level: 'note', message: 'Looks like a key' }),
  someFinding({
    rule: 'network.import',
    file: 'src/a b.py',
    line: 12,
    level: 'error',
    message: 'imports requests',
    evidence: 'import requests  # <script>x</script>',
  }),
  someFinding({ rule: 'unheard.of', message: 'Something on the push' }),
];

function open(push = somePush()) {
  const verdict = someVerdict({ path: undefined, sha256: undefined, findings, result: 'block' });
  return renderApp(`/requests/${id}`, {
    answers: {
      [`GET ${routePath(ROUTES.request, { id })}`]: someDetail({
        direction: 'ingress',
        files: [],
        pushed: push,
      }),
      [`GET ${ROUTES.requests}`]: { items: [], total: 0, more_than: false },
      [`GET ${routePath(ROUTES.requestActivity, { id })}`]: someActivity([]),
      [`GET ${routePath(ROUTES.requestVerdicts, { id })}`]: { items: [verdict] },
    },
  });
}

it('shows repository, ref, who pushed and who the commits name', async () => {
  const { container } = open();
  const panel = await screen.findByRole('region', { name: 'Push' });
  for (const words of [
    'git/asthma',
    'refs/heads/main',
    'rwright',
    'Linus Example <l@example.org>',
    'Add a plot',
  ])
    expect(panel).toHaveTextContent(words);
  expect(panel).toHaveTextContent('No commit names the pusher as its author');
  expect(panel).toHaveTextContent('nothing: the ref is new');
  await screen.findByText('imports requests');
  expect(await accessibilityProblems(container)).toEqual([]);
});

it('shows findings by file, the gravest file first, in plain words and with evidence as text', async () => {
  open();
  await screen.findByText('imports requests');
  const panel = screen.getByRole('region', { name: 'Findings in the push' });
  expect(
    within(panel)
      .getAllByRole('heading', { level: 4 })
      .map(({ textContent }) => textContent)
  ).toEqual(['src/a b.py', 'The push as a whole', 'b.py']);
  expect(panel).toHaveTextContent('Network access.');
  expect(panel).toHaveTextContent('import requests  # <script>x</script>', { normalizeWhitespace: false });
  expect(panel.querySelector('script')).toBeNull();
  expect(panel).toHaveTextContent('Something on the push');
});

it('links to the line, encoded', async () => {
  open();
  const link = await screen.findByRole('link', { name: /Line 12/ });
  expect(link).toHaveAttribute(
    'href',
    `https://git.example.org/asthma/blob/${'c'.repeat(40)}/src/a%20b.py#L12`
  );
  expect(link).toHaveAttribute('rel', expect.stringContaining('noopener'));
});

it('makes no link of a template that is no web address', async () => {
  open(somePush({ permalink: 'javascript:alert(1)//{file}' }));
  await screen.findByText('imports requests');
  expect(screen.queryByRole('link', { name: /Line/ })).toBeNull();
});
