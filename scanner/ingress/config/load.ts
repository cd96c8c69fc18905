import path from 'node:path';

import type { SecretRef } from '../../config/codec';
import { readCa } from '../../config/load';
import { DEFAULT_INGRESS_POLICY, SettingsError, loadIngressPolicy, readSettings } from '../../policy';
import type { Policy } from '../../policy';
import { ingressFile } from './codec';

export interface RepositoryConfig {
  path: string;
  name: string;
  project: string;
  policy: Policy;
  permalink?: string;
}

/** The settings of the git server's hook and of the agent that delivers, checked, with every path made absolute. */
export interface IngressConfig {
  base: string;
  kibana: { url: string; space?: string; ca?: string; apiKey: SecretRef };
  state: string;
  repositories: RepositoryConfig[];
  deliver?: { apiKey: SecretRef; store: string; pollSeconds: number };
  unreachable: 'hold' | 'refuse';
  callSeconds: number;
  jobs: number;
}

/** Reads and checks `ingress.yml`. Throws a SettingsError with file, line and reason. Reads no secret. */
export function loadIngressConfig(file: string): IngressConfig {
  const settings = readSettings(file, ingressFile);
  const base = path.dirname(path.resolve(file));
  const at = (name: string) => path.resolve(base, name);
  const { kibana, deliver } = settings;
  const ca = readCa(kibana.ca_file, base);
  const repositories = settings.repositories.map((one): RepositoryConfig => ({
    path: at(one.path),
    name: one.name ?? path.basename(one.path).replace(/\.git$/, ''),
    project: one.project,
    policy: one.policy === undefined ? DEFAULT_INGRESS_POLICY : loadIngressPolicy(at(one.policy)),
    ...(one.permalink === undefined ? {} : { permalink: one.permalink }),
  }));
  const twice = repositories.find((one, index) =>
    repositories.some((other, before) => before < index && other.path === one.path)
  );
  if (twice) throw new SettingsError(`${file}: repositories: ${twice.path} is there twice.`);
  return {
    base,
    kibana: {
      url: kibana.url,
      apiKey: kibana.api_key,
      ...(kibana.space === undefined ? {} : { space: kibana.space }),
      ...(ca === undefined ? {} : { ca }),
    },
    state: at(settings.state),
    repositories,
    ...(deliver && {
      deliver: { apiKey: deliver.api_key, store: at(deliver.store), pollSeconds: deliver.poll_seconds ?? 30 },
    }),
    unreachable: settings.unreachable ?? 'hold',
    callSeconds: settings.call_seconds ?? 10,
    jobs: settings.jobs ?? 2,
  };
}
