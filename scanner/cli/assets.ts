import path from 'node:path';

import { exportAssets } from '../assets/export';
import { installElasticsearch } from '../assets/install_elasticsearch';
import type { Piece } from '../assets/install_elasticsearch';
import { installKibana } from '../assets/install_kibana';
import { Kibana } from '../assets/kibana';
import { elasticsearchClient, readLogin } from '../assets/login';
import type { LoginOptions } from '../assets/login';
import { readProjectsFile } from '../assets/projects_file';
import { decode } from '../../common';
import { httpUrl } from '../config/codec';
import { printable } from '../format/printable';
import { UsageError } from '../usage_error';
import type { ExitCode, Io } from './io';

/** The project's own folder: the tool is used from a clone, whose files it installs. */
const ROOT = path.resolve(__dirname, '..', '..');

export interface InstallOptions extends LoginOptions {
  elasticsearch?: string;
  kibana?: string;
  space?: string;
  projects?: string;
  dryRun?: boolean;
  enable?: boolean;
}

/** `assets install`: what Setup does, for sites without the plugin. Ends with 2 when a piece failed. */
export async function install(options: InstallOptions, io: Io): Promise<ExitCode> {
  const { elasticsearch, kibana, space, dryRun = false, enable = false } = options;
  if (elasticsearch === undefined && kibana === undefined)
    throw new UsageError('Name --elasticsearch, --kibana, or both.');
  const projects = options.projects === undefined ? undefined : readProjectsFile(options.projects);
  const login = readLogin(options);
  const done: Piece[] = [];
  const tell = (pieces: readonly Piece[]) => {
    for (const { name, ok, message } of pieces)
      io.out.write(`${ok ? 'ok    ' : 'FAILED'}  ${printable(name)}: ${printable(message)}\n`);
    done.push(...pieces);
  };
  if (elasticsearch !== undefined) {
    checkAddress(elasticsearch, '--elasticsearch');
    const client = elasticsearchClient(elasticsearch, login);
    tell(await installElasticsearch({ client, root: ROOT, dryRun, ...(projects && { projects }) }));
  }
  if (kibana !== undefined) {
    checkAddress(kibana, '--kibana');
    tell(await installKibana({ kibana: new Kibana(kibana, login, space), root: ROOT, dryRun, enable }));
  }
  const failed = done.filter(({ ok }) => !ok).length;
  io.out.write(`${done.length - failed} ${dryRun ? 'looked at' : 'done'}, ${failed} failed\n`);
  return failed === 0 ? 0 : 2;
}

/** `assets export`: the same as files. */
export async function exportTo(folder: string, options: { projects?: string }, io: Io): Promise<ExitCode> {
  const projects = options.projects === undefined ? [] : readProjectsFile(options.projects);
  const count = await exportAssets(ROOT, folder, projects);
  io.out.write(`${count} files written to ${printable(folder)}.\n`);
  return 0;
}

/** Where a password would travel in the clear, nobody sends it. */
function checkAddress(url: string, option: string): void {
  const decoded = decode(httpUrl, url);
  if (!decoded.ok)
    throw new UsageError(`${option}: ${url} ${decoded.problems[0]?.message ?? 'is no address'}`);
}
