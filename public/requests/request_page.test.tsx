import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ROUTES, routePath } from '../../common';
import type { RequestDetail } from '../../common';
import type { Duties } from '../app/services';
import { accessibilityProblems } from '../test/axe';
import { ALL_DUTIES, failure } from '../test/fake_core';
import type { Answers, Call } from '../test/fake_core';
import { renderApp } from '../test/render';
import {
  REQUEST_ID as id,
  someActivity,
  someDetail,
  someFile,
  someFinding,
  someRun,
  someStep,
  someVerdict,
} from '../test/requests';

const GET = `GET ${routePath(ROUTES.request, { id })}`;
const ACTIVITY = `GET ${routePath(ROUTES.requestActivity, { id })}`;
const VERDICTS = `GET ${routePath(ROUTES.requestVerdicts, { id })}`;
const VOTE = `POST ${routePath(ROUTES.votes, { id })}`;
const RETURN = `POST ${routePath(ROUTES.return, { id })}`;

interface Setting {
  request?: unknown;
  answers?: Answers;
  duties?: Partial<Duties>;
  search?: string;
}
function open({ request = someDetail(), answers = {}, duties = ALL_DUTIES, search = '' }: Setting = {}) {
  return renderApp(`/requests/${id}${search}`, {
    duties,
    answers: { [GET]: request, [ACTIVITY]: someActivity([]), [VERDICTS]: { items: [] }, ...answers },
  });
}
const region = (name: string) => screen.findByRole('region', { name });
const posts = (calls: Call[]) => calls.filter(({ method }) => method === 'POST');

describe('the page of a request', () => {
  it('says what it is, whose it is and who has to act', async () => {
    const { container, crumbs } = open();
    expect(
      await screen.findByRole('heading', { level: 1, name: 'Tables for the paper' })
    ).toBeInTheDocument();
    for (const words of ['In review', '15 high', 'Asthma cohort', 'tre-airlock 0.1.0', 'default 3'])
      expect(container).toHaveTextContent(words);
    expect(container).toHaveTextContent('Waiting for: an output checker');
    expect(container).toHaveTextContent('Every file needs votes of 2 different output checkers');
    expect(crumbs.map(({ text }) => text)).toEqual(['TRE Airlock', 'Requests', 'Tables for the paper']);
  });

  it('has its headings in order and passes the accessibility check', async () => {
    const { container } = open({ answers: { [ACTIVITY]: someActivity([someRun()]) } });
    await screen.findByText('firefox.exe');
    const levels = screen.getAllByRole('heading').map(({ tagName }) => Number(tagName.slice(1)));
    expect(levels[0]).toBe(1);
    levels.forEach((level, index) => expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1));
    expect(await accessibilityProblems(container)).toEqual([]);
  });

  it('warns when the history does not hold together', async () => {
    open({ request: someDetail({ history_warning: 'Step 2 was changed outside TRE Airlock.' }) });
    expect(await screen.findByText('The history of this request is in doubt')).toBeInTheDocument();
    expect(screen.getByText('Step 2 was changed outside TRE Airlock.')).toBeInTheDocument();
  });

  it('shows every step with who, what and why', async () => {
    const history = [
      someStep(),
      someStep({
        sequence: 2,
        action: 'return',
        by: 'ada',
        from: 'in_review',
        to: 'returned',
        reason: 'Round <b>counts</b>',
      }),
    ];
    open({ request: someDetail({ history, status: 'returned', moves: ['withdraw'] }) });
    const rows = within(await region('History')).getAllByRole('row');
    expect(rows[1]).toHaveTextContent('ada');
    expect(rows[1]).toHaveTextContent('returned it for changes; now returned');
    expect(rows[1]).toHaveTextContent('Round <b>counts</b>');
    expect(rows[2]).toHaveTextContent('submitted it');
  });

  it('says that a request is not there', async () => {
    open({ request: failure(404, 'There is no such request.') });
    expect(await screen.findByRole('alert')).toHaveTextContent('it is not there');
  });
});

describe('what the project ran in the day before', () => {
  const title = 'What this project ran in the day before';

  it('tells when, where, who, what started what, how long and why', async () => {
    open({ answers: { [ACTIVITY]: someActivity([someRun()]) } });
    const panel = await region(title);
    const item = await within(panel).findByRole('listitem');
    for (const words of [
      'python.exe started firefox.exe',
      '2 min 1 s',
      'research-1',
      'TRE\\rwright',
      'Unexpected child',
    ])
      expect(item).toHaveTextContent(words);
    expect(item).toHaveTextContent('Python started a web browser, which can upload files.');
    expect(within(item).getByRole('link', { name: 'Process tree of firefox.exe' })).toHaveAttribute(
      'href',
      '/base/app/treAirlock/processes/tree/%7B5770385F-C22A-43E0-BF4C-06F5698FFBD9%7D?host=research-1'
    );
    expect(
      within(panel).getByRole('link', { name: 'All processes of that time' }).getAttribute('href')
    ).toContain('project=asthma');
  });

  it('stands before the files, so that it is seen before they are', async () => {
    open();
    const panel = await region(title);
    const files = await region('Files');
    expect(panel.compareDocumentPosition(files) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
  });

  it('does not take silence for innocence', async () => {
    open();
    const panel = await region(title);
    expect(await within(panel).findByText(/Nothing flagged was seen/)).toHaveTextContent('sent no events');
  });

  it('says which right is missing, and leaves the rest of the page usable', async () => {
    open({
      answers: { [ACTIVITY]: failure(403, 'You may not read winlogbeat-*.', { source: 'elasticsearch' }) },
    });
    const panel = await region(title);
    const alert = await within(panel).findByRole('alert');
    expect(alert).toHaveTextContent('Events are read under your own rights');
    expect(alert).toHaveTextContent('winlogbeat-*');
    expect(screen.getByRole('button', { name: 'Approve' })).toBeEnabled();
  });

  it('says so when only a part may be read', async () => {
    open({ answers: { [ACTIVITY]: someActivity([someRun()], ['logs-endpoint.events.*']) } });
    const panel = await region(title);
    expect(await within(panel).findByText('You see a part of it only')).toBeInTheDocument();
    expect(panel).toHaveTextContent('logs-endpoint.events.*');
  });

  it('shows five at first and the rest on request', async () => {
    const items = Array.from({ length: 8 }, (_, n) => someRun({ id: `doc-${n}` }));
    open({ answers: { [ACTIVITY]: someActivity(items) } });
    const panel = await region(title);
    expect(await within(panel).findAllByRole('listitem')).toHaveLength(5);
    userEvent.click(within(panel).getByRole('button', { name: 'Show 3 more' }));
    expect(within(panel).getAllByRole('listitem')).toHaveLength(8);
  });
});

describe('the decision', () => {
  const decide = async (button: string, reason: string) => {
    userEvent.click(await screen.findByRole('button', { name: button }));
    const field = screen.getByLabelText('Reason');
    expect(field).toHaveFocus();
    if (reason !== '') userEvent.type(field, reason);
    userEvent.click(screen.getByRole('button', { name: `Confirm: ${button.toLowerCase()}` }));
  };

  it('sends a vote on every file with the revision that was seen', async () => {
    const { calls, toasts } = open({ answers: { [VOTE]: {} } });
    await decide('Approve', 'Counts are rounded');
    await waitFor(() => expect(toasts).toHaveLength(1));
    expect(posts(calls)[0]?.body).toEqual({ revision: 7, vote: 'approve', reason: 'Counts are rounded' });
    expect(calls.filter(({ method, path }) => `${method} ${path}` === GET)).toHaveLength(2);
  });

  it('sends a vote on chosen files only', async () => {
    const { calls } = open({ answers: { [VOTE]: {} } });
    userEvent.click(await screen.findByRole('checkbox', { name: 'Vote on results/figure.png' }));
    userEvent.click(screen.getByRole('button', { name: 'Ask for changes' }));
    expect(screen.getByRole('radio', { name: 'the chosen file' })).toBeChecked();
    userEvent.type(screen.getByLabelText('Reason'), 'Send the data under it');
    userEvent.click(screen.getByRole('button', { name: 'Confirm: ask for changes' }));
    await waitFor(() => expect(posts(calls)).toHaveLength(1));
    expect(posts(calls)[0]?.body).toEqual({
      revision: 7,
      vote: 'changes_requested',
      reason: 'Send the data under it',
      paths: ['results/figure.png'],
    });
  });

  it('sends nothing without a reason', async () => {
    const { calls } = open({ answers: { [RETURN]: {} } });
    await decide('Return to researcher', '   ');
    expect(await screen.findByText(/Write a reason/)).toBeInTheDocument();
    expect(posts(calls)).toEqual([]);
  });

  it('tells the consequence before it happens, and can be cancelled', async () => {
    open();
    userEvent.click(await screen.findByRole('button', { name: 'Reject' }));
    expect(screen.getByText(/closed for good/)).toBeInTheDocument();
    userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(screen.queryByLabelText('Reason')).toBeNull();
  });

  it('is refused with the sentence of the server', async () => {
    open({
      request: someDetail({ vote_refused: 'You submitted this request, so somebody else has to review it.' }),
    });
    expect(await screen.findByRole('button', { name: 'Approve' })).toBeDisabled();
    expect(await region('Decision')).toHaveTextContent(
      'Approve, Ask for changes: You submitted this request, so somebody else has to review it.'
    );
    expect(screen.getByRole('button', { name: 'Reject' })).toBeEnabled();
  });

  it('names the role that is missing', async () => {
    open({ duties: { show: true } });
    expect(await screen.findByRole('button', { name: 'Return to researcher' })).toBeDisabled();
    expect(await region('Decision')).toHaveTextContent('tre_airlock_reviewer');
  });

  it('offers an override of the scan to operators only', async () => {
    const request = someDetail({
      status: 'blocked_by_scan',
      moves: ['return', 'reject', 'override', 'withdraw'],
    });
    open({ request, duties: { show: true, review: true } });
    expect(await screen.findByRole('button', { name: 'Override the scan' })).toBeDisabled();
    expect(await region('Decision')).toHaveTextContent('Only an operator may do this');
    expect(screen.queryByRole('button', { name: 'Approve' })).toBeNull();
  });

  it('shows who was quicker, loads the new state, and keeps what was written', async () => {
    let current: RequestDetail = someDetail();
    const conflict = failure(409, 'The request was changed by ada.', {
      revision: 8,
      status: 'in_review',
      changed: [{ sequence: 3, action: 'vote', by: 'ada', at: '2026-11-23T11:00:00.000Z' }],
    });
    const { calls } = open({
      request: () => current,
      answers: {
        [VOTE]: (call: Call) => {
          if ((call.body as { revision: number }).revision === 7) throw conflict;
          return {};
        },
      },
    });
    await decide('Approve', 'Fine');
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveFocus();
    expect(alert).toHaveTextContent('Your step was not stored');
    expect(alert).toHaveTextContent('ada voted, 23 Nov 2026, 11:00:00');
    current = someDetail({ revision: 8 });
    userEvent.click(within(alert).getByRole('button', { name: 'Load the new state' }));
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
    expect(screen.getByLabelText('Reason')).toHaveValue('Fine');
    userEvent.click(screen.getByRole('button', { name: 'Confirm: approve' }));
    await waitFor(() => expect(posts(calls)).toHaveLength(2));
    expect(posts(calls)[1]?.body).toMatchObject({ revision: 8, reason: 'Fine' });
  });

  it('drops a step that the new state no longer allows', async () => {
    let current: RequestDetail = someDetail();
    const attributes = { revision: 8, status: 'rejected', changed: [] };
    open({ request: () => current, answers: { [RETURN]: failure(409, 'Changed.', attributes) } });
    await decide('Return to researcher', 'Please round');
    const alert = await screen.findByRole('alert');
    current = someDetail({ revision: 8, status: 'rejected', moves: [] });
    userEvent.click(within(alert).getByRole('button', { name: 'Load the new state' }));
    expect(await screen.findByText('Nobody has to decide here now.')).toBeInTheDocument();
    expect(screen.queryByLabelText('Reason')).toBeNull();
  });
});

describe('the files', () => {
  it('come worst first and can be narrowed by text and verdict', async () => {
    open();
    const files = within(await region('Files'));
    const paths = () =>
      files.getAllByRole('checkbox').map((box) => box.getAttribute('aria-label')?.replace('Vote on ', ''));
    expect(paths()).toEqual(['results/figure.png', 'results/model.pkl', 'results/table1.csv']);
    userEvent.selectOptions(files.getByLabelText('Verdict of the files'), 'review');
    expect(paths()).toEqual(['results/figure.png', 'results/model.pkl']);
    userEvent.type(files.getByLabelText('Find a file by its path'), 'MODEL');
    expect(paths()).toEqual(['results/model.pkl']);
    expect(files.getByText('1 of 3 files')).toBeInTheDocument();
  });

  it('open with all that the scanners said, evidence as text', async () => {
    const evidence = `<img src=x onerror=alert(1)> \u202e ${'A'.repeat(3_900)}`;
    const { container, calls, history } = open({
      answers: { [VERDICTS]: { items: [someVerdict({ findings: [someFinding({ evidence })] })] } },
    });
    userEvent.click(await screen.findByRole('button', { name: 'results/figure.png' }));
    const flyout = await screen.findByRole('dialog');
    await within(flyout).findByText(/The extension says CSV/);
    expect(flyout).toHaveTextContent('The name does not fit the content');
    expect(flyout).toHaveTextContent('<img src=x onerror=alert(1)>');
    expect(flyout).toHaveTextContent('⟨U+202E⟩');
    expect(document.querySelector('img[src="x"]')).toBeNull();
    expect(within(flyout).getByRole('button', { name: 'Copy the SHA-256' })).toBeInTheDocument();
    expect(calls[calls.length - 1]?.query).toEqual({ path: 'results/figure.png', size: '20' });
    expect(await accessibilityProblems(container)).toEqual([]);
    history.goBack();
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('say when a scan did not finish, and when a verdict is on other bytes', async () => {
    open({
      search: '?file=results%2Ffigure.png',
      answers: {
        [VERDICTS]: { items: [someVerdict({ scan: 'error', sha256: 'f'.repeat(64), findings: [] })] },
      },
    });
    expect(await screen.findByText('The scan did not finish')).toBeInTheDocument();
    expect(screen.getByText('This verdict is on an earlier content of the file')).toBeInTheDocument();
  });

  it('of ten thousand are shown a page at a time, and can be chosen together', async () => {
    const files = Array.from({ length: 10_000 }, (_, n) => someFile({ path: `results/${n}.csv` }));
    open({ request: someDetail({ files }), answers: { [VOTE]: {} } });
    const panel = within(await region('Files'));
    expect(panel.getAllByRole('checkbox')).toHaveLength(25);
    userEvent.click(panel.getByRole('button', { name: 'Choose all' }));
    expect(panel.getByText('10,000 files, 10,000 chosen')).toBeInTheDocument();
    userEvent.click(screen.getByRole('button', { name: 'Approve' }));
    expect(screen.queryByRole('radio', { name: /chosen files/ })).toBeNull();
    userEvent.click(panel.getAllByRole('checkbox')[0] as HTMLElement);
    expect(screen.getByRole('radio', { name: 'the 9,999 chosen files' })).toBeChecked();
    expect(screen.getByText(/One vote can name 1,000 files at most/)).toBeInTheDocument();
  });

  it('show a path of 32 kB cut, with the rest a click away', async () => {
    const path = `results/${'x'.repeat(32_000)}`;
    open({ request: someDetail({ files: [someFile({ path })] }) });
    const link = await screen.findByRole('button', { name: /^results\/x+…$/ });
    expect(link.textContent?.length).toBeLessThan(200);
  });
});
