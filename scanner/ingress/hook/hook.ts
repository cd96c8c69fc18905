import fs from 'node:fs';
import path from 'node:path';

import type { Result, RequestDetail } from '../../../common';
import { Api, Refused } from '../../api/client';
import { readSecret } from '../../config/secret';
import { pushText } from '../../format/push_text';
import { told } from '../../log';
import { UsageError } from '../../usage_error';
import { BlobCache } from '../cache/blob_cache';
import type { IngressConfig, RepositoryConfig } from '../config/load';
import { Git } from '../git/git';
import { judgePush } from '../push/judge_push';
import type { PushJudgement } from '../push/judge_push';
import { openJudge } from '../push/open_judge';
import { isZero, parseUpdates } from '../push/updates';
import type { RefUpdate } from '../push/updates';
import { Outbox } from './outbox';
import { pusher } from './pusher';
import { RefBook } from './ref_book';
import { ingressVerdict } from './verdict';

export type HookKind = 'pre-receive' | 'post-receive';

export interface HookCall {
  kind: HookKind;
  /** What git writes to the hook's standard input. */
  input: string;
  /** The folder in which git runs the hook: the repository. */
  folder: string;
  env: NodeJS.ProcessEnv;
  /** What the pusher reads. */
  say(text: string): void;
}

interface Judged {
  update: RefUpdate;
  judged: PushJudgement;
  request: string;
}

/** Judges a push on the git server, tells the pusher and the plugin. Answers whether the push may be taken. */
export async function hook(config: IngressConfig, call: HookCall): Promise<boolean> {
  const repository = findRepository(config, call.folder);
  const updates = parseUpdates(call.input);
  const moving = updates.filter(({ after }) => !isZero(after));
  if (moving.length === 0) return true;
  const api = openApi(config);
  const book = new RefBook(config.state);
  const outbox = new Outbox(config.state);
  const results = await judgeAll(config, repository, moving, call, api, book);
  const refused = call.kind === 'pre-receive' && results.some(({ judged }) => judged.verdict === 'block');
  const by = pusher(call.env);
  // Of a push that is refused as a whole only what is at fault is a request: the rest was never received.
  const kept = results.filter(({ judged }) => !refused || judged.verdict === 'block');
  for (const { update, judged, request } of kept) {
    outbox.add(request, JSON.stringify(ingressVerdict(repository, request, update, by, judged)));
    book.note({
      request,
      repository: repository.name,
      ref: update.ref,
      after: update.after,
      verdict: judged.verdict,
    });
  }
  const reached = await send(outbox, api, call);
  for (const { update, judged } of results) {
    call.say(
      `${update.ref}: ${pushText(judged.verdict, judged.findings, judged.content.commits.length, judged.files, false)}`
    );
    call.say(next(judged.verdict, refused));
  }
  if (!reached && config.unreachable === 'refuse' && call.kind === 'pre-receive') {
    call.say('The airlock cannot be reached, and this server takes no push then. Push again later.\n');
    return false;
  }
  return !refused;
}

function findRepository(config: IngressConfig, folder: string): RepositoryConfig {
  const here = fs.realpathSync(folder);
  const found = config.repositories.find(({ path: known }) => real(known) === here);
  if (!found)
    throw new UsageError(
      `${here} is not among "repositories" of the settings, so nothing may be pushed to it.`
    );
  return found;
}

function real(folder: string): string {
  try {
    return fs.realpathSync(folder);
  } catch {
    return path.resolve(folder);
  }
}

function openApi(config: IngressConfig): Api {
  const { url, space, ca, apiKey } = config.kibana;
  const key = () => readSecret(apiKey, 'kibana.api_key', config.base);
  return new Api({ url, space, ca, key, seconds: config.callSeconds });
}

async function judgeAll(
  config: IngressConfig,
  repository: RepositoryConfig,
  updates: readonly RefUpdate[],
  call: HookCall,
  api: Api,
  book: RefBook
): Promise<Judged[]> {
  const git = new Git(fs.realpathSync(call.folder), call.env);
  const judge = openJudge(repository.policy, config.jobs);
  const cache = new BlobCache(config.state, repository.policy);
  const known = call.kind === 'pre-receive' ? 'existing' : 'others';
  const results: Judged[] = [];
  try {
    for (const update of updates) {
      const judged = await judgePush(git, [update], known, repository.policy, judge, cache);
      results.push({ update, judged, request: await requestFor(book, api, repository, update, call) });
    }
  } finally {
    await judge.close();
  }
  return results;
}

/** States in which a new push goes on with the request of the last one. */
const GOES_ON: readonly string[] = ['returned', 'failed'];

/** The request that a push belongs to; on the way the pusher learns what became of the last one. */
async function requestFor(
  book: RefBook,
  api: Api,
  repository: RepositoryConfig,
  update: RefUpdate,
  call: HookCall
): Promise<string> {
  const last = book.last(repository.name, update.ref);
  if (!last) return RefBook.newRequest();
  if (last.after === update.after) return last.request;
  const detail = await api.detail(last.request).catch(() => undefined);
  if (!detail) return RefBook.newRequest();
  const decision = decisionOf(detail);
  if (decision !== undefined) call.say(`Your last push to ${update.ref} was ${decision}\n`);
  if (detail.status === 'blocked_by_scan') {
    // What was at fault is pushed anew: nobody need decide on it any more.
    const reason = `Replaced by a push of ${update.after.slice(0, 12)} to ${update.ref}.`;
    await api.withdraw(last.request, JSON.stringify({ reason })).catch(() => undefined);
  }
  return GOES_ON.includes(detail.status) ? last.request : RefBook.newRequest();
}

/** `rejected by ada: "Holds a table of patients."`; undefined while a person has not decided against it. */
function decisionOf({ status, history }: RequestDetail): string | undefined {
  if (status !== 'rejected' && status !== 'returned' && status !== 'revoked') return undefined;
  const step = [...history].reverse().find(({ to }) => to === status);
  return `${status} by ${step?.by ?? 'a reviewer'}${step?.reason ? `: "${step.reason}"` : '.'}`;
}

/** Sends what waits; answers false when the plugin could not be reached or did not take it. Nothing is lost then. */
async function send(outbox: Outbox, api: Api, call: HookCall): Promise<boolean> {
  try {
    await outbox.flush(api, (_name, outcome) => {
      if (outcome instanceof Refused) call.say(`The airlock did not take a verdict: ${outcome.message}\n`);
    });
    return true;
  } catch (error) {
    call.say(`The airlock cannot be reached now (${told(error)}); the verdict waits on this server.\n`);
    return false;
  }
}

function next(verdict: Result, refused: boolean): string {
  if (refused)
    return verdict === 'block'
      ? 'Nothing of this push was taken. Mend it and push again.\n'
      : 'It was refused with the rest of the push.\n';
  if (verdict === 'block')
    return 'It was taken by the server, but is not let in: mend it and push again, or ask your operators.\n';
  return 'It is delivered once it is approved in Kibana.\n';
}
