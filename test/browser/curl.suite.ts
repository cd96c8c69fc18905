import { execFile } from 'node:child_process';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { verdictCurl } from '../../demo/curl';
import type { Stage } from './stage';
import { settled, visit } from './visit';

/** Does what curl does with these options, so that the test needs none; the shell's quoting is the real one. */
const STAND_IN = `#!/usr/bin/env node
const args = process.argv.slice(2);
const all = (name) => args.flatMap((arg, i) => (arg === name ? [args[i + 1]] : []));
const url = args.find((arg) => arg.startsWith('http'));
const headers = Object.fromEntries(all('-H').map((line) => line.split(/: (.*)/s).slice(0, 2)));
fetch(url, { method: all('-X')[0], headers, body: all('-d')[0] })
  .then(async (answer) => console.log(answer.status, await answer.text()));
`;

async function paste(command: string): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'tre-airlock-curl-'));
  try {
    const curl = path.join(folder, 'curl');
    await writeFile(curl, STAND_IN);
    await chmod(curl, 0o755);
    const env = { ...process.env, PATH: `${folder}${path.delimiter}${process.env.PATH}` };
    return (await promisify(execFile)('sh', ['-c', command], { env })).stdout;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export function curlSuite(stage: () => Stage): void {
  test('the printed command works as it is pasted, and its request is in the queue', async () => {
    const answer = await paste(verdictCurl(stage().host));
    expect(answer).toMatch(/^200 /);
    expect(JSON.parse(answer.slice(4))).toMatchObject({
      request: { status: 'in_review', received: 1, expected: 1 },
      items: [{ path: 'results/table3.csv', status: 'stored' }],
    });
    await visit(stage(), { path: '/requests' }, async (page) => {
      await settled(page, 'Requests');
      await page.getByRole('link', { name: 'Posted with curl' }).waitFor();
    });
  });
}
