import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ROUTES, routePath } from '../../../common';
import type {
  ProjectInput,
  RequestDetail,
  RequestSummary,
  RequestsPage,
  SetupAnswer,
  SetupBody,
} from '../../../common';
import { Api } from '../../../demo/api';
import { startHost } from '../../host/host';
import type { Host } from '../../host/host';
import type { SharedEngine } from '../../engine/for_tests';
import { Program, bundleRunner } from './program';

/** A preview host, and the scanner's program beside it. */
export class Site {
  private projects = 0;

  private constructor(
    readonly host: Host,
    private readonly runner: string,
    private readonly base: string
  ) {}

  static async start(engine: SharedEngine): Promise<Site> {
    await engine.reset();
    const host = await startHost({ client: engine.client });
    const base = fs.mkdtempSync(path.join(os.tmpdir(), 'tre-airlock-scanner-'));
    try {
      const install: SetupBody = { action: 'install' };
      const { done } = await new Api(host, 'operator').post<SetupAnswer>(ROUTES.setup, install);
      const failed = done.filter(({ ok }) => !ok);
      if (failed.length > 0) throw new Error(JSON.stringify(failed));
      return new Site(host, await bundleRunner(base), base);
    } catch (error) {
      // Nobody else could end it, and jest would wait for ever.
      await host.stop();
      fs.rmSync(base, { recursive: true, force: true });
      throw error;
    }
  }

  /** A project of its own for a test, with its share and what the scanner needs to work there. */
  async lane(input: Partial<ProjectInput> = {}): Promise<Lane> {
    this.projects += 1;
    const id = `project-${this.projects}`;
    const operator = new Api(this.host, 'operator');
    await operator.put(routePath(ROUTES.project, { id }), { name: 'Heart study', ...input });
    return new Lane(this.host, this.runner, fs.mkdtempSync(path.join(this.base, 'lane-')), id);
  }

  async stop(): Promise<void> {
    await this.host.stop();
    fs.rmSync(this.base, { recursive: true, force: true });
  }
}

export class Lane {
  constructor(
    readonly host: Host,
    private readonly runner: string,
    readonly folder: string,
    readonly project: string
  ) {
    for (const name of ['share', 'out']) fs.mkdirSync(path.join(this.folder, name));
    const secret = (name: string, value: string) =>
      fs.writeFileSync(path.join(this.folder, name), `${value}\n`, { mode: 0o600 });
    secret('scanner.key', host.tokens.scanner);
    secret('release.key', host.tokens['release-agent']);
    this.configure();
  }

  /** Writes `airlock.yml`; `extra` are further lines of it, `project` further lines of the project. */
  configure({ url = this.host.url, project = '', extra = '' } = {}): void {
    fs.writeFileSync(
      this.config,
      `kibana:
  url: ${url}
  api_key: { file: scanner.key }
release:
  api_key: { file: release.key }
state: state
poll_seconds: 1
quiet_seconds: 1
projects:
  - id: ${this.project}
    share: share
    release: out
${project}
${extra}
`
    );
  }

  get config(): string {
    return path.join(this.folder, 'airlock.yml');
  }

  as(user: ConstructorParameters<typeof Api>[1]): Api {
    return new Api(this.host, user);
  }

  at(...parts: string[]): string {
    return path.join(this.folder, ...parts);
  }

  put(name: string, content: string | Buffer): void {
    const file = this.at('share', name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, content);
  }

  remove(name: string): void {
    fs.rmSync(this.at('share', name), { recursive: true });
  }

  report(kind: 'html' | 'txt' = 'txt'): string {
    return fs.readFileSync(this.at('share', `AIRLOCK-REPORT.${kind}`), 'utf8');
  }

  run(...args: string[]): Program {
    const [command = '', ...rest] = args;
    return new Program(this.runner, [command, this.config, ...rest]);
  }

  /** One look of the watcher, to its end. */
  async once(): Promise<string> {
    const { code, output } = await this.run('watch', 'once').finished();
    if (code !== 0) throw new Error(`The watcher ended with ${code}: ${output}`);
    return output;
  }

  /** Runs the release agent once; it ends with 0 where all that is approved was released. */
  async release(expected = 0): Promise<string> {
    const { code, output } = await this.run('release', 'once').finished();
    if (code !== expected) throw new Error(`The release agent ended with ${code}: ${output}`);
    return output;
  }

  /** Requests of the project, oldest first. */
  async requests(): Promise<RequestSummary[]> {
    const { items } = await this.as('reviewer').get<RequestsPage>(ROUTES.requests, {
      project: this.project,
      sort: 'created',
      order: 'asc',
      size: '100',
    });
    return items;
  }

  detail(id: string): Promise<RequestDetail> {
    return this.as('reviewer').get<RequestDetail>(routePath(ROUTES.request, { id }));
  }

  private async decide(
    user: ConstructorParameters<typeof Api>[1],
    route: (typeof ROUTES)[keyof typeof ROUTES],
    id: string,
    body: object
  ): Promise<void> {
    const { revision } = await this.detail(id);
    await this.as(user).post(routePath(route, { id }), { revision, reason: 'Looked at it.', ...body });
  }

  approve = (id: string) => this.decide('reviewer', ROUTES.votes, id, { vote: 'approve' });
  giveBack = (id: string, reason: string) => this.decide('reviewer', ROUTES.return, id, { reason });
  revoke = (id: string) => this.decide('reviewer', ROUTES.revoke, id, {});
  override = (id: string) => this.decide('operator', ROUTES.override, id, {});
}
