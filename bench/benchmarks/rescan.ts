import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { openRoot } from '../../scanner/disk/open_beneath';
import { Watched } from '../../scanner/test/watched';
import { plainEntry } from '../../scanner/watch/listing';
import { NO_HASH } from '../../scanner/watch/state';
import { walk } from '../../scanner/watch/walk';
import type { Benchmark } from '../bench';
import { resultOf } from '../result';

const FILES = 100_000;
const QUICK_FILES = 10_000;
const FILES_PER_FOLDER = 500;
const TURNS = 7;
const QUICK_TURNS = 3;
/** Milliseconds for a look at 100,000 files of which none changed. */
const LIMIT_MS = 2_000;

function makeTree(share: Watched, files: number): void {
  for (let index = 0; index < files; index += 1) {
    const folder = `folder-${Math.floor(index / FILES_PER_FOLDER)}`;
    if (index % FILES_PER_FOLDER === 0) fs.mkdirSync(share.at('share', folder));
    fs.writeFileSync(share.at('share', folder, `table-${index}.csv`), `a,b\n${index},2\n`);
  }
}

/** As if all had been judged and sent: of that, only the time is long. */
async function remember(share: Watched, files: number): Promise<void> {
  const root = openRoot(share.at('share'));
  const { entries } = await walk(root, { files: files + 1, depth: 8 });
  fs.closeSync(root);
  const request = randomUUID();
  for (const [file, entry] of entries)
    share.watch.state.files.set(file, {
      ...plainEntry(entry),
      kind: 'file',
      sha256: NO_HASH.replace(/^0/, '1'),
      request,
      result: 'pass',
      verified: Date.now(),
    });
}

/** A look of the watcher at a share on a local disk in which nothing changed. */
export const rescan: Benchmark = async ({ quick, say }) => {
  const files = quick ? QUICK_FILES : FILES;
  const share = new Watched({ files: files + 1 });
  try {
    say(`  making ${files} files in ${path.basename(share.folder)}`);
    makeTree(share, files);
    await remember(share, files);
    await share.watch.turn();
    const wall: number[] = [];
    const cpu: number[] = [];
    for (let turn = 0; turn < (quick ? QUICK_TURNS : TURNS); turn += 1) {
      const before = process.cpuUsage();
      const start = performance.now();
      await share.watch.turn();
      wall.push(performance.now() - start);
      const { user, system } = process.cpuUsage(before);
      cpu.push((user + system) / 1_000);
    }
    if (share.scanned.length > 0 || share.waiting().length > 0)
      throw new Error(`Nothing changed, but ${share.scanned.length} files were scanned.`);
    const notes = [`resident memory after it: ${Math.round(process.memoryUsage.rss() / 1e6)} MB`];
    const target = { of: 'ours', is: 'at most', value: LIMIT_MS } as const;
    return [
      resultOf({ name: `rescan, ${files} files unchanged`, unit: 'ms', target, notes }, { ours: wall }),
      resultOf({ name: `rescan, ${files} files unchanged, CPU`, unit: 'ms CPU', target }, { ours: cpu }),
    ];
  } finally {
    share.remove();
  }
};
