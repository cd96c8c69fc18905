import os from 'node:os';

import { resultOfFindings } from '../../common';
import type { Adapter } from '../adapters';
import { loadAdapters } from '../adapters';
import { jsonLine } from '../format/json';
import { printable } from '../format/printable';
import { sarifLog } from '../format/sarif';
import type { Located } from '../format/sarif';
import { TextFormat } from '../format/text';
import { DEFAULT_POLICY, loadPolicy } from '../policy';
import { ScanPool } from '../pool/pool';
import { RULES } from '../rules';
import { ordered } from '../scan/ordered';
import type { FileScan } from '../scan/scan_file';
import { walk } from '../scan/walk';
import type { Found } from '../scan/walk';
import { SCANNER } from '../version';
import { UsageError } from '../usage_error';
import { wantsColours } from './io';
import type { ExitCode, Io } from './io';
import { Progress } from './progress';

export interface ScanOptions {
  policy?: string;
  format: 'text' | 'json' | 'sarif';
  jobs: number;
  all?: boolean;
  with?: string;
}

/** Files of one call. */
const MAX_FILES = 1_000_000;

/** Files for each job that are asked for ahead, so that small ones can travel together. */
const AHEAD = 128;

/** As many as there are cores, at most four: more would wait for the disk. */
export const DEFAULT_JOBS = Math.max(1, Math.min(4, os.availableParallelism()));

/** `egress scan`: judges files and folders without any server. */
export async function scan(paths: readonly string[], options: ScanOptions, io: Io): Promise<ExitCode> {
  const policy = options.policy === undefined ? DEFAULT_POLICY : loadPolicy(options.policy);
  const adapters = await loadAdapters(options.with, (sentence) => io.err.write(`${sentence}\n`));
  let unread = 0;
  const files = list(paths, ({ file, reason }) => {
    unread += 1;
    io.err.write(`tre-airlock: ${printable(file)}: ${printable(reason)}\n`);
  });
  const writer = newWriter(options, io);
  const progress = new Progress(io.err, files.length);
  const pool = new ScanPool({ jobs: options.jobs, policies: { policy } });
  let flagged = false;
  try {
    const judged = ordered(files, options.jobs * AHEAD, async (found) =>
      withAdapters(await pool.scan(found.file, found.shownPath, 'policy'), found, adapters)
    );
    for await (const result of judged) {
      progress.clear();
      writer.file(result);
      progress.step();
      flagged ||= result.verdict !== 'pass';
    }
  } finally {
    progress.clear();
    await pool.close();
  }
  writer.end();
  return unread > 0 ? 2 : flagged ? 1 : 0;
}

function list(paths: readonly string[], unread: Parameters<typeof walk>[1]): Found[] {
  const files: Found[] = [];
  for (const start of paths) {
    for (const found of walk(start, unread)) {
      files.push(found);
      if (files.length > MAX_FILES)
        throw new UsageError(`There are more than ${MAX_FILES} files; scan them folder by folder.`);
    }
  }
  return files;
}

/** What other installed tools say of the file, beside ours. */
async function withAdapters(scan: FileScan, found: Found, adapters: readonly Adapter[]): Promise<FileScan> {
  if (adapters.length === 0 || scan.sha256 === undefined) return scan;
  const others = await Promise.all(adapters.map((adapter) => adapter.findings(found.file, scan)));
  const findings = [...scan.findings, ...others.flat()];
  const result = resultOfFindings(findings);
  return {
    ...scan,
    findings,
    verdict: scan.verdict === 'pass' || result === 'block' ? result : scan.verdict,
  };
}

interface Writer {
  file(scan: FileScan): void;
  end(): void;
}

function newWriter({ format, all = false }: ScanOptions, io: Io): Writer {
  if (format === 'json') return jsonLines(io);
  if (format === 'sarif') {
    const located: Located[] = [];
    return {
      file: ({ path, findings }) => located.push(...findings.map((finding) => ({ path, finding }))),
      end: () => void io.out.write(`${JSON.stringify(sarifLog(SCANNER.version, RULES, located), null, 2)}\n`),
    };
  }
  const text = new TextFormat(wantsColours(io), all);
  return {
    file: (scan) => {
      const lines = text.file(scan);
      if (lines !== '') io.out.write(lines);
    },
    end: () => void io.out.write(text.summary()),
  };
}

/** What comes in one go is written in one go. */
function jsonLines({ out }: Io): Writer {
  let lines = '';
  const flush = () => {
    if (lines !== '') out.write(lines);
    lines = '';
  };
  return {
    file(scan) {
      if (lines === '') setImmediate(flush);
      lines += jsonLine(scan);
    },
    end: flush,
  };
}
