import fs from 'node:fs';

import type { ProjectConfig } from '../config/load';
import { writeAtomically } from '../disk/atomic_file';
import { inFolder } from '../disk/open_beneath';
import { sameEntry, stampOf } from '../watch/listing';
import type { Entry } from '../watch/listing';
import type { WatchState } from '../watch/state';
import { htmlReport } from './html';
import { makeReport } from './model';
import type { Circumstances } from './model';
import { REPORT_HTML, REPORT_TEXT, isReport } from './names';
import { textReport } from './text';

/** The researcher reads it, under whatever account the share knows them. */
const READABLE = 0o644;

interface Written {
  text: string;
  entry: Entry;
}

/** Keeps the two forms of the report in a share; writes only what changed, or was changed by others. */
export class ReportWriter {
  private readonly written = new Map<string, Written>();
  private cleaned = false;
  /** What the written report was made of. */
  private madeOf = '';

  constructor(private readonly project: ProjectConfig) {}

  /** The text form when something was written; `version` tells states apart. Throws the file system's error. */
  write(root: number, state: WatchState, version: number, now: Circumstances): string | undefined {
    if (!this.cleaned) this.clean(root);
    const madeOf = JSON.stringify([version, now]);
    if (madeOf === this.madeOf && this.isThere(root, REPORT_HTML) && this.isThere(root, REPORT_TEXT))
      return undefined;
    const report = makeReport(this.project.policy, state, now);
    const text = textReport(report);
    this.put(root, REPORT_HTML, htmlReport(report));
    this.put(root, REPORT_TEXT, text);
    this.madeOf = madeOf;
    return text;
  }

  /** Whether a report is as we left it. */
  private isThere(root: number, name: string): boolean {
    const entry = entryAt(inFolder(root, name));
    const known = this.written.get(name);
    return known !== undefined && entry !== undefined && sameEntry(known.entry, entry);
  }

  private put(root: number, name: string, text: string): void {
    const file = inFolder(root, name);
    if (this.written.get(name)?.text === text && this.isThere(root, name)) return;
    writeAtomically(file, [text], READABLE);
    const after = entryAt(file);
    if (after) this.written.set(name, { text, entry: after });
  }

  /** What a killed process left half written. */
  private clean(root: number): void {
    for (const name of fs.readdirSync(`/proc/self/fd/${root}`))
      if (isReport(name) && name !== REPORT_HTML && name !== REPORT_TEXT)
        fs.rmSync(inFolder(root, name), { force: true });
    this.cleaned = true;
  }
}

function entryAt(file: string): Entry | undefined {
  const stat = fs.lstatSync(file, { throwIfNoEntry: false });
  return stat?.isFile() ? { kind: 'file', ...stampOf(stat) } : undefined;
}
