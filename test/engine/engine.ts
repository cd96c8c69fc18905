import { execFile, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { openSync, closeSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import type { Socket } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { EngineDiedError, EngineNotUpError } from './errors';
import { engineJars, engineVersion } from './jars';
import { findJava } from './java';
import type { Java } from './java';
import { layOutHome } from './layout';
import { checkPortFree, freePort } from './ports';

const CACHE = path.resolve(__dirname, '../../.cache/engine');
const DEFAULT_HEAP_MB = 512;
/** Half a minute is usual on a busy machine with two cores; a dead engine is told at once. */
const UP_WITHIN_SECONDS = 180;
const STOP_WITHIN_MS = 10_000;
const POLL_MS = 100;
const LOG_LINES_SHOWN = 20;

/**
 * Runs Java in the place of this shell, with a watcher beside it that waits on a pipe from Node. The pipe
 * closes when Node ends in any way at all, a kill -9 included, and then the watcher ends Java: no orphan.
 * A line on the pipe says that Java has ended already.
 */
const LAUNCHER = '{ read -r _ || kill $$ 2>/dev/null; } <&3 3<&- & exec "$@" 3<&-';

export interface EngineOptions {
  /** HTTP port on 127.0.0.1; a free one by default. */
  port?: number;
  /** Kept when the engine stops. Without it the data is fresh, and gone at the end. */
  dataDir?: string;
  /** One lower-case word for the folder's name, such as "tests" or "demo". */
  purpose: string;
  heapMb?: number;
  onProgress?: (line: string) => void;
}

export interface Engine {
  url: string;
  pid: number;
  /** Ends the process, waits until it has ended and removes its folder. */
  stop(): Promise<void>;
  /** Resident memory of the engine's process, in bytes. */
  residentBytes(): Promise<number>;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Removes the homes of engines whose Node process ended before it could. */
async function sweep(): Promise<void> {
  for (const name of await readdir(CACHE)) {
    if (!name.startsWith('home-')) continue;
    const home = path.join(CACHE, name);
    const pid = Number(await readFile(path.join(home, 'pid'), 'utf8').catch(() => ''));
    if (pid > 0 && !isAlive(pid)) await rm(home, { recursive: true, force: true });
  }
}

function javaArguments(home: string, java: Java, heapMb: number): string[] {
  return [
    `-Xms${heapMb}m`,
    `-Xmx${heapMb}m`,
    '-XX:+UseSerialGC',
    '-Dfile.encoding=UTF-8',
    `-Djava.io.tmpdir=${home}/tmp`,
    '-Dlog4j2.disable.jmx=true',
    '-Dlog4j.shutdownHookEnabled=false',
    // Without native code there is also no refusal to run as root, as containers do.
    '-Djna.nosys=true',
    '-Djna.noclasspath=true',
    ...(java.major >= 12 ? ['-Djava.security.manager=allow'] : []),
    `-Dopensearch.path.home=${home}`,
    `-Dopensearch.path.conf=${home}/config`,
    '-Dopensearch.distribution.type=zip',
    '-Dopensearch.bundled_jdk=false',
    '-cp',
    `${home}/lib/*`,
    'org.opensearch.bootstrap.OpenSearch',
  ];
}

function launch(home: string, java: Java, heapMb: number): ChildProcess {
  const log = openSync(path.join(home, 'logs', 'out.log'), 'a');
  try {
    return spawn('sh', ['-c', LAUNCHER, 'sh', java.command, ...javaArguments(home, java, heapMb)], {
      cwd: home,
      // A process group of its own: Ctrl-C reaches Node, and Node ends the engine in its own order.
      detached: true,
      stdio: ['ignore', log, log, 'pipe'],
    });
  } finally {
    closeSync(log);
  }
}

async function lastLogLines(home: string): Promise<string> {
  const log = await readFile(path.join(home, 'logs', 'out.log'), 'utf8').catch(() => '');
  return log.trimEnd().split('\n').slice(-LOG_LINES_SHOWN).join('\n');
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(`${url}/_cluster/health`, { signal: AbortSignal.timeout(2_000) });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}

async function residentBytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => undefined);
  const kilobytes = status
    ? /VmRSS:\s+(\d+)/.exec(status)?.[1]
    : (await promisify(execFile)('ps', ['-o', 'rss=', '-p', String(pid)])).stdout.trim();
  return Number(kilobytes) * 1024;
}

/**
 * Starts OpenSearch on 127.0.0.1 and waits until it answers. The first start on a machine fetches it with
 * Maven. Whatever ends this Node process ends the engine too. Throws one of the classes in errors.ts.
 */
export async function startEngine(options: EngineOptions): Promise<Engine> {
  const onProgress = options.onProgress ?? (() => undefined);
  if (options.port) await checkPortFree(options.port);
  const java = await findJava();
  const jars = await engineJars(CACHE, onProgress);
  await sweep();

  const home = await mkdtemp(path.join(CACHE, `home-${options.purpose}-`));
  const httpPort = options.port ?? (await freePort());
  const dataDir = path.resolve(options.dataDir ?? path.join(home, 'data'));
  const transportPort = await freePort();
  await mkdir(dataDir, { recursive: true });
  await layOutHome(home, { jars, version: await engineVersion(), dataDir, httpPort, transportPort });

  const child = launch(home, java, options.heapMb ?? DEFAULT_HEAP_MB);
  const ended = new Promise<string>((resolve) => {
    child.on('error', (error) => resolve(error.message));
    child.on('exit', (code, signal) => resolve(signal ? `signal ${signal}` : `exit code ${code}`));
  });
  const watcher = child.stdio[3] as Socket;
  let ending: string | undefined;
  void ended.then((how) => {
    ending = how;
    watcher.end('\n');
  });
  watcher.on('error', () => undefined); // The watcher may be gone already, as after a reboot's SIGTERM to all.
  // Neither the engine nor the pipe keeps a finished command line tool from exiting.
  child.unref();
  watcher.unref();

  const stop = async () => {
    if (ending === undefined) child.kill('SIGTERM');
    const force = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
    await ended;
    clearTimeout(force);
    await rm(home, { recursive: true, force: true });
  };

  const url = `http://127.0.0.1:${httpPort}`;
  onProgress(`Starting the embedded engine on ${url}`);
  const pid = child.pid ?? 0;
  if (pid) await writeFile(path.join(home, 'pid'), String(pid));
  const deadline = Date.now() + UP_WITHIN_SECONDS * 1000;
  while (!(await answers(url))) {
    const failure =
      ending !== undefined
        ? new EngineDiedError(ending, await lastLogLines(home))
        : Date.now() > deadline
          ? new EngineNotUpError(UP_WITHIN_SECONDS, await lastLogLines(home))
          : undefined;
    if (failure) {
      await stop();
      throw failure;
    }
    await sleep(POLL_MS);
  }
  return { url, pid, stop, residentBytes: () => residentBytes(pid) };
}
