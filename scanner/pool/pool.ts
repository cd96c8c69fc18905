import fs from 'node:fs';
import path from 'node:path';
import { Worker } from 'node:worker_threads';

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
  policy: Policy;
  done: (scan: FileScan) => void;
}

/**
 * Judges files in worker threads with bounds on memory and time, so that one hostile file costs one `review` and
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
  scan(file: string, shownPath: string, policyKey: string): Promise<FileScan> {
    const policy = this.options.policies[policyKey];
    if (!policy) return Promise.reject(new Error(`There is no policy "${policyKey}".`));
    if (this.closed) return Promise.reject(new Error('The pool is closed.'));
    return new Promise((done) => {
      this.waiting.push({ job: { file, shownPath, policy: policyKey }, policy, done });
      this.next();
    });
  }

  /** Ends the workers; what is under way gets no verdict. */
  async close(): Promise<void> {
    this.closed = true;
    await Promise.all(this.seats.map((seat) => seat.stop()));
  }

  private next(): void {
    for (const seat of this.seats) {
      if (seat.busy) continue;
      const task = this.waiting.shift();
      if (!task) return;
      void seat.run(task).then((scan) => {
        task.done(scan);
        this.next();
      });
    }
  }
}

/** A place for one worker at a time; a worker that broke is replaced when the next file comes. */
class Seat {
  busy = false;
  private worker: Worker | undefined;
  private end: ((outcome: FileScan | string) => void) | undefined;

  constructor(private readonly start: () => Worker) {}

  async run({ job, policy }: Task): Promise<FileScan> {
    this.busy = true;
    try {
      const outcome = await this.ask(job, secondsFor(job.file, policy));
      if (typeof outcome !== 'string') return outcome;
      // The worker is gone, and the hash with it; the file may still be read as bytes.
      const scan = unreadable(job.shownPath, 'scan/failed', outcome, policy);
      const hashed = await hashFile(job.file).catch(() => undefined);
      return { ...scan, ...hashed };
    } finally {
      this.busy = false;
    }
  }

  async stop(): Promise<void> {
    const { worker } = this;
    this.worker = undefined;
    await worker?.terminate();
    this.end?.('The check was stopped.');
  }

  /** The scan, or why there is none; the worker is then gone. */
  private ask(job: Job, seconds: number): Promise<FileScan | string> {
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
    const tell = (outcome: FileScan | string) => {
      if (this.worker === worker) this.end?.(outcome);
    };
    worker.on('message', (answer: Answer) => tell(answer.scan));
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
