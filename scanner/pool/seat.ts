import { Worker } from 'node:worker_threads';

import { builtFile } from '../built_file';
import type { PolicyFile } from '../policy';
import type { Answer, Job, WorkerData } from './worker';

/** Heap of one worker: parsers are bounded far below, so that only a hostile file comes near. */
const HEAP_MEGABYTES = 192;
const STACK_MEGABYTES = 4;

/** The answers on a batch; or the place of the job that the worker fell over, and how. */
export type Outcome = { answers: Answer[] } | { broken: number; reason: string };

/** A place for one worker at a time; a worker that broke is replaced when the next content comes. */
export class Seat {
  private worker: Worker | undefined;
  private end: ((outcome: Answer[] | string) => void) | undefined;
  private current = newCounter();

  constructor(private readonly policies: Record<string, PolicyFile>) {}

  get busy(): boolean {
    return this.end !== undefined;
  }

  async stop(): Promise<void> {
    const { worker } = this;
    this.worker = undefined;
    await worker?.terminate();
    this.end?.('The check was stopped.');
  }

  /** Has a batch judged. When the worker breaks, or stays with one job for longer than its seconds, it is dropped. */
  ask(batch: ReadonlyArray<{ job: Job; seconds: number }>): Promise<Outcome> {
    return new Promise((resolve) => {
      this.worker ??= this.hire();
      const { current } = this;
      Atomics.store(current, 0, 0);
      let watched = 0;
      const secondsOf = (index: number) => batch[index]?.seconds ?? 0;
      const watch = () => {
        const now = Atomics.load(current, 0);
        if (now === watched) this.end?.(`The check took longer than ${secondsOf(now)} s.`);
        else timer = setTimeout(watch, secondsOf((watched = now)) * 1_000);
      };
      let timer = setTimeout(watch, secondsOf(0) * 1_000);
      this.end = (outcome) => {
        clearTimeout(timer);
        this.end = undefined;
        if (typeof outcome !== 'string') return resolve({ answers: outcome });
        this.drop();
        resolve({ broken: Atomics.load(current, 0), reason: outcome });
      };
      this.worker.postMessage(batch.map(({ job }) => job));
    });
  }

  private drop(): void {
    const { worker } = this;
    this.worker = undefined;
    void worker?.terminate();
  }

  private hire(): Worker {
    // One of its own: a worker that was dropped may still be at the end of a job.
    this.current = newCounter();
    const workerData: WorkerData = { policies: this.policies, current: this.current };
    const worker = new Worker(builtFile('worker.js'), {
      workerData,
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MEGABYTES, stackSizeMb: STACK_MEGABYTES },
      // Parsers need no secret of ours.
      env: {},
    });
    // What a worker says after it was dropped concerns nobody.
    const tell = (outcome: Answer[] | string) => {
      if (this.worker === worker) this.end?.(outcome);
    };
    worker.on('message', (answers: Answer[]) => tell(answers));
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

const newCounter = () => new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
