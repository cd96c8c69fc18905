import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { chromium as playwright } from 'playwright-core';
import type { Browser } from 'playwright-core';

const CACHE = path.resolve(__dirname, '../../.cache/chromium');
/** The package's own names folders of Lambda. With its one font, pages look the same on every machine. */
const FONTS_FILE = 'fonts.xml';
const ARGUMENTS = ['--no-sandbox', '--no-zygote', '--disable-gpu', '--font-render-hinting=none'];

interface Binary {
  executablePath: string;
  env: NodeJS.ProcessEnv;
}

const isUnpacked = (folder: string) => existsSync(path.join(folder, 'chromium'));

/** What the child process runs: the package unpacks into TMPDIR when it is asked for its binary. */
const UNPACK =
  "const { default: chromium } = await import('@sparticuz/chromium'); await chromium.executablePath();";

/**
 * Unpacks the Chromium that came with `npm ci`, once, into a folder of ours: its package would take whatever
 * lies at /tmp/chromium for its own, a half-written file included. It unpacks its shared libraries only where
 * it believes that it runs on Lambda. A process of its own does it, since under jest `process.env` is a copy
 * that the package's look at TMPDIR never sees.
 */
async function unpack(): Promise<string> {
  const manifest = path.join(require.resolve('@sparticuz/chromium'), '../../../package.json');
  const { version } = JSON.parse(await readFile(manifest, 'utf8')) as { version: string };
  const folder = path.join(CACHE, version);
  if (isUnpacked(folder)) return folder;
  await mkdir(CACHE, { recursive: true });
  const own = await mkdtemp(path.join(CACHE, 'unpacking-'));
  await promisify(execFile)(process.execPath, ['--input-type=module', '-e', UNPACK], {
    cwd: __dirname,
    env: { ...process.env, TMPDIR: own, AWS_LAMBDA_JS_RUNTIME: 'nodejs20.x' },
  });
  if (!isUnpacked(own)) throw new Error(`The package @sparticuz/chromium ${version} unpacked no browser.`);
  await writeFile(
    path.join(own, FONTS_FILE),
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${folder}/fonts</dir><dir>/usr/share/fonts</dir></fontconfig>`
  );
  // Another run may have been quicker, and its folder is as good; what an interrupted one left is not.
  if (existsSync(folder) && !isUnpacked(folder)) await rm(folder, { recursive: true, force: true });
  await rename(own, folder).catch(() => rm(own, { recursive: true, force: true }));
  return folder;
}

async function runs(executablePath: string, env: NodeJS.ProcessEnv): Promise<boolean> {
  try {
    await promisify(execFile)(executablePath, ['--version'], { env });
    return true;
  } catch {
    return false;
  }
}

/** CHROME_PATH, or the package's Chromium, with its own shared libraries on a machine that lacks them. */
async function findBinary(): Promise<Binary> {
  const { CHROME_PATH } = process.env;
  if (CHROME_PATH) return { executablePath: CHROME_PATH, env: process.env };
  const folder = await unpack();
  const executablePath = path.join(folder, 'chromium');
  const plain = { ...process.env, FONTCONFIG_FILE: path.join(folder, FONTS_FILE) };
  const withLibraries = { ...plain, LD_LIBRARY_PATH: path.join(folder, 'al2023', 'lib') };
  for (const env of [plain, withLibraries])
    if (await runs(executablePath, env)) return { executablePath, env };
  throw new Error(
    'The Chromium of @sparticuz/chromium does not run on this machine. Set CHROME_PATH to a Chrome or Chromium.'
  );
}

/** Starts a headless browser; the caller closes it. */
export async function launchChromium(): Promise<Browser> {
  const { executablePath, env } = await findBinary();
  return playwright.launch({ executablePath, env: env as Record<string, string>, args: ARGUMENTS });
}
