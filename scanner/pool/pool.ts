import fs from 'node:fs';
import path from 'node:path';
import { Worker } from 'node:worker_threads';

import type { Judgement } from '../content/inspect';
import type { Policy } from '../policy';
import { hashFile } from '../scan/hash_file';
import { unreadable } from '../scan/scan_file';
import type { FileScan } from '../scan/scan_file';
import type { Answer, Job } from './worker';

/** Heap of one worker: parsers are bounded far below, so that only a hostile file comes near. */
const HEAP_MEGABYTES = 192;
const STACK_MEGABYTES = 4;
/** Beyond the policy's time for a file: for starting, hashing and the answer. */
const GRACE_SECONDS = 15;
/** A slow share reads this many bytes a second at least; hashing a huge file is not held against it. */
const SLOWEST_BYTES_PER_SECOND = 5 * 1024 * 1024;

/** The bundle beside this file once built; tests and tools that run from the source use the built one too. */
const workerFile = (): string => {
  const beside = path.join(__dirname, 'worker.js');
  return fs.existsSync(beside) ? beside : path.resolve(__dirname, '..', 'dist', 'worker.js');
};

export interface PoolOptions {
  /** Files judged at the same time. */
  jobs: number;
  /** By the key that `scan` names. */
  policies: Record<string, Policy>;
}

interface Task {
  job: Job;
  seconds: number;
  done: (outcome: Answer | string) => void;
}

/**
 * Judges contents in worker threads with bounds on memory and time, so that one hostile file costs one `review` and
 * not the scanner.
 */
export class ScanPool {
  private readonly waiting: Task[] = [];
  private readonly seats: Seat[];
  private closed = false;

  constructor(private readonly options: PoolOptions) {
    const start = () =>
      new Worker(workerFile(), {
        workerData: Object.fromEntries(
          Object.entries(options.policies).map(([key, policy]) => [key, policy.toFile()])
        ),
        resourceLimits: { maxOldGenerationSizeMb: HEAP_MEGABYTES, stackSizeMb: STACK_MEGABYTES },
        // Parsers need no secret of ours.
        env: {},
      });
    this.seats = Array.from({ length: options.jobs }, () => new Seat(start));
  }

  /** The verdict on a file; never rejects but when the pool is closed or the policy's key is unknown. */
  async scan(file: string, shownPath: string, policyKey: string): Promise<FileScan> {
    const policy = this.policy(policyKey);
    const outcome = await this.add(
      { kind: 'file', file, shownPath, policy: policyKey },
      secondsFor(file, policy)
    );
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
    const outcome = await this.add({ kind: 'blob', path, content, policy: policyKey }, seconds);
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

  private add(job: Job, seconds: number): Promise<Answer | string> {
    return new Promise((done) => {
      this.waiting.push({ job, seconds, done });
      this.next();
    });
  }

  private next(): void {
    for (const seat of this.seats) {
      if (seat.busy) continue;
      const task = this.waiting.shift();
      if (!task) return;
      void seat.ask(task.job, task.seconds).then((outcome) => {
        task.done(outcome);
        this.next();
      });
    }
  }
}

/** A place for one worker at a time; a worker that broke is replaced when the next content comes. */
class Seat {
  private worker: Worker | undefined;
  private end: ((outcome: Answer | string) => void) | undefined;

  constructor(private readonly start: () => Worker) {}

  get busy(): boolean {
    return this.end !== undefined;
  }

  async stop(): Promise<void> {
    const { worker } = this;
    this.worker = undefined;
    await worker?.terminate();
    this.end?.('The check was stopped.');
  }

  /** The answer, or why there is none; the worker is then gone. */
  ask(job: Job, seconds: number): Promise<Answer | string> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.end?.(`The check took longer than ${seconds} s.`), seconds * 1_000);
      this.end = (outcome) => {
        clearTimeout(timer);
        this.end = undefined;
        if (typeof outcome === 'string') this.drop();
        resolve(outcome);
      };
      this.worker ??= this.hire();
      this.worker.postMessage(job);
    });
  }

  private drop(): void {
    const { worker } = this;
    this.worker = undefined;
    void worker?.terminate();
  }

  private hire(): Worker {
    const worker = this.start();
    // What a worker says after it was dropped concerns nobody.
    const tell = (outcome: Answer | string) => {
      if (this.worker === worker) this.end?.(outcome);
    };
    worker.on('message', (answer: Answer) => tell(answer));
    worker.on('error', (error: NodeJS.ErrnoException) =>
      tell(
        error.code === 'ERR_WORKER_OUT_OF_MEMORY'
          ? `The check needed more than ${HEAP_MEGABYTES} MB of memory.`
          : `The check broke: ${error.message}`
      )
    );
    worker.on('exit', (code) => tell(`The check ended by itself with code ${code}.`));
    return worker;
  }
}

function secondsFor(file: string, policy: Policy): number {
  let size = 0;
  try {
    size = fs.lstatSync(file).size;
  } catch {
    // A file that is not there any more is told by the scan.
  }
  return policy.threshold('fileSeconds') + GRACE_SECONDS + Math.ceil(size / SLOWEST_BYTES_PER_SECOND);
}
