import type { ItemOutcome, RequestState, SubmissionAnswer } from '../../common';
import { REQUEST_STATES, isOpen } from '../../common';
import { Refused } from '../api/client';
import type { Api } from '../api/client';
import { told } from '../log';
import type { Log } from '../log';
import { Backoff } from './backoff';
import { halves } from './halves';
import type { Item, Parcel, Spool } from './spool';

/** What became of a parcel; told before it leaves the spool, so that nothing is forgotten when we are killed. */
export type Delivery =
  | { kind: 'posted'; parcel: Parcel; answer: SubmissionAnswer['request'] | undefined }
  | { kind: 'withdrawn'; parcel: Parcel; request: string }
  /** The request can no longer be changed; its files go on under another id. */
  | { kind: 'stale'; parcel: Parcel; status: RequestState | undefined; reason: string }
  /** The API will never take (a part of) it; the dead-letter folder has it. */
  | { kind: 'refused'; parcel: Parcel; reason: string; where: string };

export interface PosterOptions {
  spool: Spool;
  api: Pick<Api, 'verdicts' | 'withdraw'>;
  /** May throw: the parcel then stays and is told again. */
  deliver(delivery: Delivery): void;
  log: Log;
  now?: () => number;
}

type Verdict = 'done' | 'later' | 'stale' | 'split';

const NAMED = 20;

const stateOf = (error: Refused): RequestState | undefined =>
  (REQUEST_STATES as readonly unknown[]).includes(error.attributes.status)
    ? (error.attributes.status as RequestState)
    : undefined;

/** Kibana's own answer where it knows no such address, as against the plugin's, which names what is missing. */
const isForeign404 = ({ status, message }: Refused) =>
  status === 404 && /^(Not Found|HTTP 404)$/.test(message);

const comesRight = ({ status }: Refused) =>
  status === 401 ||
  status === 403 ||
  status === 404 ||
  status === 408 ||
  status === 425 ||
  status === 429 ||
  status >= 500 ||
  status < 400;

/** Sends what the spool holds, in order within each project, again and again until the API has answered. */
export class Poster {
  private readonly backoffs = new Map<string, Backoff>();
  private readonly now: () => number;
  /** The last trouble of each project, so that each is said once and not at every try. */
  private readonly said = new Map<string, string>();
  private answer: SubmissionAnswer['request'] | undefined;

  constructor(private readonly options: PosterOptions) {
    this.now = options.now ?? (() => performance.now());
  }

  /** The trouble that a project's calls have now, for the report. */
  trouble(project: string): string | undefined {
    return this.said.get(project);
  }

  /** Tries everything that is due; a project whose next call has to wait holds up no other. */
  async turn(signal?: AbortSignal): Promise<void> {
    const held = new Set<string>();
    for (const parcel of this.options.spool.parcels()) {
      if (signal?.aborted) return;
      if (held.has(parcel.project)) continue;
      const isDue = this.backoff(parcel.project).remaining(this.now()) === 0;
      if (!isDue || !(await this.parcel(parcel))) held.add(parcel.project);
    }
  }

  private backoff(project: string): Backoff {
    const known = this.backoffs.get(project);
    if (known) return known;
    const made = new Backoff();
    this.backoffs.set(project, made);
    return made;
  }

  /** True when the parcel is done with. */
  private async parcel(parcel: Parcel): Promise<boolean> {
    const { spool, deliver } = this.options;
    this.answer = undefined;
    try {
      // Asked for anew each time: a batch that was cut in halves is more items than before.
      for (let item = spool.items(parcel)[0]; item; item = spool.items(parcel)[0]) {
        const became = await this.item(parcel, item);
        if (became === 'later') return false;
        if (became === 'stale') {
          spool.close(parcel);
          return true;
        }
        if (became === 'done') spool.done(parcel, item);
      }
      deliver({ kind: 'posted', parcel, answer: this.answer });
      spool.close(parcel);
    } catch (error) {
      this.hold(parcel, `The spool: ${told(error)}`, undefined);
      return false;
    }
    this.recovered(parcel);
    return true;
  }

  private async item(parcel: Parcel, item: Item): Promise<Verdict> {
    const body = this.options.spool.read(parcel, item);
    try {
      if (item.call === 'withdraw') {
        await this.options.api.withdraw(item.request, body);
        this.options.deliver({ kind: 'withdrawn', parcel, request: item.request });
      } else {
        const { request, items } = await this.options.api.verdicts(body);
        this.answer = request;
        const failed = items.filter(({ status }) => status === 'failed');
        if (failed.length > 0) {
          this.hold(parcel, `${failed.length} of ${items.length} verdicts could not be stored`, undefined);
          return 'later';
        }
        const refused = items.filter(({ status }) => status === 'refused');
        if (refused.length > 0) this.bury(parcel, item, 207, describe(refused), refused);
      }
      this.backoff(parcel.project).succeeded();
      return 'done';
    } catch (error) {
      return error instanceof Refused ? this.refused(parcel, item, body, error) : this.later(parcel, error);
    }
  }

  private later(parcel: Parcel, error: unknown): Verdict {
    this.hold(parcel, told(error), error instanceof Refused ? error.retryAfter : undefined);
    return 'later';
  }

  private refused(parcel: Parcel, item: Item, body: string, error: Refused): Verdict {
    const state = stateOf(error);
    if (item.call === 'withdraw') {
      // Closed already, or never seen by the API: it is not open, which is what was wanted.
      const gone = error.status === 404 && !isForeign404(error);
      if (gone || (error.status === 409 && state !== undefined && !isOpen(state))) {
        this.options.deliver({ kind: 'withdrawn', parcel, request: item.request });
        return 'done';
      }
    }
    if (comesRight(error)) return this.later(parcel, error);
    if (item.call === 'verdicts' && error.status === 409) {
      this.options.deliver({ kind: 'stale', parcel, status: state, reason: error.message });
      return 'stale';
    }
    if (item.call === 'verdicts' && error.status === 413) {
      const parts = halves(body);
      if (parts) {
        this.options.spool.replace(parcel, item, parts);
        return 'split';
      }
    }
    this.bury(parcel, item, error.status, error.message, error.attributes.items);
    return 'done';
  }

  private bury(parcel: Parcel, item: Item, status: number, message: string, items: unknown): void {
    const where = this.options.spool.bury(parcel, item, {
      refused: new Date().toISOString(),
      status,
      message,
      ...(items === undefined ? {} : { items }),
    });
    this.options.log('error', `${parcel.project}: the API will never take ${where} (${status}): ${message}`);
    this.options.deliver({ kind: 'refused', parcel, reason: `${status}: ${message}`, where });
  }

  private hold(parcel: Parcel, line: string, seconds: number | undefined): void {
    const wait = this.backoff(parcel.project).failed(this.now(), seconds);
    if (this.said.get(parcel.project) === line) return;
    this.said.set(parcel.project, line);
    const when = `${Math.ceil(wait / 1_000)} s`;
    this.options.log('warn', `${parcel.project}: not sent yet, tried again in ${when}: ${line}`);
  }

  private recovered({ project }: Parcel): void {
    if (this.said.delete(project)) this.options.log('info', `${project}: the API takes verdicts again.`);
  }
}

const describe = (items: readonly ItemOutcome[]) =>
  items
    .slice(0, NAMED)
    .map(({ path, error }) => `${path}: ${error ?? 'refused'}`)
    .join('; ');
