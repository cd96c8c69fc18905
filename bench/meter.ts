import type { Client } from '@elastic/elasticsearch';
import { engineCpuMs } from './engine_stats';
import { timed } from './rounds';

type Side = 'ours' | 'bare';

/** Milliseconds of processor time. */
interface Cpu {
  /** The host and who calls it, which are this process. */
  host: number;
  engine: number;
}

const add = (a: Cpu, b: Cpu): Cpu => ({ host: a.host + b.host, engine: a.engine + b.engine });

/**
 * Takes the time of work, and beside it the processor time that it cost: on a busy machine the one says little of
 * a quiet one, and the other still does.
 */
export class Meter {
  private readonly used: Record<Side, Cpu[]> = { ours: [], bare: [] };

  constructor(private readonly client: Client) {}

  /** Milliseconds of the wall clock. */
  async time(side: Side, work: () => Promise<unknown>): Promise<number> {
    const engine = await engineCpuMs(this.client);
    const host = process.cpuUsage();
    const ms = await timed(work);
    const { user, system } = process.cpuUsage(host);
    this.used[side].push({
      host: (user + system) / 1000,
      engine: (await engineCpuMs(this.client)) - engine,
    });
    return ms;
  }

  /** The mean of the rounds after the warm-up; the engine counts in steps of 10 ms, which a median would show. */
  note(warmUp: number): string {
    const mean = (side: Side) => {
      const counted = this.used[side].slice(warmUp);
      const { host, engine } = counted.reduce(add, { host: 0, engine: 0 });
      const each = (ms: number) => (ms / counted.length).toFixed(1);
      return `${side} ${each(host)} ms in the host, ${each(engine)} ms in the engine`;
    };
    return `processor time a round: ${mean('ours')}; ${mean('bare')}`;
  }
}
