import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/**
 * `npm test`: everything that a change must pass, in one run, quick things first. Every step runs even when an
 * earlier one failed, so that one run tells all; the last line counts.
 */
const ROOT = path.resolve(__dirname, '..');

interface Step {
  name: string;
  command: string;
  args: string[];
  /** Jest projects are counted test by test, the others as one test each. */
  jest?: boolean;
}

const local = (name: string) => path.join(ROOT, 'node_modules', '.bin', name);
const jest = (name: string, projects: string[], ...args: string[]): Step => ({
  name,
  command: local('jest'),
  args: ['--selectProjects', ...projects, ...args],
  jest: true,
});

/** Steps of one group run side by side; groups follow one another, since the last ones share an engine. */
const GROUPS: Step[][] = [
  [
    { name: 'lint', command: local('eslint'), args: ['.', '--max-warnings', '0'] },
    { name: 'types', command: local('tsc'), args: ['-b', 'tsconfig.json'] },
  ],
  [
    { name: 'format', command: local('prettier'), args: ['--check', '--log-level', 'warn', '.'] },
    jest('unit tests', ['common', 'server', 'public', 'tools', 'scanner']),
  ],
  [jest('zip', ['zip'], '--runInBand')],
  [jest('integration on the embedded engine', ['integration'], '--runInBand')],
  [jest('browser', ['browser'], '--runInBand')],
];

interface Outcome {
  passed: number;
  failed: number;
  skipped: number;
}

function run(command: string, args: string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'] });
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? (signal ? 1 : 0)));
  });
}

async function runStep(step: Step, scratch: string): Promise<Outcome> {
  const started = Date.now();
  const report = path.join(scratch, `${step.name.replace(/\W+/g, '-')}.json`);
  const extra = step.jest ? ['--json', `--outputFile=${report}`, '--silent=false'] : [];
  const code = await run(step.command, [...step.args, ...extra]);
  const outcome = step.jest
    ? jestOutcome(report, code)
    : { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
  const seconds = ((Date.now() - started) / 1000).toFixed(0);
  console.log(`=== ${step.name}: ${outcome.failed === 0 ? 'passed' : 'FAILED'} in ${seconds} s`);
  return outcome;
}

/** A suite that could not even be loaded counts as one failure; so does a run without any test. */
function jestOutcome(report: string, code: number): Outcome {
  const result = fs.existsSync(report)
    ? (JSON.parse(fs.readFileSync(report, 'utf8')) as Record<string, number>)
    : {};
  const passed = result.numPassedTests ?? 0;
  const failed = (result.numFailedTests ?? 0) + (result.numRuntimeErrorTestSuites ?? 0);
  const skipped = (result.numPendingTests ?? 0) + (result.numTodoTests ?? 0);
  return { passed, failed: failed === 0 && (code !== 0 || passed === 0) ? 1 : failed, skipped };
}

async function main(): Promise<void> {
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'tre-airlock-test-'));
  const total: Outcome = { passed: 0, failed: 0, skipped: 0 };
  for (const group of GROUPS) {
    const outcomes = await Promise.all(group.map((step) => runStep(step, scratch)));
    for (const { passed, failed, skipped } of outcomes) {
      total.passed += passed;
      total.failed += failed;
      total.skipped += skipped;
    }
  }
  fs.rmSync(scratch, { recursive: true, force: true });
  console.log('Stack only (npm run test:stack, needs KIBANA_URL): security, service key, roles, lifecycle.');
  console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
  if (total.failed > 0) process.exitCode = 1;
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
