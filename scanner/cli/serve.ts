import { loadConfig } from '../config/load';
import { Locked } from '../disk/lock';
import { loadIngressConfig } from '../ingress/config/load';
import { deliverApproved } from '../ingress/deliver/deliver_approved';
import { hook } from '../ingress/hook/hook';
import type { HookKind } from '../ingress/hook/hook';
import { parseUpdates } from '../ingress/push/updates';
import type { Log } from '../log';
import { release } from '../release/release';
import { UsageError } from '../usage_error';
import { watch } from '../watch/watch';
import { printable } from '../format/printable';
import type { ExitCode, Io } from './io';

export interface ServeOptions {
  config: string;
  once?: boolean;
}

interface Running {
  once: boolean;
  signal: AbortSignal;
  log: Log;
}

/** Work that stays: what it is called with, and whether all went well in the end. */
const WORK = {
  watch: (file: string, running: Running): Promise<boolean> => watch(loadConfig(file), running),
  release: (file: string, running: Running): Promise<boolean> => release(loadConfig(file), running),
  deliver: (file: string, running: Running): Promise<boolean> =>
    deliverApproved(loadIngressConfig(file), running),
} as const;

export type Work = keyof typeof WORK;

/** Runs until it is asked to end (SIGINT, SIGTERM), or once; what it does goes to `err`, a line each. */
export async function serve(work: Work, { config, once = false }: ServeOptions, io: Io): Promise<ExitCode> {
  const ending = new AbortController();
  const end = () => ending.abort();
  const log: Log = (level, line) =>
    void io.err.write(`${new Date().toISOString()} ${level.padEnd(5)} ${printable(line)}\n`);
  process.once('SIGINT', end).once('SIGTERM', end);
  try {
    return (await WORK[work](config, { once, signal: ending.signal, log })) ? 0 : 2;
  } catch (error) {
    if (error instanceof Locked) throw new UsageError(error.message);
    throw error;
  } finally {
    process.off('SIGINT', end).off('SIGTERM', end);
  }
}

/** Bytes of a hook's standard input: some 150 a ref. */
const MAX_INPUT_BYTES = 1024 * 1024;

/** `ingress hook`: what git runs on the server. Ends with 0 when the push is taken, 1 when not. */
export async function runHook(kind: HookKind, { config }: ServeOptions, io: Io): Promise<ExitCode> {
  const input = await readInput();
  parseUpdates(input);
  const taken = await hook(loadIngressConfig(config), {
    kind,
    input,
    folder: process.env.GIT_DIR ?? process.cwd(),
    env: process.env,
    say: (text) => void io.out.write(text),
  });
  return taken ? 0 : 1;
}

async function readInput(): Promise<string> {
  let text = '';
  for await (const part of process.stdin) {
    text += String(part);
    if (text.length > MAX_INPUT_BYTES)
      throw new UsageError(`The hook's input has more than ${MAX_INPUT_BYTES} bytes.`);
  }
  return text;
}
