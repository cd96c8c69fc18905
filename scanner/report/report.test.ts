import { DEFAULT_POLICY } from '../policy';
import { NO_HASH, emptyState } from '../watch/state';
import type { FileRecord, RequestRecord, WatchState } from '../watch/state';
import { htmlReport } from './html';
import { makeReport } from './model';
import { textReport } from './text';

const ID = '00000000-0000-4000-8000-000000000001';
const HOSTILE = 'a<script>alert(1)</script>"\u202Egnp.csv\r\nAPPROVED: all';

function stateWith(request: Partial<RequestRecord>, files: Record<string, Partial<FileRecord>>): WatchState {
  const state = emptyState('heart');
  state.requests.set(ID, {
    id: ID,
    stage: 'posted',
    title: 'Files',
    created: '2026-01-01T00:00:00.000Z',
    manifest: { files: Object.keys(files).length, sha256: NO_HASH },
    worst: 'review',
    policy: { id: 'default', version: '1' },
    status: 'in_review',
    revision: 3,
    ...request,
  });
  for (const [path, file] of Object.entries(files))
    state.files.set(path, {
      kind: 'file',
      size: 1,
      mtime: 1,
      ctime: 1,
      ino: 1,
      sha256: 'a'.repeat(64),
      request: ID,
      result: 'pass',
      verified: 0,
      ...file,
    });
  return state;
}
function both(state: WatchState, now = { waiting: [] as string[] }) {
  const report = makeReport(DEFAULT_POLICY, state, now);
  return { text: textReport(report), html: htmlReport(report) };
}

test('each file that may not leave has its reason and how to export it instead', () => {
  const findings: FileRecord['findings'] = [
    { rule: 'scan/limit', level: 'error', message: 'It holds a macro.' },
  ];
  const { text, html } = both(
    stateWith(
      { status: 'blocked_by_scan' },
      { 'draft.docx': { result: 'block', type: 'docx', findings }, 'ok.csv': {} }
    )
  );
  for (const form of [text, html]) {
    expect(form).toContain('draft.docx');
    expect(form).toContain('It holds a macro.');
    expect(form).toContain('Split the file');
    expect(form).toContain('Save the text as txt or md');
    expect(form.indexOf('draft.docx')).toBeLessThan(form.indexOf('ok.csv'));
  }
});

test.each([
  ['xlsx', 'CSV UTF-8'],
  ['png', 'numbers behind the figure'],
  ['pickle', 'coefficients'],
  ['zip', 'out of the archive'],
])('%s is told how to be exported instead', (type, words) => {
  expect(both(stateWith({}, { [`file.${type}`]: { result: 'block', type } })).text).toContain(words);
});

test('the site’s own advice comes before ours', () => {
  const policy = DEFAULT_POLICY.with({
    id: 'own',
    version: '2',
    advice: { image: 'Ask Olga for the figure desk.' },
  });
  const state = stateWith({}, { 'a.png': { result: 'block', type: 'png' } });
  expect(textReport(makeReport(policy, state, { waiting: [] }))).toContain('Ask Olga for the figure desk.');
});

test('names and reasons cannot say what we did not', () => {
  const { text, html } = both(
    stateWith({ title: HOSTILE, status: 'returned', reason: HOSTILE }, { [HOSTILE]: { result: 'review' } }),
    { waiting: [HOSTILE] }
  );
  expect(html).not.toContain('<script');
  expect(html).toContain('&lt;script&gt;');
  for (const form of [text, html]) {
    expect(form).not.toContain('\u202E');
    expect(form).toContain('[U+202E]');
    expect(form.split(/\r?\n/).some((line) => line.startsWith('APPROVED'))).toBe(false);
  }
});

test('the page has no script and asks for nothing from elsewhere', () => {
  const { html } = both(stateWith({}, { 'a.csv': {} }));
  expect(html).toContain("default-src 'none'");
  expect(html).not.toMatch(/<script|<img|<link|<iframe|href=|src=|url\(/i);
});

test('a decision comes with its reason, and not with who decided', () => {
  const { text } = both(
    stateWith({ status: 'rejected', reason: 'Cells below ten.', changed: '2026-01-02T00:00:00.000Z' }, {})
  );
  expect(text).toContain('REJECTED');
  expect(text).toContain('Cells below ten.');
});

test('what could not be read and what could not be sent is said', () => {
  const { text } = both(
    stateWith({ stage: 'refused', problem: '400: no' }, { 'a.csv': { result: 'review', sha256: NO_HASH } })
  );
  expect(text).toContain('COULD NOT BE SENT');
  expect(text).toContain('its content could not be read');
});

test('a share with very many files has a report that can be opened', () => {
  const many = Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`f${index}.csv`, {}]));
  const { html, text } = both(stateWith({}, many));
  expect(html.length).toBeLessThan(200_000);
  expect(text).toContain('and 19500 more');
});
