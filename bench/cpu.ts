import { spawn } from 'node:child_process';

/** What `times` of the shell says of its children: minutes and seconds as user and as system. */
const TIMES = /^(\d+)m([\d.]+)s (\d+)m([\d.]+)s$/;

/** Milliseconds of processor time that a command and all that it starts take. */
export function cpuOf(command: string): Promise<number> {
  const child = spawn('bash', ['-c', `${command}; times`], { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', () => {
      const [, minutes, seconds, systemMinutes, systemSeconds] =
        TIMES.exec(output.trim().split('\n').pop() ?? '') ?? [];
      if (seconds === undefined)
        reject(new Error(`The shell did not tell the times of "${command}": ${output}`));
      else
        resolve(
          (Number(minutes) + Number(systemMinutes)) * 60_000 +
            (Number(seconds) + Number(systemSeconds)) * 1_000
        );
    });
  });
}

/** A path as a word of the shell. */
export const quoted = (file: string) => `'${file.replaceAll("'", "'\\''")}'`;
