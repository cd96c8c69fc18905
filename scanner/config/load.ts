import fs from 'node:fs';
import path from 'node:path';

import { DEFAULT_POLICY, SettingsError, loadPolicy, readSettings } from '../policy';
import type { Policy } from '../policy';
import type { Problem } from '../../common';
import { checked } from './checked';
import { airlockFile } from './codec';
import type { AirlockFile, SecretRef } from './codec';

const MIB = 1024 * 1024;

export interface ProjectConfig {
  id: string;
  share: string;
  release?: string;
  policy: Policy;
  mounted: boolean;
  researcher?: string;
  researchers: string[];
  operators: string[];
}

export interface Limits {
  files: number;
  depth: number;
  spoolBytes: number;
  spoolCalls: number;
  callSeconds: number;
  jobs: number;
}

/** The settings of the watcher and the release agent, checked, with every path made absolute. */
export interface AirlockConfig {
  /** Folder of the settings file; secrets' relative paths start here. */
  base: string;
  kibana: { url: string; space?: string; ca?: string; apiKey: SecretRef };
  release?: { apiKey: SecretRef };
  state: string;
  pollSeconds: number;
  quietSeconds: number;
  rehashHours: number;
  projects: ProjectConfig[];
  smtp?: NonNullable<AirlockFile['smtp']> & { ca?: string };
  webhook?: NonNullable<AirlockFile['webhook']> & { ca?: string };
  limits: Limits;
}

/** Certificates to trust. Throws a SettingsError when they cannot be used. */
export function readCa(file: string | undefined, base: string): string | undefined {
  if (file === undefined) return undefined;
  const full = path.resolve(base, file);
  try {
    const text = fs.readFileSync(full, 'utf8');
    if (!text.includes('-----BEGIN CERTIFICATE-----')) throw new Error('it holds no certificate in PEM form');
    return text;
  } catch (error) {
    throw new SettingsError(`${full}: cannot be used as certificates: ${(error as Error).message}`);
  }
}

const within = (outer: string, inner: string) => inner === outer || inner.startsWith(`${outer}${path.sep}`);
const overlap = (a: string, b: string) => within(a, b) || within(b, a);

/** No share in another, and nothing of ours in a share: what we write would come back as an output. */
function folderProblems({ projects, state }: AirlockFile, at: (name: string) => string): Problem[] {
  const problems: Problem[] = [];
  projects.forEach(({ id, share }, index) => {
    const apart = (folder: string | undefined, what: string) => {
      if (folder === undefined || !overlap(at(share), at(folder))) return;
      const message = `and ${what} ${at(folder)} lie in one another`;
      problems.push({ path: ['projects', String(index), 'share'], message });
    };
    apart(state, 'the state folder');
    projects.forEach((other, place) => {
      apart(other.release, 'the release folder');
      if (place >= index) return;
      apart(other.share, 'the share');
      if (other.id === id)
        problems.push({ path: ['projects', String(index), 'id'], message: `"${id}" is there twice` });
    });
  });
  return problems;
}

/** Reads and checks `airlock.yml`. Throws a SettingsError with file, line and reason. Reads no secret. */
export function loadConfig(file: string): AirlockConfig {
  const base = path.dirname(path.resolve(file));
  const at = (name: string) => path.resolve(base, name);
  const codec = checked(airlockFile, (settings) => folderProblems(settings, at));
  const settings = readSettings(file, codec);
  try {
    const { kibana, release, smtp, webhook, limits = {} } = settings;
    const projects = settings.projects.map((one): ProjectConfig => ({
      id: one.id,
      share: at(one.share),
      ...(one.release === undefined ? {} : { release: at(one.release) }),
      policy: one.policy === undefined ? DEFAULT_POLICY : loadPolicy(at(one.policy)),
      mounted: one.mounted ?? false,
      ...(one.researcher === undefined ? {} : { researcher: one.researcher }),
      researchers: one.researchers ?? [],
      operators: one.operators ?? settings.operators ?? [],
    }));
    const ca = readCa(kibana.ca_file, base);
    return {
      base,
      kibana: {
        url: kibana.url,
        apiKey: kibana.api_key,
        ...(kibana.space === undefined ? {} : { space: kibana.space }),
        ...(ca === undefined ? {} : { ca }),
      },
      ...(release ? { release: { apiKey: release.api_key } } : {}),
      state: at(settings.state),
      pollSeconds: settings.poll_seconds ?? 10,
      quietSeconds: settings.quiet_seconds ?? 30,
      rehashHours: settings.rehash_hours ?? 24,
      projects,
      ...(smtp ? { smtp: { ...smtp, ca: readCa(smtp.ca_file, base) } } : {}),
      ...(webhook ? { webhook: { ...webhook, ca: readCa(webhook.ca_file, base) } } : {}),
      limits: {
        files: limits.files ?? 100_000,
        depth: limits.depth ?? 64,
        spoolBytes: limits.spool_bytes ?? 1024 * MIB,
        spoolCalls: limits.spool_calls ?? 10_000,
        callSeconds: limits.call_seconds ?? 60,
        jobs: limits.jobs ?? 2,
      },
    };
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    throw new SettingsError(error.message.startsWith(file) ? error.message : `${file}: ${error.message}`);
  }
}
