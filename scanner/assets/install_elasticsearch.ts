import type { Client } from '@elastic/elasticsearch';

import type { Project } from '../../common';
import type { Asset } from '../../server/setup/assets';
import { projectAsset, readAssets } from '../../server/setup/assets';
import { assetStates } from '../../server/setup/asset_states';
import { attach } from '../../server/setup/attach';
import { clusterKind } from '../../server/setup/cluster';
import { installAssets } from '../../server/setup/install';
import type { Outcome } from '../../server/setup/outcome';
import { installRoles } from '../../server/setup/roles';
import { readStored } from '../../server/setup/stored_assets';
import { PIPELINES } from '../../common';

/** One piece of what was done, or would be. */
export type Piece = Pick<Outcome, 'name' | 'ok' | 'message'>;

export interface ElasticsearchPlan {
  client: Client;
  /** The folder that holds ingest-pipelines and deploy. */
  root: string;
  /** From `--projects`; without it a project pipeline that is there stays. */
  projects?: Project[];
  dryRun: boolean;
}

/** Installs templates, pipelines, lifecycle policies and roles, and lets events pass them; the same code as Setup's. */
export async function installElasticsearch({
  client,
  root,
  projects,
  dryRun,
}: ElasticsearchPlan): Promise<Piece[]> {
  const assets = await readAssets(root);
  const cluster = await clusterKind(client);
  const policies = cluster.lifecycle ? assets.lifecycle : [];
  if (dryRun) return states(client, [...policies, ...assets.shared, ...assets.roles]);
  const there = projects ?? (await readStored(client, 'ingest_pipeline', PIPELINES.project));
  const kept = projects === undefined && there !== undefined;
  const shared = kept ? assets.shared.filter(({ name }) => name !== PIPELINES.project) : assets.shared;
  const done = await installAssets({
    internal: client,
    cluster,
    assets: { ...assets, shared },
    readProjects: () => Promise.resolve(projects ?? []),
  });
  if (kept)
    done.push({
      name: projectAsset([]).name,
      ok: true,
      message: 'Left as it is: name --projects to make it anew.',
    });
  if (cluster.lifecycle) done.push(...(await installRoles(client, assets.roles)));
  // An index that names a pipeline which is not there would refuse every event.
  if (done.some(({ ok }) => !ok)) return done;
  return [...done, ...(await attach({ internal: client, operator: client, assets }))];
}

const WOULD = {
  missing: 'would be installed',
  outdated: 'would be brought up to date',
  installed: 'is there, and would be written anew',
  unknown: 'cannot be seen by this account',
  not_needed: 'is not needed',
} as const;

async function states(client: Client, assets: readonly Asset[]): Promise<Piece[]> {
  const found = await assetStates(client, assets);
  return found.map(({ name, state, note }) => ({
    name,
    ok: true,
    message: `${WOULD[state]}${note === undefined ? '' : ` (${note})`}`,
  }));
}
