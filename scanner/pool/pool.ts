import fs from 'node:fs';

import type { Judgement } from '../content/inspect';
import type { Policy } from '../policy';
import { hashFile } from '../scan/hash_file';
import { unreadable } from '../scan/scan_file';
import type { FileScan } from '../scan/scan_file';
import { Seat } from './seat';
import type { Outcome } from './seat';
import type { Answer, Job } from './worker';

/** Beyond the policy's time for a file: for starting, hashing and the answer. */
const GRACE_SECONDS = 15;
/** A slow share reads this many bytes a second at least; hashing a huge file is not held against it. */
const SLOWEST_BYTES_PER_SECOND = 5 * 1024 * 1024;
/** Small contents travel together, since a message costs as much as judging one of them. */
const BATCH_JOBS = 64;
const BATCH_BYTES = 8 * 1024 * 1024;

export interface PoolOptions {
  /** Files judged at the same time. */
  jobs: number;
  /** By the key that `scan` names. */
  policies: Record<string, Policy>;
}

interface Task {
  job: Job;
  seconds: number;
  bytes: number;
  done: (outcome: Answer | string) => void;
}

/**
 * Judges contents in worker threads with bounds on memory and time, so that one hostile file costs one `review` and
 * not the scanner.
 */
export class ScanPool {
  private waiting: Task[] = [];
  private readonly seats: Seat[];
  private closed = false;
  private isPlanned = false;

  constructor(private readonly options: PoolOptions) {
    const policies = Object.fromEntries(
      Object.entries(options.policies).map(([key, policy]) => [key, policy.toFile()])
    );
    this.seats = Array.from({ length: options.jobs }, () => new Seat(policies));
  }

  /** The verdict on a file; never rejects but when the pool is closed or the policy's key is unknown. */
  async scan(file: string, shownPath: string, policyKey: string): Promise<FileScan> {
    const policy = this.policy(policyKey);
    const bytes = sizeOf(file);
    const seconds =
      policy.threshold('fileSeconds') + GRACE_SECONDS + Math.ceil(bytes / SLOWEST_BYTES_PER_SECOND);
    const outcome = await this.add({ kind: 'file', file, shownPath, policy: policyKey }, seconds, bytes);
    if (typeof outcome !== 'string') return outcome as FileScan;
    // The worker is gone, and the hash with it; the file may still be read as bytes.
    const scan = unreadable(shownPath, 'scan/failed', outcome, policy);
    const hashed = await hashFile(file).catch(() => undefined);
    return { ...scan, ...hashed };
  }

  /** The verdict on a file of a push; rejects as `scan` does. */
  async judgeBlob(path: string, content: Uint8Array, policyKey: string): Promise<Judgement> {
    const policy = this.policy(policyKey);
    const seconds = policy.threshold('fileSeconds') + GRACE_SECONDS;
    const job: Job = { kind: 'blob', path, content, policy: policyKey };
    const outcome = await this.add(job, seconds, content.length);
    if (typeof outcome !== 'string') return outcome as Judgement;
    const { type, findings, verdict, scan } = unreadable(path, 'scan/failed', outcome, policy);
    return { type, findings, result: verdict, scan };
  }

  /** Ends the workers; what is under way gets no verdict. */
  async close(): Promise<void> {
    this.closed = true;
    await Promise.all(this.seats.map((seat) => seat.stop()));
  }

  private policy(key: string): Policy {
    const policy = this.options.policies[key];
    if (!policy) throw new Error(`There is no policy "${key}".`);
    if (this.closed) throw new Error('The pool is closed.');
    return policy;
  }

  private add(job: Job, seconds: number, bytes: number): Promise<Answer | string> {
    return new Promise((done) => {
      this.waiting.push({ job, seconds, bytes, done });
      if (this.isPlanned) return;
      this.isPlanned = true;
      // What is asked for in one go may travel in one batch.
      queueMicrotask(() => {
        this.isPlanned = false;
        this.next();
      });
    });
  }

  private next(): void {
    if (this.closed) return;
    for (const seat of this.seats) {
      if (seat.busy) continue;
      const batch = this.take();
      if (batch.length === 0) return;
      void seat.ask(batch).then((outcome) => this.settle(batch, outcome));
    }
  }

  /** The next tasks for one seat; the others are left their share. */
  private take(): Task[] {
    const most = Math.min(BATCH_JOBS, Math.ceil(this.waiting.length / this.seats.length));
    let count = 0;
    for (let bytes = 0; count < most; count += 1) {
      bytes += this.waiting[count]?.bytes ?? 0;
      if (count > 0 && bytes > BATCH_BYTES) break;
    }
    return this.waiting.splice(0, count);
  }

  private settle(batch: readonly Task[], outcome: Outcome): void {
    if ('answers' in outcome)
      for (const [index, answer] of outcome.answers.entries()) batch[index]?.done(answer);
    else {
      const { broken, reason } = outcome;
      // The others of the batch have nothing to do with it: they are judged again.
      const others = batch.filter((_, index) => index !== broken);
      if (this.closed) for (const { done } of others) done(reason);
      else this.waiting.unshift(...others);
      batch[broken]?.done(reason);
    }
    this.next();
  }
}

/** Bytes of a file; a file that is not there any more is told by the scan. */
const sizeOf = (file: string): number => fs.lstatSync(file, { throwIfNoEntry: false })?.size ?? 0;
