import type { Client } from '@elastic/elasticsearch';
import { INDEX_TEMPLATES, PIPELINES } from '../../common';
import type { Project } from '../../common';
import { AirlockError } from '../errors';
import type { Asset, Assets } from './assets';
import { metaOf, projectAsset } from './assets';
import { assetState } from './asset_states';
import type { ClusterKind } from './cluster';
import { outcome } from './outcome';
import type { Outcome } from './outcome';
import { mapNewFields } from './own_index';
import type { Keeper } from './own_index';
import { readStored, writeStored } from './stored_assets';

interface Installation {
  /** Kibana's own user, who may write templates, pipelines and lifecycle policies. */
  internal: Client;
  cluster: ClusterKind;
  assets: Assets;
  /** The registry, read fresh; throws AirlockError 503 while there is no service key. */
  readProjects(): Promise<Project[]>;
  /** Whoever may map fields in our own indices; Kibana's own user may not. Left out: `internal`. */
  keeper?: Keeper;
}

/**
 * Installs or repairs everything that is ours, in order. What is there in the same or an older version is written
 * anew, so that a change by hand is mended too; what a newer plugin put there stays.
 */
export async function installAssets(installation: Installation): Promise<Outcome[]> {
  const { internal, cluster, assets, keeper = (work) => work(internal) } = installation;
  const done: Outcome[] = [];
  const policies = cluster.lifecycle ? assets.lifecycle : [];
  for (const asset of [...policies, ...assets.shared]) {
    const complete = withLifecycle(asset, policies);
    done.push(
      await outcome(asset.name, 'internal', () =>
        asset.name === PIPELINES.project
          ? installProjects(installation)
          : installAsset(internal, complete, keeper)
      )
    );
  }
  return done;
}

async function installAsset(internal: Client, asset: Asset, keeper: Keeper): Promise<string> {
  const before = assetState(asset, await readStored(internal, asset.kind, asset.name));
  const { installed_version: installed, wanted_version: wanted } = before;
  if (installed !== undefined && installed > asset.version)
    return `Left as it is: version ${installed} is newer than ${wanted}.`;
  await writeStored(internal, asset.kind, asset.name, asset.body);
  if (before.state === 'missing') return `Installed in version ${wanted}.`;
  const kept = await mapNewFields(keeper, asset);
  const done =
    before.state === 'outdated'
      ? `Brought from version ${installed ?? 'unknown'} to ${wanted}.`
      : `Written anew in version ${wanted}.`;
  return kept === undefined ? done : `${done} ${kept}`;
}

/** The project pipeline without its projects must not take the place of one that has them. */
async function installProjects({ internal, readProjects }: Installation): Promise<string> {
  let projects: Project[];
  try {
    projects = await readProjects();
  } catch (error) {
    if (!(error instanceof AirlockError) || error.attributes.reason !== 'setup') throw error;
    if (await readStored(internal, 'ingest_pipeline', PIPELINES.project))
      return 'Left as it is: the projects cannot be read without a service key.';
    projects = [];
  }
  await installProjectPipeline(internal, projects);
  return `Written for ${projects.length} ${projects.length === 1 ? 'project' : 'projects'}.`;
}

/** Puts the pipeline that tells an event's project, made from the projects given. Throws Elasticsearch's errors. */
export async function installProjectPipeline(internal: Client, projects: readonly Project[]): Promise<void> {
  const { kind, name, body } = projectAsset(projects);
  await writeStored(internal, kind, name, body);
}

/**
 * Names its lifecycle policy in a template of ours, on Elasticsearch only: the files serve OpenSearch as well, which
 * refuses the setting. A policy lists its templates in `_meta.index_templates`.
 */
export function withLifecycle(asset: Asset, policies: readonly Asset[]): Asset {
  const policy = policies.find(({ body }) => {
    const templates = metaOf(body.policy as Record<string, unknown>).index_templates;
    return Array.isArray(templates) && templates.includes(asset.name);
  });
  if (asset.kind !== 'index_template' || !policy) return asset;
  const template = (asset.body.template ?? {}) as Record<string, unknown>;
  const settings = { ...(template.settings as object | undefined), 'index.lifecycle.name': policy.name };
  return { ...asset, body: { ...asset.body, template: { ...template, settings } } };
}

/** Without these no verdict can be taken. */
export const NEEDED_FOR_VERDICTS: readonly string[] = [
  INDEX_TEMPLATES.verdicts,
  INDEX_TEMPLATES.audit,
  INDEX_TEMPLATES.requests,
  INDEX_TEMPLATES.projects,
];
