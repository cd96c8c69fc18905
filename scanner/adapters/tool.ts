import { execFile } from 'node:child_process';

/** Output of a tool that is read, and the time that it may take. */
const MAX_OUTPUT_BYTES = 4 * 1024 * 1024;
const TIMEOUT_MS = 60_000;

export interface ToolAnswer {
  code: number;
  out: string;
}

/** The tool is not installed. */
export class ToolMissing extends Error {}

/**
 * Runs an installed tool without a shell and without our secrets. Rejects with ToolMissing when there is none, or
 * with an Error when it was killed, took too long or said too much.
 */
export function runTool(program: string, args: readonly string[], cwd?: string): Promise<ToolAnswer> {
  const { PATH, HOME, LANG } = process.env;
  return new Promise((resolve, reject) => {
    execFile(
      program,
      [...args],
      { timeout: TIMEOUT_MS, maxBuffer: MAX_OUTPUT_BYTES, env: { PATH, HOME, LANG }, ...(cwd && { cwd }) },
      (error, out) => {
        if (!error) return resolve({ code: 0, out });
        if (error.code === 'ENOENT') return reject(new ToolMissing(program));
        if (typeof error.code === 'number') return resolve({ code: error.code, out });
        reject(error.killed ? new Error(`took longer than ${TIMEOUT_MS / 1_000} s`) : error);
      }
    );
  });
}
