import { createHash } from 'node:crypto';
import fs from 'node:fs';

import { LEVELS, manifestText, worstResult } from '../../common';
import type { Manifest, Result } from '../../common';
import { beneath } from '../disk/open_beneath';
import { told } from '../log';
import type { Policy } from '../policy';
import { unreadable } from '../scan/scan_file';
import type { FileScan } from '../scan/scan_file';
import { toVerdict } from '../spool/batches';
import { SpoolFull } from '../spool/spool';
import { plainEntry, sameEntry, stampOf } from './listing';
import type { Entry } from './listing';
import { KEPT_FINDINGS, NO_HASH, cutMessage } from './state';
import type { FileRecord } from './state';

/** Judges files; the pool of workers, or in tests a function. */
export interface Scanner {
  scan(file: string, shownPath: string, policyKey: string): Promise<FileScan>;
}

export interface BuildOptions {
  root: number;
  /** The files of one request, as the last look at the share showed them. */
  entries: ReadonlyMap<string, Entry>;
  scanner: Scanner;
  policyKey: string;
  policy: Policy;
  /** Where verdicts are collected, one JSON object a line. */
  file: string;
  /** Bytes that it may have. */
  maxBytes: number;
  jobs: number;
  /** Files whose findings are kept for the report. */
  explained: number;
  /** Whether a file that the share would not give now is tried again; else it is for a person to look at. */
  patient(path: string): boolean;
  signal?: AbortSignal;
}

/** A file as it was judged; the request is named when it is decided. */
export type Judged = Omit<FileRecord, 'request'>;

export interface Built {
  files: Map<string, Judged>;
  manifest: Manifest;
  worst: Result;
  /** Files that changed between the look and the end of their scan: then nothing of this is to be sent. */
  changed: string[];
}

/** What a share says that is away for a moment. */
const PASSING: ReadonlySet<string> = new Set([
  'EIO',
  'EAGAIN',
  'EBUSY',
  'EHOSTDOWN',
  'EHOSTUNREACH',
  'ENETDOWN',
  'ENETUNREACH',
  'ENOTCONN',
  'ESTALE',
  'ETIMEDOUT',
]);

const brief = ({ findings }: FileScan): FileRecord['findings'] =>
  [...findings]
    .sort((a, b) => LEVELS.indexOf(b.level) - LEVELS.indexOf(a.level))
    .slice(0, KEPT_FINDINGS)
    .map(({ rule, level, message }) => ({ rule, level, message: cutMessage(message) }));

/** Judges every file of a request, and writes the verdicts to the disk, so that memory stays flat. */
export async function build(options: BuildOptions): Promise<Built> {
  const builder = new Builder(options);
  try {
    await builder.run();
    return builder.built();
  } finally {
    builder.close();
  }
}

class Builder {
  private readonly files = new Map<string, Judged>();
  private readonly changed: string[] = [];
  private readonly results = new Set<Result>();
  private readonly out: number;
  private bytes = 0;
  private explained = 0;

  constructor(private readonly options: BuildOptions) {
    const { O_CREAT, O_TRUNC, O_WRONLY, O_NOFOLLOW } = fs.constants;
    this.out = fs.openSync(options.file, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW, 0o640);
  }

  /** Several files at a time, in their order; the first error ends all. */
  async run(): Promise<void> {
    const waiting = this.options.entries.entries();
    const work = async () => {
      for (let next = waiting.next(); !next.done; next = waiting.next()) {
        this.options.signal?.throwIfAborted();
        await this.one(next.value[0], next.value[1]);
      }
    };
    await Promise.all(Array.from({ length: this.options.jobs }, work));
  }

  built(): Built {
    fs.fsyncSync(this.out);
    const listed = [...this.files].map(([path, { sha256 }]) => ({ path, sha256 }));
    const sha256 = createHash('sha256').update(manifestText(listed)).digest('hex');
    return {
      files: this.files,
      manifest: { files: listed.length, sha256 },
      worst: worstResult([...this.results]),
      changed: this.changed,
    };
  }

  close(): void {
    fs.closeSync(this.out);
  }

  private async one(path: string, entry: Entry): Promise<void> {
    const scan = entry.kind === 'file' ? await this.scan(path, entry) : this.notRead(path, entry);
    if (!scan) return void this.changed.push(path);
    const line = `${JSON.stringify(toVerdict(scan, NO_HASH, new Date().toISOString()))}\n`;
    this.bytes += Buffer.byteLength(line);
    if (this.bytes > this.options.maxBytes)
      throw new SpoolFull('The spool has no room for the verdicts of these files.');
    fs.writeSync(this.out, line);
    this.results.add(scan.verdict);
    const explain = scan.verdict !== 'pass' && this.explained < this.options.explained;
    if (explain) this.explained += 1;
    this.files.set(path, {
      ...plainEntry(entry),
      sha256: scan.sha256 ?? NO_HASH,
      result: scan.verdict,
      verified: Date.now(),
      type: scan.type.id,
      ...(explain ? { findings: brief(scan) } : {}),
    });
  }

  private notRead(path: string, { kind, why }: Entry): FileScan {
    const rule = kind === 'other' ? 'scan/not-a-file' : 'scan/failed';
    return unreadable(path, rule, why, this.options.policy);
  }

  /** Undefined when the file is not what the look showed, before or after its scan. */
  private async scan(path: string, entry: Entry): Promise<FileScan | undefined> {
    let way;
    try {
      way = beneath(this.options.root, path);
    } catch (error) {
      const { code = '' } = error as NodeJS.ErrnoException;
      const passes = code === 'ENOENT' || (PASSING.has(code) && this.options.patient(path));
      return passes ? undefined : unreadable(path, 'scan/failed', told(error), this.options.policy);
    }
    try {
      const scan = await untilAborted(
        this.options.scanner.scan(way.file, path, this.options.policyKey),
        this.options.signal
      );
      const stat = fs.lstatSync(way.file, { throwIfNoEntry: false });
      if (!stat?.isFile() || !sameEntry({ kind: 'file', ...stampOf(stat) }, entry)) return undefined;
      return failedFor(scan, PASSING) && this.options.patient(path) ? undefined : cleaned(scan, way.file);
    } finally {
      way.close();
    }
  }
}

/** Whether the file could not be read at all, by an error of the given kinds; its text begins with the error's name. */
const failedFor = ({ sha256, findings }: FileScan, codes: ReadonlySet<string>) =>
  sha256 === undefined &&
  findings.some(({ evidence }) => codes.has(/^E[A-Z]+/.exec(evidence ?? '')?.[0] ?? ''));

/** Errors of the file system name the way by which the file was opened, which tells nobody anything. */
function cleaned(scan: FileScan, file: string): FileScan {
  const findings = scan.findings.map((finding) =>
    finding.evidence?.includes(file)
      ? { ...finding, evidence: finding.evidence.split(file).join(scan.path) }
      : finding
  );
  // A hash of bytes that changed under the scan is the hash of nothing.
  return scan.findings.some(({ rule }) => rule === 'scan/changed')
    ? { ...scan, findings, sha256: undefined }
    : { ...scan, findings };
}

/** A pool that is closed gives no answer any more, so that waiting for it must end by the signal. */
function untilAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work;
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason as Error);
    if (signal.aborted) return abort();
    signal.addEventListener('abort', abort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
