import fs from 'node:fs';
import path from 'node:path';

import type { EgressBatch, WithdrawBody } from '../../common';
import type { ProjectConfig } from '../config/load';
import { readLines } from '../disk/read_lines';
import { batchBody, batches } from '../spool/batches';
import type { Item } from '../spool/spool';
import { SCANNER } from '../version';
import { build } from './build';
import type { Built } from './build';
import type { Listing } from './listing';
import type { Entry } from './listing';
import { titleOf } from './plan';
import type { Submission } from './plan';
import type { Shared } from './project_watch';
import { isLive, pathsOf } from './state';
import type { RequestRecord, WatchState } from './state';

/** Files of one share whose findings are kept for the report. */
const EXPLAINED = 2_000;
/** How often a file that the share would not give is tried again before a person has to look, and how many of these. */
const PATIENCE = 5;
const REMEMBERED = 10_000;

type Call = Pick<Item, 'call' | 'request'> & { body: string };

const withdrawal = (request: string, reason: string): Call => {
  const body: WithdrawBody = { reason };
  return { call: 'withdraw', request, body: JSON.stringify(body) };
};

/** Makes requests of files: judges them, decides, writes that down, and puts the calls into the spool. */
export class Submitter {
  private readonly failures = new Map<string, number>();

  constructor(
    private readonly project: ProjectConfig,
    private readonly shared: Pick<Shared, 'config' | 'spool' | 'scanner' | 'log' | 'signal'>,
    private readonly state: WatchState,
    private readonly save: () => void
  ) {}

  /**
   * Judges the files of a submission and spools it. Answers the files that changed meanwhile; then nothing was
   * spooled. The request is in the state, as `spooling`, before its parcel is in the spool, so that a kill in between
   * leads to the same request again and never to a second one.
   */
  async submit(root: number, submission: Submission, listing: Listing): Promise<string[]> {
    const { config, spool } = this.shared;
    const entries = new Map<string, Entry>();
    for (const file of submission.paths) {
      const entry = listing.entries.get(file);
      // In a folder that cannot be listed now: what is known of it stands, and the next looks decide.
      if (!entry) return [file];
      entries.set(file, entry);
    }
    const file = path.join(config.state, 'projects', `${this.project.id}.building.ndjson`);
    try {
      const built = await build({
        root,
        entries,
        scanner: this.shared.scanner,
        policyKey: this.project.id,
        policy: this.project.policy,
        file,
        maxBytes: config.limits.spoolBytes - spool.fill.bytes,
        jobs: config.limits.jobs,
        explained: Math.max(0, EXPLAINED - this.explained()),
        patient: (shown) => this.isPatient(shown),
        signal: this.shared.signal,
      });
      if (built.changed.length > 0) return built.changed;
      const request = this.decide(submission, built);
      this.save();
      spool.add(this.project.id, request.id, this.calls(request, file));
      request.stage = 'spooled';
      this.save();
      for (const shown of submission.paths) this.failures.delete(shown);
      this.shared.log(
        'info',
        `${this.project.id}: request ${request.id}: ${built.files.size} files, worst "${built.worst}".`
      );
      return [];
    } finally {
      fs.rmSync(file, { force: true });
    }
  }

  /** Withdraws requests that have no file any more; also those of before whose withdrawal is not in the spool yet. */
  withdraw(ids: readonly string[]): void {
    for (const id of ids) {
      const request = this.state.requests.get(id);
      if (request) request.withdrawing = true;
    }
    const due = [...this.state.requests.values()].filter(
      ({ id, withdrawing }) => withdrawing && !this.shared.spool.withdraws(id)
    );
    if (due.length === 0) return;
    this.save();
    for (const { id } of due) {
      const call = withdrawal(id, 'All its files were removed from the share.');
      this.shared.spool.add(this.project.id, id, [call]);
      this.shared.log('info', `${this.project.id}: request ${id} is withdrawn: its files were removed.`);
    }
  }

  /** A request that waits for people and was judged by another policy or version, if there is one. */
  outdated(): Submission | undefined {
    const { id, version } = this.project.policy.ref;
    for (const request of this.state.requests.values()) {
      const { policy, scanner, stage, stale } = request;
      const isCurrent = policy.id === id && policy.version === version && scanner === SCANNER.version;
      if (isCurrent || stage !== 'posted' || stale || !isLive(request)) continue;
      const paths = pathsOf(this.state, request.id);
      if (paths.length > 0) return { id: request.id, paths, supersedes: [] };
    }
    return undefined;
  }

  private isPatient(path: string): boolean {
    const failures = (this.failures.get(path) ?? 0) + 1;
    if (failures > PATIENCE) return false;
    if (this.failures.size < REMEMBERED) this.failures.set(path, failures);
    return true;
  }

  private explained(): number {
    let count = 0;
    for (const { findings } of this.state.files.values()) if (findings) count += 1;
    return count;
  }

  private decide({ id, paths, supersedes }: Submission, { files, manifest, worst }: Built): RequestRecord {
    const before = this.state.requests.get(id);
    const isSame = before?.manifest.sha256 === manifest.sha256;
    const attempts = this.attemptsOf(paths);
    const request: RequestRecord = {
      id,
      stage: 'spooling',
      title: titleOf(paths),
      created: before?.created ?? new Date().toISOString(),
      manifest,
      worst,
      policy: this.project.policy.ref,
      scanner: SCANNER.version,
      status: 'submitted',
      revision: before?.revision ?? 0,
      ...(supersedes.length > 0 ? { supersedes } : {}),
      ...(attempts > 0 ? { attempts } : {}),
      ...(before?.told === undefined ? {} : { told: before.told }),
      // Judged again as it is: what was decided stands until the API says otherwise.
      ...(before && isSame ? { status: before.status, changed: before.changed, reason: before.reason } : {}),
    };
    this.state.requests.set(id, request);
    for (const [file, record] of files) this.state.files.set(file, { ...record, request: id });
    for (const earlier of supersedes) {
      const old = this.state.requests.get(earlier);
      if (old) Object.assign(old, { superseded_by: id, stale: undefined });
    }
    return request;
  }

  /** One more than that of the requests that the API would not change. */
  private attemptsOf(paths: readonly string[]): number {
    const earlier = new Set(paths.map((file) => this.state.files.get(file)?.request ?? ''));
    const stale = [...earlier].map((id) => this.state.requests.get(id)).filter((request) => request?.stale);
    return Math.max(0, ...stale.map((request) => (request?.attempts ?? 0) + 1));
  }

  private *calls(request: RequestRecord, file: string): Generator<Call> {
    for (const earlier of request.supersedes ?? [])
      yield withdrawal(earlier, `The files were changed; they go on as request ${request.id}.`);
    const { researcher } = this.project;
    const head: Omit<EgressBatch, 'verdicts'> = {
      project: this.project.id,
      request: {
        id: request.id,
        manifest: request.manifest,
        title: request.title,
        ...(researcher === undefined ? {} : { researcher }),
      },
      scanner: { ...SCANNER },
      policy: request.policy,
    };
    const longest = this.shared.config.limits.spoolBytes;
    for (const verdicts of batches(readLines(file, longest)))
      yield { call: 'verdicts', request: request.id, body: batchBody(head, verdicts) };
  }
}
