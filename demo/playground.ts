import { execFile } from 'node:child_process';
import { chmod, mkdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Host } from '../test/host/host';

const TOOL = path.resolve(__dirname, '../scanner/bin/tre-airlock.js');
const PROJECT = 'heart-study';

/** What a researcher put into the share, by its path: one of them is not what its name says. */
const OUTPUTS: Readonly<Record<string, string>> = {
  'tables/admissions.csv':
    'region,age_group,admissions\nNorth,50-59,130\nNorth,60-69,210\nSouth,50-59,150\nSouth,60-69,240\n',
  'notes.txt': 'Admissions by region and age group, for table 2 of the paper.\n',
  'figure.jpg':
    '{\\rtf1\\ansi{\\fonttbl\\f0\\fswiss Helvetica;}\\f0\\pard This is a document and no picture.\\par}\n',
};

export interface Playground {
  folder: string;
  /** False where there is no git on this machine. */
  git: boolean;
}

/**
 * A share, a git repository with the hook, and settings with this run's keys, so that the scanner and the git diode
 * can be tried against the demo by pasting a line. What is there from before stays; keys and addresses are new.
 */
export async function preparePlayground(
  folder: string,
  host: Pick<Host, 'url' | 'tokens'>
): Promise<Playground> {
  const at = (...parts: string[]) => path.join(folder, ...parts);
  const share = at('egress', PROJECT);
  const begun = await exists(share);
  for (const part of [share, at('released', PROJECT)]) await mkdir(part, { recursive: true });
  const secret = (file: string, value: string) => writeFile(at(file), `${value}\n`, { mode: 0o600 });
  await secret('scanner.key', host.tokens.scanner);
  await secret('release.key', host.tokens['release-agent']);
  await writeFile(at('airlock.yml'), airlockYml(host.url));
  await writeFile(at('ingress.yml'), ingressYml(host.url));
  if (!begun)
    for (const [name, content] of Object.entries(OUTPUTS)) {
      await mkdir(path.dirname(path.join(share, name)), { recursive: true });
      await writeFile(path.join(share, name), content);
    }
  return { folder, git: await prepareRepository(at('analysis.git'), at('ingress.yml')) };
}

const exists = (file: string) =>
  stat(file).then(
    () => true,
    () => false
  );

const airlockYml = (url: string) => `# Made by the demo; see deploy/airlock.yml for all settings.
kibana: { url: "${url}", api_key: { file: scanner.key } }
release: { api_key: { file: release.key } }
state: state/egress
poll_seconds: 2
quiet_seconds: 3
projects:
  - { id: ${PROJECT}, share: egress/${PROJECT}, release: released/${PROJECT} }
`;

const ingressYml = (url: string) => `# Made by the demo.
kibana: { url: "${url}", api_key: { file: scanner.key } }
deliver: { api_key: { file: release.key }, store: store, poll_seconds: 2 }
state: state/ingress
repositories:
  - { path: analysis.git, project: ${PROJECT} }
`;

async function prepareRepository(repository: string, settings: string): Promise<boolean> {
  try {
    if (!(await exists(repository)))
      await promisify(execFile)('git', ['init', '--quiet', '--bare', '--initial-branch=main', repository]);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
  const hook = path.join(repository, 'hooks', 'pre-receive');
  await mkdir(path.dirname(hook), { recursive: true });
  await writeFile(
    hook,
    `#!/bin/sh\nexec "${process.execPath}" "${TOOL}" ingress hook pre-receive --config "${settings}"\n`
  );
  await chmod(hook, 0o755);
  return true;
}

/** What to paste, for the demo's last lines. */
export function playgroundLines({ folder, git }: Playground): string {
  const here = path.relative(process.cwd(), folder) || '.';
  const lines = [
    `Try the scanner, in another terminal (the share is ${here}/egress/${PROJECT}; a report appears in it):`,
    '',
    `npx tre-airlock egress watch --config ${here}/airlock.yml --once`,
    `npx tre-airlock egress release --config ${here}/airlock.yml --once     # once it is approved in the app`,
  ];
  if (git)
    lines.push(
      '',
      'Try the git diode (a push to this repository is judged, and waits under Requests):',
      '',
      `git clone ${here}/analysis.git /tmp/analysis && cd /tmp/analysis`,
      `npx tre-airlock ingress deliver --config ${here}/ingress.yml --once   # here again, once it is approved`
    );
  return lines.join('\n');
}
