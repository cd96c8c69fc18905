import type { WriteStream } from 'node:tty';

export type Output = Pick<WriteStream, 'write'> & { isTTY?: boolean };

/** Where a command writes to: results to `out`, everything about them to `err`. */
export interface Io {
  out: Output;
  err: Output;
  env: Readonly<Record<string, string | undefined>>;
}

/** 0: all pass; 1: something to review or block; 2: an error. */
export type ExitCode = 0 | 1 | 2;

/** Colours for people who did not say no (https://no-color.org), never in a pipe. */
export const wantsColours = ({ out, env }: Io): boolean => out.isTTY === true && !env.NO_COLOR;
