import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** Runs what users run: the built tool, as a process. */
const TOOL = path.resolve(__dirname, '..', 'bin', 'tre-airlock.js');
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tre-airlock-cli-'));
afterAll(() => fs.rmSync(folder, { recursive: true }));

const tool = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [TOOL, ...args], {
    encoding: 'utf8',
    cwd: folder,
  });
  return { status, stdout, stderr };
};
const put = (name: string, content: string | Buffer) => {
  fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
  fs.writeFileSync(path.join(folder, name), content);
};

beforeAll(() => {
  put('good/means.csv', 'sex,mean_age\nf,51.2\nm,49.8\n');
  put('good/notes.txt', 'The model converged.\n');
  put('bad/B00P.jpg', '{\\rtf1\\ansi{\\fonttbl\\f0 Helvetica;}\\f0 B00P}');
  put('bad/\u001B[2J.txt', 'A name that would clear the screen.\n');
});

describe('egress scan', () => {
  it('ends with 0 when all pass', () => {
    const { status, stdout } = tool('egress', 'scan', 'good');
    expect(stdout).toBe('2 files: 2 pass, 0 to review, 0 blocked\n');
    expect(status).toBe(0);
  });

  it('ends with 1 when something is blocked, and says what to do', () => {
    const { status, stdout } = tool('egress', 'scan', 'bad/B00P.jpg');
    expect(stdout).toMatch(/^block {3}B00P\.jpg {2}rtf, /);
    expect(stdout).toContain('What to do: ');
    expect(status).toBe(1);
  });

  it('ends with 2 when a path is not there, and judges the others', () => {
    const { status, stdout, stderr } = tool('egress', 'scan', 'none', 'good');
    expect(stderr).toContain('none');
    expect(stdout).toContain('2 files: 2 pass');
    expect(status).toBe(2);
  });

  it('spells out control characters of names', () => {
    const { stdout } = tool('egress', 'scan', 'bad', '--all');
    expect(stdout).toContain('\\u{1b}[2J.txt');
    expect(stdout).not.toContain('\u001B');
  });

  it('prints one object a file on a line for pipes, in the order of names', () => {
    const { stdout } = tool('egress', 'scan', 'bad', 'good', '--format', 'json');
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.map(({ path: shown }) => shown)).toEqual([
      '\u001B[2J.txt',
      'B00P.jpg',
      'means.csv',
      'notes.txt',
    ]);
    expect(lines[1]).toMatchObject({
      size: 44,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      type: { id: 'rtf', mime: expect.any(String), extension: 'rtf', how: 'signature' },
      verdict: 'block',
      findings: expect.arrayContaining([
        expect.objectContaining({
          rule: expect.any(String),
          level: 'error',
          message: expect.any(String),
          risk: { feasibility: expect.any(Number), severity: expect.any(Number) },
        }),
      ]),
    });
    expect(lines[2]).toMatchObject({ type: { id: 'csv' }, verdict: 'pass', findings: [] });
  });

  it('prints SARIF with the rules that it names', () => {
    const { stdout } = tool('egress', 'scan', 'bad/B00P.jpg', '--format', 'sarif');
    const { version, runs } = JSON.parse(stdout);
    expect(version).toBe('2.1.0');
    const [run] = runs;
    for (const { ruleId, ruleIndex } of run.results) expect(run.tool.driver.rules[ruleIndex].id).toBe(ruleId);
    expect(run.results[0].locations[0].physicalLocation.artifactLocation.uri).toBe('B00P.jpg');
  });

  it.each([
    [['egress', 'scan'], /name at least one file/],
    [['egress', 'scan', 'good', '--jobs', '0'], /whole number from 1/],
    [['egress', 'scan', 'good', '--format', 'xml'], /text, json, sarif/],
    [['egress', 'scan', 'good', '--policy', 'none.yml'], /none\.yml: cannot be read/],
    [['egress', 'scan', 'good', '--with', 'norton'], /"norton" is no adapter; there are clamav/],
    [['--explain', 'scan/faild'], /There is no rule "scan\/faild"/],
  ])('refuses %j with 2', (args, message) => {
    const { status, stderr } = tool(...args);
    expect(stderr).toMatch(message);
    expect(stderr).not.toContain('    at ');
    expect(status).toBe(2);
  });

  it('says once that a tool is not installed, and goes on', () => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [TOOL, 'egress', 'scan', 'good', '--with', 'siegfried'],
      {
        encoding: 'utf8',
        cwd: folder,
        env: { PATH: '/nonexistent' },
      }
    );
    expect(stderr.match(/siegfried is not installed here/g)).toHaveLength(1);
    expect(stdout).toContain('2 pass');
    expect(status).toBe(0);
  });
});

it('explains a rule', () => {
  const { status, stdout } = tool('egress', 'scan', '--explain', 'scan/failed');
  expect(stdout).toContain('Risk        15 of 25');
  expect(status).toBe(0);
});

it('has the manual page that the commands make', () => {
  const page = fs.readFileSync(path.resolve(__dirname, '..', 'man', 'tre-airlock.1'), 'utf8');
  expect(tool('man').stdout).toBe(page);
});

it('completes commands and options in bash', () => {
  const { stdout } = tool('completion', 'bash');
  const script = `${stdout}\nCOMP_WORDS=(tre-airlock egress scan --fo) COMP_CWORD=3; _tre_airlock; echo "\${COMPREPLY[0]}"\nCOMP_WORDS=(tre-airlock eg) COMP_CWORD=1; _tre_airlock; echo "\${COMPREPLY[@]}"`;
  expect(spawnSync('bash', ['-c', script], { encoding: 'utf8' }).stdout).toBe('--format\negress\n');
});
