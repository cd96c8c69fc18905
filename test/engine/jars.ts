import { spawn } from 'node:child_process';
import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { EngineDownloadError, MavenMissingError } from './errors';

const ATTEMPTS = 3;
const KEPT_OUTPUT_LINES = 12;
const POM = path.join(__dirname, 'pom.xml');

/** The engine's version, which stands in pom.xml only. */
export async function engineVersion(): Promise<string> {
  const version = /<engine\.version>([^<]+)</.exec(await readFile(POM, 'utf8'))?.[1];
  if (!version) throw new Error(`${POM} names no engine.version`);
  return version;
}

function maven(args: string[], onProgress: (line: string) => void): Promise<{ code: number; tail: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn('mvn', args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let tail: string[] = [];
    const keep = (chunk: Buffer) => {
      const lines = chunk
        .toString()
        .split('\n')
        .filter((line) => line.trim());
      lines.forEach(onProgress);
      tail = [...tail, ...lines].slice(-KEPT_OUTPUT_LINES);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'ENOENT' ? new MavenMissingError() : error)
    );
    child.on('close', (code) => resolve({ code: code ?? 1, tail: tail.join('\n') }));
  });
}

async function download(into: string, onProgress: (line: string) => void): Promise<void> {
  const args = ['-q', '-B', '-f', POM, 'dependency:copy-dependencies', `-DoutputDirectory=${into}`];
  let tail = '';
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const result = await maven(args, onProgress);
    if (result.code === 0) return;
    tail = result.tail;
    if (attempt < ATTEMPTS) onProgress(`Maven failed; attempt ${attempt + 1} of ${ATTEMPTS}`);
  }
  throw new EngineDownloadError(ATTEMPTS, tail);
}

/**
 * The folder that holds the engine's jars, fetched by Maven when it is not there yet. They are fetched into a
 * folder of their own and moved into place when complete, so that two first starts at once do not disturb
 * each other and an interrupted one leaves nothing that looks finished.
 */
export async function engineJars(cache: string, onProgress: (line: string) => void): Promise<string> {
  const pom = await readFile(POM, 'utf8');
  const jars = path.join(cache, 'jars');
  const done = path.join(jars, '.done');
  // The marker holds the pom that the jars came from: after a change of a version they are fetched again.
  const isDone = () => existsSync(done) && readFileSync(done, 'utf8') === pom;
  if (isDone()) return jars;

  onProgress('Fetching the embedded engine from Maven Central (51 MB, once)');
  await mkdir(cache, { recursive: true });
  const fresh = await mkdtemp(path.join(cache, 'fetching-'));
  try {
    await download(fresh, onProgress);
    await writeFile(path.join(fresh, '.done'), pom);
    // Another start may have been quicker, and its engine may be reading the jars by now.
    if (!isDone()) {
      rmSync(jars, { recursive: true, force: true });
      renameSync(fresh, jars);
    }
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
  return jars;
}
