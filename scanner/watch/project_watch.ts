import fs from 'node:fs';
import path from 'node:path';

import type { Api } from '../api/client';
import type { AirlockConfig, ProjectConfig } from '../config/load';
import { openRoot } from '../disk/open_beneath';
import { told } from '../log';
import type { Log } from '../log';
import type { Notifier } from '../notify/notice';
import { ReportWriter } from '../report/writer';
import type { Delivery } from '../spool/poster';
import type { Spool } from '../spool/spool';
import { SpoolFull } from '../spool/spool';
import type { Scanner } from './build';
import { readDecisions } from './decisions';
import { applyDelivery } from './deliveries';
import { plainEntry } from './listing';
import type { Listing } from './listing';
import { newNotices } from './notices';
import { Pending, differences } from './pending';
import type { Difference } from './pending';
import { makePlan } from './plan';
import { hashBeneath, rehash } from './rehash';
import { NO_HASH } from './state';
import type { WatchState } from './state';
import { loadState, saveState } from './state_file';
import { forgetOld } from './forget';
import { Says } from './says';
import { ShareLook, sha256 } from './share_look';
import { Submitter } from './submitter';

const MIB = 1024 * 1024;
/** What one turn reads again of files that seem unchanged. */
const REHASH = { bytes: 256 * MIB, milliseconds: 2_000 };
/** How many times the quiet time a group waits at most for files that keep changing. */
const PATIENCE = 10;

export interface Shared {
  config: AirlockConfig;
  api: Pick<Api, 'list' | 'detail'>;
  spool: Spool;
  scanner: Scanner;
  notifier: Notifier;
  log: Log;
  signal: AbortSignal;
  /** The trouble that the API makes now, in a sentence. */
  trouble(project: string): string | undefined;
}

/** Watches one project's share. All turns of one project follow each other. */
export class ProjectWatch {
  readonly state: WatchState;
  private readonly pending: Pending;
  private readonly report: ReportWriter;
  private readonly submitter: Submitter;
  private readonly stateFile: string;
  private dirty = false;
  /** Counts changes of the state, so that the report is only made anew when it may say something else. */
  private version = 0;
  private readonly says: Says;
  private readonly look: ShareLook;

  constructor(
    readonly project: ProjectConfig,
    private readonly shared: Shared
  ) {
    const { config } = shared;
    this.stateFile = path.join(config.state, 'projects', `${project.id}.ndjson`);
    this.state = loadState(this.stateFile, project.id);
    this.compareWithSpool();
    const quiet = config.quietSeconds * 1_000;
    this.pending = new Pending({ quiet, longest: PATIENCE * quiet });
    this.report = new ReportWriter(project);
    this.says = new Says(project.id, shared.log);
    this.look = new ShareLook(project, this.state, this.says, config.limits);
    this.submitter = new Submitter(project, shared, this.state, () => this.save());
  }

  /** Files that wait until they are quiet. */
  get waiting(): number {
    return this.pending.size;
  }

  /** One look at the share, and what follows from it. Never rejects but when the signal ends it. */
  async turn(): Promise<void> {
    try {
      // First, so that this turn's report has them.
      await this.decisions();
      await this.lookAt();
      this.tell();
      if (this.dirty) this.save();
      this.says.right('turn');
    } catch (error) {
      this.shared.signal.throwIfAborted();
      this.says.trouble('turn', 'error', told(error));
    }
  }

  /** Takes in what became of a parcel. Throws when it cannot be written down. */
  deliver(delivery: Delivery): void {
    applyDelivery(this.state, delivery);
    this.save();
  }

  private async lookAt(): Promise<void> {
    let root: number;
    try {
      root = openRoot(this.project.share);
    } catch (error) {
      return this.says.trouble('share', 'error', `The share cannot be opened: ${told(error)}`);
    }
    try {
      const seen = await this.look.at(root, this.shared.signal);
      if (!seen) return;
      if (seen.moved) this.changed();
      await this.take(root, seen.listing);
      await this.readAgain(root);
      this.writeReport(root);
    } finally {
      fs.closeSync(root);
    }
  }

  private async take(root: number, listing: Listing): Promise<void> {
    this.pending.observe(differences(this.state, listing), performance.now());
    const full = this.shared.spool.fullness();
    if (full !== undefined) return this.says.trouble('spool', 'error', full);
    this.says.right('spool');
    const group = await this.reallyDiffers(root, this.pending.ready(performance.now()));
    const inGroup = new Set(group.map(({ path: file }) => file));
    const restless = this.pending.paths().filter((file) => !inGroup.has(file));
    const plan = makePlan(this.state, group, restless);
    if (plan.gone.length > 0) {
      for (const file of plan.gone) this.state.files.delete(file);
      this.changed();
    }
    for (const { path: file, entry } of group) if (!entry) this.pending.drop(file);
    this.submitter.withdraw(plan.withdrawals);
    const submissions = [...plan.submissions];
    const outdated =
      submissions.length === 0 && this.pending.size === 0 ? this.submitter.outdated() : undefined;
    if (outdated) submissions.push(outdated);
    if (submissions.length > 0) this.writeReport(root);
    for (const submission of submissions) {
      try {
        const changed = await this.submitter.submit(root, submission, listing);
        for (const file of changed) this.pending.again(file, performance.now());
        if (changed.length === 0) for (const file of submission.paths) this.pending.drop(file);
        this.says.right('submit');
      } catch (error) {
        this.shared.signal.throwIfAborted();
        const what = error instanceof SpoolFull ? error.message : `Not taken yet: ${told(error)}`;
        return this.says.trouble('submit', 'error', what);
      }
    }
  }

  /** Drops what only looks changed: touched, moved to another disk, mounted anew; the content decides. */
  private async reallyDiffers(root: number, group: readonly Difference[]): Promise<Difference[]> {
    const real: Difference[] = [];
    for (const difference of group) {
      const known = this.state.files.get(difference.path);
      const { entry } = difference;
      const alike =
        known?.kind === 'file' &&
        entry?.kind === 'file' &&
        known.size === entry.size &&
        known.sha256 !== NO_HASH;
      if (alike && (await hashBeneath(root, difference.path)) === known.sha256) {
        Object.assign(known, plainEntry(entry), { verified: Date.now() });
        this.pending.drop(difference.path);
        this.changed();
      } else real.push(difference);
    }
    return real;
  }

  private async readAgain(root: number): Promise<void> {
    const budget = { ...REHASH, hours: this.shared.config.rehashHours };
    const { differing, read } = await rehash(root, this.state, budget);
    if (read > 0) this.changed();
    for (const file of differing) {
      const record = this.state.files.get(file);
      // No listing ever has this time, so that the next look sees a difference.
      if (record) record.ctime = -1;
      this.shared.log(
        'warn',
        `${this.project.id}: ${file} has other content, though its size and times say not.`
      );
    }
  }

  private async decisions(): Promise<void> {
    try {
      if (await readDecisions(this.shared.api, this.state)) this.changed();
      this.says.right('decisions');
    } catch (error) {
      this.shared.signal.throwIfAborted();
      this.says.trouble('decisions', 'warn', `Decisions cannot be read now: ${told(error)}`);
    }
  }

  private tell(): void {
    const { researchers, operators } = this.project;
    for (const notice of newNotices(this.state)) {
      this.shared.notifier.notify(notice, { researchers, operators });
      this.changed();
    }
    if (forgetOld(this.state, Date.now())) this.changed();
  }

  private writeReport(root: number): void {
    try {
      const trouble =
        this.shared.trouble(this.project.id) ?? this.says.get('spool') ?? this.says.get('submit');
      const written = this.report.write(root, this.state, this.version, {
        waiting: this.pending.paths(),
        trouble,
        truncated: this.says.get('truncated'),
      });
      if (written !== undefined && this.state.report !== sha256(written)) {
        this.state.report = sha256(written);
        this.dirty = true;
      }
      this.says.right('report');
    } catch (error) {
      this.says.trouble('report', 'error', `The report cannot be written into the share: ${told(error)}`);
    }
  }

  /** Where the process ended between the spool and the state, the spool is right. */
  private compareWithSpool(): void {
    for (const request of this.state.requests.values()) {
      const waits = this.shared.spool.has(request.id);
      if (request.stage === 'spooling' && waits) request.stage = 'spooled';
      if (request.stage === 'spooled' && !waits) request.stage = 'posted';
    }
  }

  private changed(): void {
    this.dirty = true;
    this.version += 1;
  }

  private save(): void {
    this.version += 1;
    saveState(this.stateFile, this.state);
    this.dirty = false;
  }
}
