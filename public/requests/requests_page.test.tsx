import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ROUTES } from '../../common';
import { accessibilityProblems } from '../test/axe';
import { failure } from '../test/fake_core';
import type { Call } from '../test/fake_core';
import { renderApp } from '../test/render';
import { REQUEST_ID, someSummary } from '../test/requests';

const REQUESTS = `GET ${ROUTES.requests}`;
const PROJECTS = `GET ${ROUTES.projects}`;
const projects = { items: [{ id: 'asthma', name: 'Asthma cohort' }] };
const empty = { items: [], total: 0, more_than: false };

function open(answer: unknown, path = '/requests') {
  return renderApp(path, { answers: { [REQUESTS]: answer, [PROJECTS]: projects } });
}
const queries = (calls: Call[]) =>
  calls.filter(({ path }) => path === ROUTES.requests).map(({ query }) => query);
const table = () => screen.findByRole('table', { name: /Requests/ });

describe('the queue', () => {
  it('shows what waits for somebody, the riskiest first', async () => {
    const { calls } = open({ items: [someSummary()], total: 1, more_than: false });
    const row = within(await table()).getAllByRole('row')[1] as HTMLElement;
    for (const words of [
      'Tables for the paper',
      'Asthma cohort',
      'In review',
      '15 high',
      '2 warnings, 1 note',
    ])
      expect(row).toHaveTextContent(words);
    expect(row).toHaveTextContent('3 files');
    expect(row).toHaveTextContent('2 review, 1 pass');
    expect(row).toHaveTextContent('TRE\\rwright');
    expect(screen.getByRole('link', { name: 'Tables for the paper' })).toHaveAttribute(
      'href',
      `/base/app/treAirlock/requests/${REQUEST_ID}`
    );
    expect(queries(calls)).toEqual([
      {
        sort: 'risk',
        order: 'desc',
        size: '25',
        status: 'submitted,in_review,blocked_by_scan,returned,approved,failed',
      },
    ]);
  });

  it('shows a push by its repository, ref and pusher', async () => {
    const push = {
      repository: 'git/asthma',
      ref: 'refs/heads/main',
      after: 'c'.repeat(40),
      pusher: 'ada',
      commits: 3,
    };
    open({ items: [someSummary({ direction: 'ingress', push })], total: 1, more_than: false });
    const row = within(await table()).getAllByRole('row')[1] as HTMLElement;
    expect(row).toHaveTextContent('git/asthma refs/heads/main');
    expect(row).toHaveTextContent('3 commits');
    expect(row).toHaveTextContent('ada');
  });

  it('passes the accessibility check', async () => {
    const { container } = open({ items: [someSummary()], total: 40, more_than: false, next: 'c1' });
    await table();
    expect(await accessibilityProblems(container)).toEqual([]);
  });

  it('shows markup and marks of direction in a title as text', async () => {
    const title = '<script>alert(1)</script> \u202egpj.exe\u0000';
    const { container } = open({ items: [someSummary({ title })], total: 1, more_than: false });
    await table();
    expect(container.querySelector('script')).toBeNull();
    expect(container).toHaveTextContent('<script>alert(1)</script> ⟨U+202E⟩gpj.exe␀');
    expect(container.textContent).not.toContain('\u202e');
  });
});

describe('filters', () => {
  it('keep everything in the address, and the back button takes a filter off again', async () => {
    const { history, calls } = open({ items: [someSummary()], total: 1, more_than: false });
    await table();
    userEvent.click(screen.getByRole('radio', { name: /Egress/ }));
    userEvent.selectOptions(screen.getByLabelText('Worst verdict'), 'block');
    userEvent.type(screen.getByLabelText('Search'), 'table1{enter}');
    userEvent.selectOptions(screen.getByLabelText('Order'), 'newest');
    await waitFor(() =>
      expect(queries(calls).pop()).toMatchObject({
        direction: 'egress',
        worst: 'block',
        text: 'table1',
        sort: 'created',
        order: 'desc',
      })
    );
    expect(history.location.search).toBe('?direction=egress&worst=block&text=table1&sort=newest');
    history.goBack();
    history.goBack();
    await waitFor(() => expect(screen.getByLabelText('Search')).toHaveValue(''));
    expect(screen.getByLabelText('Order')).toHaveValue('risk');
  });

  it('offer closed projects too, behind the open ones and marked', async () => {
    const closed = { closed_at: '2026-02-03T08:00:00Z', closed_by: 'otto' };
    const items = [
      { id: 'allergy', name: 'Allergy', ...closed },
      { id: 'asthma', name: 'Asthma cohort' },
    ];
    const { calls, history } = renderApp('/requests', {
      answers: { [REQUESTS]: empty, [PROJECTS]: { items } },
    });
    const field = await screen.findByRole('combobox', { name: /Project/ });
    userEvent.click(field);
    const options = await screen.findAllByRole('option', { name: /Asthma|Allergy/ });
    expect(options.map(({ textContent }) => textContent)).toEqual(['Asthma cohort', 'Allergy (closed)']);
    userEvent.click(options[1] as HTMLElement);
    await waitFor(() => expect(queries(calls).pop()).toMatchObject({ project: 'allergy' }));
    expect(history.location.search).toBe('?project=allergy');
    expect(calls.find(({ path }) => path === ROUTES.projects)?.query).toEqual({ closed: 'true' });
  });

  it('are read from a link, and what is no filter is left out', async () => {
    const { calls } = open(
      { items: [someSummary()], total: 1, more_than: false },
      '/requests?status=rejected,nonsense&worst=bad&project=asthma&sort=toString'
    );
    await table();
    expect(queries(calls)[0]).toEqual({
      sort: 'risk',
      order: 'desc',
      size: '25',
      status: 'rejected',
      project: 'asthma',
    });
  });

  it('go through the pages by cursor, forth and back', async () => {
    const { calls, history } = open(({ query }: Call) => {
      const page = query.cursor ?? 'first';
      const next = { first: 'c1', c1: 'c2' }[page];
      return { items: [someSummary({ title: `Page ${page}` })], total: 60, more_than: false, next };
    });
    await screen.findByText('Page first');
    expect(screen.getByRole('button', { name: 'Previous' })).toBeDisabled();
    userEvent.click(screen.getByRole('button', { name: 'Next' }));
    await screen.findByText('Page c1');
    userEvent.click(screen.getByRole('button', { name: 'Next' }));
    await screen.findByText('Page c2');
    expect(screen.getByRole('button', { name: 'Next' })).toBeDisabled();
    expect(history.location.search).toBe('?cursor=c2');
    userEvent.click(screen.getByRole('button', { name: 'Previous' }));
    await screen.findByText('Page c1');
    userEvent.click(screen.getByRole('button', { name: 'Previous' }));
    await screen.findByText('Page first');
    expect(
      queries(calls)
        .map(({ cursor }) => cursor)
        .slice(0, 3)
    ).toEqual([undefined, 'c1', 'c2']);
    expect(history.location.search).toBe('');
  });

  it('offer the first page to somebody who opened a link to a later one', async () => {
    const { history } = open({ items: [someSummary()], total: 60, more_than: false }, '/requests?cursor=c7');
    await table();
    userEvent.click(screen.getByRole('button', { name: 'First page' }));
    expect(history.location.search).toBe('');
  });

  it('start at the first page again when one changes', async () => {
    const { history } = open({ items: [someSummary()], total: 60, more_than: false }, '/requests?cursor=c7');
    await table();
    userEvent.selectOptions(screen.getByLabelText('Worst verdict'), 'block');
    expect(history.location.search).toBe('?worst=block');
  });
});

describe('nothing to show', () => {
  it('tells how a scanner posts when no request has arrived at all', async () => {
    const { container } = open(empty);
    expect(await screen.findByRole('heading', { name: 'No request has arrived yet' })).toBeInTheDocument();
    expect(container).toHaveTextContent(ROUTES.egressVerdicts);
    expect(screen.getAllByRole('link', { name: 'Setup' }).length).toBe(2);
    expect(await accessibilityProblems(container)).toEqual([]);
  });

  it('says that nothing waits when all requests are closed', async () => {
    open(({ query }: Call) => (query.status ? empty : { ...empty, items: [someSummary()], total: 1 }));
    expect(await screen.findByRole('heading', { name: 'Nothing is waiting' })).toBeInTheDocument();
  });

  it('offers to clear filters that nothing fits', async () => {
    const { history } = open(
      ({ query }: Call) => (query.worst ? empty : { ...empty, items: [someSummary()], total: 1 }),
      '/requests?worst=block&direction=egress'
    );
    userEvent.click(await screen.findByRole('button', { name: 'Clear the filters' }));
    expect(history.location.search).toBe('');
    expect(await table()).toBeInTheDocument();
  });
});

describe('failures', () => {
  it('says which right is missing and whom to ask', async () => {
    open(failure(403, 'Forbidden'));
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('you do not have the right');
    expect(alert).toHaveTextContent('tre_airlock_auditor');
    expect(alert).toHaveFocus();
  });

  it('leads to Setup when the product is not set up', async () => {
    open(failure(503, 'The index templates are missing.', { reason: 'setup' }));
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('not set up yet');
    expect(alert).toHaveTextContent('The index templates are missing.');
    expect(within(alert).getByRole('link', { name: 'Open Setup' })).toHaveAttribute(
      'href',
      '/base/app/treAirlock/setup'
    );
  });

  it('asks to log in again', async () => {
    open(failure(401, 'Unauthorized'));
    expect(await screen.findByRole('alert')).toHaveTextContent('Log in to Kibana again');
  });

  it('tries again on request when no answer came', async () => {
    let down = true;
    open(() => {
      if (down) throw failure(0, 'Failed to fetch');
      return { items: [someSummary()], total: 1, more_than: false };
    });
    await screen.findByText(/no answer came/);
    down = false;
    userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await table()).toBeInTheDocument();
    expect(screen.queryByRole('alert')).toBeNull();
  });
});
