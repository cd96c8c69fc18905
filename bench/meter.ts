import { readFile, readdir } from 'node:fs/promises';
import type { Client } from '@elastic/elasticsearch';
import { engineCpuMs } from './engine_stats';
import { timed } from './rounds';
import { median } from './statistics';

type Side = 'ours' | 'bare';

/** Milliseconds of processor time. */
interface Cpu {
  /** The host and who calls it, which are this process. */
  host: number;
  engine: number;
}

interface Nodes {
  nodes: Record<string, { ip: string; process: { id: number } }>;
}

const isJava = async (pid: number) =>
  (await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => '')).trim() === 'java';

/** The engine's process, where it runs on this machine and the kernel tells of it. */
async function localProcess(client: Client): Promise<number | undefined> {
  const { nodes } = await client.transport.request<Nodes>({ method: 'GET', path: '/_nodes/process' });
  const [node, ...others] = Object.values(nodes);
  if (!node || others.length > 0 || !node.ip.startsWith('127.')) return undefined;
  return (await isJava(node.process.id)) ? node.process.id : undefined;
}

/** Of all threads that live now, to the nanosecond. */
async function threadsCpuMs(pid: number): Promise<number> {
  const threads = await readdir(`/proc/${pid}/task`);
  const read = (thread: string) => readFile(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').catch(() => '0');
  const spent = await Promise.all(threads.map(async (thread) => Number((await read(thread)).split(' ')[0])));
  return spent.reduce((sum, each) => sum + each, 0) / 1e6;
}

/**
 * Takes the time of work, and beside it the processor time that it cost: on a busy machine the one says little of
 * a quiet one, and the other still does.
 */
export class Meter {
  private readonly used: Record<Side, Cpu[]> = { ours: [], bare: [] };
  /** Null once it is known that there is none. */
  private pid?: number | null;

  constructor(private readonly client: Client) {}

  /** The engine itself looks at its clock once a second, which is too seldom for one search. */
  private async engineMs(): Promise<number> {
    if (this.pid === undefined) this.pid = (await localProcess(this.client)) ?? null;
    return this.pid === null ? engineCpuMs(this.client) : threadsCpuMs(this.pid);
  }

  /** Milliseconds of the wall clock. */
  async time(side: Side, work: () => Promise<unknown>): Promise<number> {
    const engine = await this.engineMs();
    const host = process.cpuUsage();
    const ms = await timed(work);
    const { user, system } = process.cpuUsage(host);
    this.used[side].push({
      host: (user + system) / 1000,
      engine: (await this.engineMs()) - engine,
    });
    return ms;
  }

  /**
   * Of the rounds after the warm-up the median, since now and then a round pays for what the engine compiles; of an
   * engine whose clock stands still for most rounds the mean.
   */
  note(warmUp: number): string {
    const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    const told = (side: Side) => {
      const counted = this.used[side].slice(warmUp);
      const middle = this.pid === null ? mean : median;
      const of = (part: keyof Cpu) => middle(counted.map((cpu) => cpu[part])).toFixed(1);
      return `${side} ${of('host')} ms in the host, ${of('engine')} ms in the engine`;
    };
    return `processor time a round: ${told('ours')}; ${told('bare')}`;
  }
}
