import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import type { RequestSummary } from '../../common';
import type { AirlockConfig, ProjectConfig } from '../config/load';
import type { Notice } from '../notify/notice';
import { DEFAULT_POLICY } from '../policy';
import type { Policy } from '../policy';
import { unreadable } from '../scan/scan_file';
import type { FileScan } from '../scan/scan_file';
import { Spool } from '../spool/spool';
import { ProjectWatch } from '../watch/project_watch';

const MIB = 1024 * 1024;

/** A share that is watched without a server: what would be sent is read from the spool. */
export class Watched {
  readonly folder = fs.mkdtempSync(path.join(os.tmpdir(), 'watched-'));
  readonly lines: string[] = [];
  readonly notices: Notice[] = [];
  /** Paths in the order of their scans. */
  readonly scanned: string[] = [];
  /** What GET /requests answers. */
  summaries: RequestSummary[] = [];
  /** Called while a file is judged. */
  whileScanning: (shown: string) => void = () => undefined;
  spool: Spool;
  watch: ProjectWatch;
  private readonly config: AirlockConfig;
  /** Of the next start. */
  policy: Policy = DEFAULT_POLICY;
  /** The error with which a file's content cannot be read, if it cannot. */
  failing: (shown: string) => string | undefined = () => undefined;

  constructor(extra: Partial<AirlockConfig['limits']> = {}) {
    for (const name of ['share', 'state/projects']) fs.mkdirSync(this.at(name), { recursive: true });
    const limits = {
      files: 1_000,
      depth: 8,
      spoolBytes: MIB,
      spoolCalls: 100,
      callSeconds: 1,
      jobs: 2,
      ...extra,
    };
    this.config = {
      base: this.folder,
      kibana: { url: 'https://kibana.example.org', apiKey: { file: 'key' } },
      state: this.at('state'),
      pollSeconds: 1,
      quietSeconds: 0,
      rehashHours: 24,
      projects: [],
      limits,
    };
    this.spool = this.openSpool();
    this.watch = this.start();
  }

  /** As a new process would begin. */
  restart(): void {
    this.spool = this.openSpool();
    this.watch = this.start();
  }

  at(...parts: string[]): string {
    return path.join(this.folder, ...parts);
  }

  put(name: string, content: string): void {
    fs.mkdirSync(path.dirname(this.at('share', name)), { recursive: true });
    fs.writeFileSync(this.at('share', name), content);
  }

  /** What waits to be sent: each call with its request, and of verdicts their paths. */
  waiting(): Array<{ call: string; request: string; files?: string[] }> {
    return this.spool.parcels().flatMap((parcel) =>
      this.spool.items(parcel).map((item) => {
        const body = JSON.parse(this.spool.read(parcel, item)) as { verdicts?: Array<{ path: string }> };
        const files = body.verdicts?.map((verdict) => verdict.path).sort();
        return { call: item.call, request: item.request, ...(files ? { files } : {}) };
      })
    );
  }

  /** As if the API had taken everything, and people were asked. */
  takeAll(status = 'in_review'): void {
    for (const parcel of this.spool.parcels()) {
      for (const { call, request } of this.spool.items(parcel))
        if (call === 'withdraw') this.watch.deliver({ kind: 'withdrawn', parcel, request });
      const answer = { id: parcel.request, status, revision: 3, received: 1, expected: 1 };
      this.watch.deliver({ kind: 'posted', parcel, answer });
      this.spool.close(parcel);
    }
  }

  report = () => fs.readFileSync(this.at('share', 'AIRLOCK-REPORT.txt'), 'utf8');

  remove(): void {
    fs.rmSync(this.folder, { recursive: true, force: true });
  }

  private openSpool(): Spool {
    const { spoolBytes: bytes, spoolCalls: items } = this.config.limits;
    return new Spool(this.at('state', 'spool'), { bytes, items });
  }

  private start(): ProjectWatch {
    const project: ProjectConfig = {
      id: 'heart',
      share: this.at('share'),
      policy: this.policy,
      mounted: false,
      researchers: [],
      operators: [],
    };
    return new ProjectWatch(project, {
      config: this.config,
      api: {
        list: () =>
          Promise.resolve({ items: this.summaries, total: this.summaries.length, more_than: false }),
        detail: () => Promise.reject(new Error('not here')),
      },
      spool: this.spool,
      scanner: { scan: (file, shown) => this.scan(file, shown) },
      notifier: { notify: (notice) => void this.notices.push(notice), finish: () => Promise.resolve() },
      log: (level, line) => void this.lines.push(`${level} ${line}`),
      signal: new AbortController().signal,
      trouble: () => undefined,
    });
  }

  /** What says "bad" is blocked, all else passes. */
  private scan(file: string, shown: string): Promise<FileScan> {
    this.scanned.push(shown);
    const failure = this.failing(shown);
    if (failure !== undefined) return Promise.resolve(unreadable(shown, 'scan/failed', failure, this.policy));
    const bytes = fs.readFileSync(file);
    const bad = bytes.includes('bad');
    this.whileScanning(shown);
    return Promise.resolve({
      path: shown,
      size: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      type: { id: 'csv', mime: 'text/csv', extension: 'csv', how: 'structure' },
      verdict: bad ? 'block' : 'pass',
      findings: bad ? [{ rule: 'scan/not-a-file', level: 'error', message: 'It is bad.' }] : [],
      scan: 'complete',
    });
  }
}
