import { createHash } from 'node:crypto';
import fs from 'node:fs';

import type { Finding, Result } from '../../common';
import { UNKNOWN } from '../content/content_type';
import type { ContentType } from '../content/content_type';
import { judge } from '../content/inspect';
import { BufferSource, FileSource, chunks } from '../content/source';
import type { Policy } from '../policy';
import { findRule } from '../rules';
import type { RuleId } from '../rules';

/** A file and what the scanner thinks of it. */
export interface FileScan {
  /** As people see it: relative to the share, `/` between folders. */
  path: string;
  size: number;
  /** Of the very bytes that were judged; undefined when they could not be read. */
  sha256?: string;
  /** ISO 8601. */
  modified?: string;
  type: ContentType;
  verdict: Result;
  findings: Finding[];
  /** `error` when the check did not finish; the verdict is then never `pass`. */
  scan: 'complete' | 'error';
}

/** Files up to this size are read once, into memory, so that the hash is of the very bytes that were judged. */
const WHOLE_BYTES = 4 * 1024 * 1024;

/** Memory of files that were judged, for the next ones: fresh memory has to be cleared by the system each time. */
const spare: Buffer[] = [];
const MAX_SPARE = 2;

/** Unit of `stat.blocks`. */
const BLOCK_BYTES = 512;

// O_NOFOLLOW: a link put there after the folder was listed is refused. O_NONBLOCK: opening a pipe does not hang.
const OPEN_FLAGS = fs.constants.O_RDONLY | fs.constants.O_NOFOLLOW | fs.constants.O_NONBLOCK;

const sameFile = (a: fs.Stats, b: fs.Stats) =>
  a.size === b.size && a.mtimeMs === b.mtimeMs && a.ctimeMs === b.ctimeMs && a.ino === b.ino;

/** Reads and judges one file. Never throws: what goes wrong is a finding, and never a pass. */
export async function scanFile(file: string, shownPath: string, policy: Policy): Promise<FileScan> {
  let descriptor: number | undefined;
  let memory: Buffer | undefined;
  try {
    descriptor = fs.openSync(file, OPEN_FLAGS);
    const before = fs.fstatSync(descriptor);
    if (!before.isFile()) return unreadable(shownPath, 'scan/not-a-file', undefined, policy);
    const whole = before.size <= WHOLE_BYTES;
    const stored = before.blocks * BLOCK_BYTES;
    const onDisk = new FileSource(descriptor, before.size, stored);
    if (whole) memory = spare.pop() ?? Buffer.allocUnsafeSlow(WHOLE_BYTES);
    const source = memory ? new BufferSource(onDisk.read(0, before.size, memory), stored) : onDisk;
    const hash = createHash('sha256');
    for (const chunk of chunks(source)) hash.update(chunk);
    const judged = await judge(shownPath, source, policy);
    const scan: FileScan = {
      path: shownPath,
      size: before.size,
      sha256: hash.digest('hex'),
      modified: before.mtime.toISOString(),
      type: judged.type,
      verdict: judged.result,
      findings: judged.findings,
      scan: judged.scan,
    };
    return sameFile(before, fs.fstatSync(descriptor)) ? scan : changed(scan, policy);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return code === 'ELOOP' || code === 'ENXIO'
      ? unreadable(shownPath, 'scan/not-a-file', undefined, policy)
      : unreadable(shownPath, 'scan/failed', message, policy);
  } finally {
    if (descriptor !== undefined) fs.closeSync(descriptor);
    if (memory && spare.length < MAX_SPARE) spare.push(memory);
  }
}

/** The verdict on something whose content was never judged: `block` for what is no file, else `review` at least. */
export function unreadable(path: string, id: RuleId, evidence: string | undefined, policy: Policy): FileScan {
  const finding = plainFinding(id, evidence, policy);
  return {
    path,
    size: 0,
    type: UNKNOWN,
    verdict: finding.level === 'error' ? 'block' : 'review',
    findings: [finding],
    scan: 'error',
  };
}

function changed(scan: FileScan, policy: Policy): FileScan {
  return {
    ...scan,
    verdict: scan.verdict === 'pass' ? 'review' : scan.verdict,
    findings: [...scan.findings, plainFinding('scan/changed', undefined, policy)],
    scan: 'error',
  };
}

/** A finding that no policy can switch off: it stands for what was not read. */
function plainFinding(id: RuleId, evidence: string | undefined, policy: Policy): Finding {
  const rule = findRule(id);
  if (!rule) throw new Error(`There is no rule "${id}".`);
  const level = policy.levelOf(rule);
  return {
    rule: id,
    level: level === 'error' ? 'error' : 'warning',
    message: rule.title,
    risk: rule.risk,
    help: rule.help,
    ...(evidence && { evidence }),
  };
}
