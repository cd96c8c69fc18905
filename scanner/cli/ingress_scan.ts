import fs from 'node:fs';

import { resultOfFindings, worstResult } from '../../common';
import type { Finding } from '../../common';
import { askOthers } from '../external/ask_others';
import { mergeFindings } from '../external/merge';
import { namedScanners } from '../external/scanners';
import { sarifLog } from '../format/sarif';
import { pushText } from '../format/push_text';
import { BlobCache } from '../ingress/cache/blob_cache';
import { decode } from '../ingress/git/commit';
import { Git, GitError } from '../ingress/git/git';
import { judgePush } from '../ingress/push/judge_push';
import type { PushJudgement } from '../ingress/push/judge_push';
import { openJudge } from '../ingress/push/open_judge';
import { isZero } from '../ingress/push/updates';
import { DEFAULT_INGRESS_POLICY, loadIngressPolicy } from '../policy';
import { RULES } from '../rules';
import { UsageError } from '../usage_error';
import { SCANNER } from '../version';
import { wantsColours } from './io';
import type { ExitCode, Io } from './io';

export interface IngressScanOptions {
  range: string;
  policy?: string;
  format: 'text' | 'json' | 'sarif';
  jobs: number;
  cache?: string;
  with?: string;
}

/** `ingress scan`: judges a range of commits; needs no server. */
export async function ingressScan(
  repository: string,
  options: IngressScanOptions,
  io: Io
): Promise<ExitCode> {
  const policy = options.policy === undefined ? DEFAULT_INGRESS_POLICY : loadIngressPolicy(options.policy);
  if (!fs.statSync(repository, { throwIfNoEntry: false })?.isDirectory())
    throw new UsageError(`${repository} is no folder.`);
  const others = namedScanners(options.with);
  const git = new Git(fs.realpathSync(repository));
  const { before, after } = await resolveRange(git, options.range);
  const judge = openJudge(policy, options.jobs);
  const cache = options.cache === undefined ? undefined : new BlobCache(options.cache, policy);
  try {
    const judged = await judgePush(
      git,
      [{ ref: 'refs/heads/scanned', before, after }],
      'range',
      policy,
      judge,
      cache
    );
    const said = await askOthers(git, after, others, (sentence) => io.err.write(`${sentence}\n`));
    const whole = said.length === 0 ? judged : withOthers(judged, said);
    print(whole, options.format, io);
    return whole.verdict === 'pass' ? 0 : 1;
  } finally {
    await judge.close();
  }
}

/** Other scanners can make the verdict graver and never milder. */
function withOthers(judged: PushJudgement, said: readonly Finding[]): PushJudgement {
  // They look at the whole tree; what the range did not bring was judged when it came.
  const brought = new Set(judged.content.changes.map(({ path }) => path));
  const findings = mergeFindings(
    judged.findings,
    said.filter(({ file }) => file === undefined || brought.has(file))
  );
  return { ...judged, findings, verdict: worstResult([judged.verdict, resultOfFindings(findings)]) };
}

/** Names of commits to their ids; OLD may be the empty object id. */
async function resolveRange(git: Git, range: string): Promise<{ before: string; after: string }> {
  const [old = '', ...rest] = range.split('..');
  const next = rest.join('..');
  if (old === '' || next === '' || next.startsWith('.'))
    throw new UsageError(`"${range}" is no range: say OLD..NEW, OLD being ${'0'.repeat(40)} for everything.`);
  return { before: isZero(old) ? old : await resolve(git, old), after: await resolve(git, next) };
}

async function resolve(git: Git, name: string): Promise<string> {
  try {
    const id = await git.ask(
      ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`],
      1_024
    );
    return decode(id).trim();
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    const reason = /not a git repository|unsafe repository|dubious/.test(error.message)
      ? error.message
      : `there is no commit "${name}"`;
    throw new UsageError(`${git.repository}: ${reason}`);
  }
}

function print(
  { verdict, findings, scan, content, files }: PushJudgement,
  format: IngressScanOptions['format'],
  io: Io
): void {
  if (format === 'text')
    return void io.out.write(pushText(verdict, findings, content.commits.length, files, wantsColours(io)));
  if (format === 'sarif') {
    const located = findings.map((finding) => ({ path: finding.file ?? '', finding }));
    return void io.out.write(`${JSON.stringify(sarifLog(SCANNER.version, RULES, located), null, 2)}\n`);
  }
  const plain = findings.map(({ rule, level, file, line, commit, message, evidence, risk }) => ({
    rule,
    level,
    file,
    line,
    commit,
    message,
    evidence,
    risk,
  }));
  io.out.write(
    `${JSON.stringify({ verdict, ...(scan === 'error' && { scan }), commits: content.commits.length, files, findings: plain })}\n`
  );
}
