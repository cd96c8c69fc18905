import type { Client } from '@elastic/elasticsearch';
import { stop as stopEsbuild } from 'esbuild';
import { engineClient } from '../test/engine/client';
import { startEngine } from '../test/engine/engine';
import { startHost } from '../test/host/host';
import type { Host } from '../test/host/host';
import { makePageFiles } from '../test/host/page_files';
import type { Memory } from './report';

const ONE_DAY_HEAP_MB = 512;

export interface Lane {
  engineUrl: string;
  client: Client;
  host: Host;
  memory(): Promise<Memory>;
  /** Ends the host, then the engine; waits for both. */
  stop(): Promise<void>;
}

export interface LaneOptions {
  /** Of the host; any free one when it does not serve a page. */
  port?: number;
  dataDir?: string;
  onProgress: (line: string) => void;
}

async function bundlePage(onProgress: LaneOptions['onProgress']) {
  onProgress('Bundling the page and the app');
  const files = await makePageFiles();
  // The bundler is a process of its own, with memory that nobody needs any more.
  await stopEsbuild();
  return files;
}

/** Starts the engine and the preview host; when one of them fails, nothing is left running. */
export async function startLane({ port, dataDir, onProgress }: LaneOptions): Promise<Lane> {
  const engine = await startEngine({ purpose: 'demo', dataDir, heapMb: ONE_DAY_HEAP_MB, onProgress });
  const client = engineClient(engine.url);
  try {
    const page = port === undefined ? undefined : await bundlePage(onProgress);
    const host = await startHost({
      client,
      port,
      page,
      log: (level, line) => level === 'error' && console.error(line),
    });
    return {
      engineUrl: engine.url,
      client,
      host,
      memory: async () => ({
        engineBytes: await engine.residentBytes(),
        hostBytes: process.memoryUsage().rss,
      }),
      async stop() {
        await host.stop();
        await client.close();
        await engine.stop();
      },
    };
  } catch (error) {
    await engine.stop();
    throw error;
  }
}
