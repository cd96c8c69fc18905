import fs from 'node:fs';
import path from 'node:path';

import { uuid } from '../../common';
import type { ReleaseBody, RequestDetail, RequestSummary } from '../../common';
import { Refused } from '../api/client';
import type { Api } from '../api/client';
import type { ProjectConfig } from '../config/load';
import { syncFolder, writeAtomically } from '../disk/atomic_file';
import { openRoot } from '../disk/open_beneath';
import { told } from '../log';
import type { Log } from '../log';
import type { Notifier } from '../notify/notice';
import { REPORT_HTML, REPORT_TEXT } from '../report/names';
import { copyFile, syncTree } from './copy';
import type { Copied } from './copy';
import type { Journal, Staged } from './journal';
import { releaseRecord } from './record';

const RECORD = 'release-record.json';
const FILES = 'files';
const PAGES = 100;
/** A copy that is not released yet. */
const STAGING = '.staging-';

export interface ReleaseShared {
  api: Pick<Api, 'list' | 'detail' | 'release'>;
  journal: Journal;
  notifier: Notifier;
  log: Log;
  signal: AbortSignal;
}

/** Copies one project's approved requests out of its share. */
export class ProjectRelease {
  /** Errors of this turn. */
  private held = 0;

  constructor(
    private readonly project: ProjectConfig & { release: string },
    private readonly shared: ReleaseShared
  ) {}

  /**
   * Goes on with what was begun, then takes what is approved; answers whether all of it was released. Rejects when the
   * API does not answer.
   */
  async turn(): Promise<boolean> {
    this.held = 0;
    const begun = this.shared.journal.open().filter(({ project }) => project === this.project.id);
    this.clean(new Set(begun.map(({ request }) => this.staging(request))));
    for (const entry of begun) await this.finish(entry);
    for (const { id } of await this.approved()) {
      this.shared.signal.throwIfAborted();
      try {
        await this.one(id);
      } catch (error) {
        if (!(error instanceof Error) || !('code' in error)) throw error;
        this.say('error', id, `not released now: ${told(error)}`);
      }
    }
    return this.held === 0;
  }

  /** Removes copies that were cut off before they were whole: what was approved then may not be so now. */
  private clean(whole: ReadonlySet<string>): void {
    if (!fs.existsSync(this.project.release)) return;
    for (const name of fs.readdirSync(this.project.release)) {
      const folder = path.join(this.project.release, name);
      if (name.startsWith(STAGING) && uuid.is(name.slice(STAGING.length)) && !whole.has(folder))
        fs.rmSync(folder, { recursive: true, force: true });
    }
  }

  private async approved(): Promise<RequestSummary[]> {
    const found: RequestSummary[] = [];
    let cursor: string | undefined;
    for (let page = 0; page < PAGES; page += 1) {
      const { items, next } = await this.shared.api.list({
        project: this.project.id,
        direction: 'egress',
        status: 'approved',
        sort: 'created',
        order: 'asc',
        size: '100',
        ...(cursor === undefined ? {} : { cursor }),
      });
      found.push(...items);
      if (next === undefined) break;
      cursor = next;
    }
    return found;
  }

  private staging = (id: string) => path.join(this.project.release, `${STAGING}${id}`);
  private target = (id: string) => path.join(this.project.release, id);

  private async one(id: string): Promise<void> {
    // It becomes the name of a folder.
    if (!uuid.is(id)) return this.say('error', id, 'not released: its id is none.');
    const detail = await this.shared.api.detail(id);
    if (
      detail.status !== 'approved' ||
      detail.direction !== 'egress' ||
      detail.project.id !== this.project.id
    )
      return;
    if (detail.history_warning !== undefined)
      return this.refuse(detail, `Its history was tampered with: ${detail.history_warning}`);
    if (fs.existsSync(this.target(id)))
      return this.refuse(detail, `${this.target(id)} is there already, though the request was not released.`);
    fs.mkdirSync(this.project.release, { recursive: true, mode: 0o750 });
    fs.rmSync(this.staging(id), { recursive: true, force: true });
    const copied = this.copyAll(detail);
    if (!copied) return;
    const at = new Date().toISOString();
    const body: ReleaseBody = {
      destination: this.target(id),
      files: copied.flatMap(({ path: file, sha256 }) =>
        sha256 === undefined ? [] : [{ path: file, sha256 }]
      ),
      released_at: at,
    };
    const hashes = new Map(detail.files.map(({ path: file, sha256 }) => [file, sha256]));
    const differing = copied.filter(({ path: file, sha256 }) => hashes.get(file) !== sha256);
    if (differing.length > 0) return this.sendBack(detail, body, differing);
    const record = releaseRecord(detail, { at, destination: body.destination }, this.project.policy);
    writeAtomically(path.join(this.staging(id), RECORD), [`${JSON.stringify(record, null, 2)}\n`]);
    syncTree(this.staging(id));
    syncFolder(this.project.release);
    const entry: Staged = { project: this.project.id, request: id, body };
    this.shared.journal.begin(entry);
    await this.finish(entry);
  }

  /** Undefined when the share is not there, which says nothing about the files. */
  private copyAll(detail: RequestDetail): Copied[] | undefined {
    const share = openRoot(this.project.share);
    try {
      const mounted = fs.fstatSync(share).dev !== fs.statSync(path.dirname(this.project.share)).dev;
      if (this.project.mounted && !mounted) return this.say('error', detail.id, 'the share is not mounted.');
      const copied: Copied[] = [];
      const folder = path.join(this.staging(detail.id), FILES);
      fs.mkdirSync(folder, { recursive: true, mode: 0o750 });
      for (const file of detail.files) {
        this.shared.signal.throwIfAborted();
        copied.push(copyFile(share, file, folder));
      }
      const empty = copied.every(({ sha256 }) => sha256 === undefined);
      const marked = [REPORT_HTML, REPORT_TEXT].some((name) =>
        fs.existsSync(path.join(this.project.share, name))
      );
      if (!empty || marked) return copied;
      this.drop(detail.id);
      return this.say('error', detail.id, 'nothing of it is in the share, nor is our report: is it mounted?');
    } catch (error) {
      this.drop(detail.id);
      throw error;
    } finally {
      fs.closeSync(share);
    }
  }

  /** What lies in the share is not what was approved: nothing is released, and people look again. */
  private async sendBack(
    detail: RequestDetail,
    body: ReleaseBody,
    differing: readonly Copied[]
  ): Promise<void> {
    this.drop(detail.id);
    const what = `${differing.length} files are not what was reviewed`;
    try {
      await this.shared.api.release(detail.id, body);
      this.say('error', detail.id, `${what}, yet the API took it; nothing was copied.`);
    } catch (error) {
      if (!(error instanceof Refused) || error.status !== 409) throw error;
      const which = ` Such as ${JSON.stringify(differing[0]?.path)}.`;
      this.refuse(detail, `${what}. It is in review again.`, which);
    }
  }

  /** Tells the API of a copy that is whole, and then makes it visible under its name. */
  private async finish({ request, body }: Staged): Promise<void> {
    const { api, journal } = this.shared;
    const staging = this.staging(request);
    const target = this.target(request);
    const published = !fs.existsSync(staging) && fs.existsSync(target);
    if (!published) {
      if (!fs.existsSync(staging)) return this.give(request, 'its copy is gone; it is copied anew.');
      try {
        await api.release(request, body);
      } catch (error) {
        const final = error instanceof Refused && [400, 404, 409, 413].includes(error.status);
        if (!final) throw error;
        return this.give(request, `not released: ${error.message}`);
      }
      fs.renameSync(staging, target);
      syncFolder(this.project.release);
    }
    journal.keep(request, fs.readFileSync(path.join(target, RECORD), 'utf8'));
    journal.end(request);
    this.say('info', request, `released: ${body.files.length} files in ${target}.`);
  }

  private give(request: string, why: string): void {
    this.drop(request);
    this.shared.journal.end(request);
    this.say('error', request, why);
  }

  private drop(request: string): void {
    fs.rmSync(this.staging(request), { recursive: true, force: true });
  }

  /** `reason` goes into mail, so that it names no file; `which` is for the log. */
  private refuse(detail: RequestDetail, reason: string, which = ''): void {
    this.say('error', detail.id, `not released: ${reason}${which}`);
    this.shared.notifier.notify(
      {
        event: 'release_refused',
        project: this.project.id,
        request: detail.id,
        status: detail.status,
        files: detail.counts.files,
        worst: detail.worst,
        reason,
        at: new Date().toISOString(),
      },
      { researchers: [], operators: this.project.operators }
    );
  }

  private say(level: 'info' | 'error', request: string, line: string): undefined {
    if (level === 'error') this.held += 1;
    this.shared.log(level, `${this.project.id}: request ${request}: ${line}`);
  }
}
