import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { INDEX_TEMPLATES, PIPELINES } from '../../common';
import type { AssetKind, Project } from '../../common';
import { projectPipeline } from './project_pipeline';

/** Something that is put into Elasticsearch as it stands, under the name of its file. */
export interface Asset {
  kind: AssetKind;
  name: string;
  version: number;
  body: Record<string, unknown>;
}

export interface Assets {
  /** In the order in which they are to be installed: nothing names what is not there yet. */
  shared: Asset[];
  /** Elasticsearch only; installed before the rest. */
  lifecycle: Asset[];
  roles: Asset[];
  /** For indices that are not ours: put there by "attach", as the operator, where it is needed. */
  fallback: Asset;
}

type Json = Record<string, unknown>;

async function readFolder(folder: string): Promise<Array<{ name: string; body: Json }>> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.json')).sort();
  return Promise.all(
    files.map(async (file) => ({
      name: path.basename(file, '.json'),
      body: JSON.parse(await readFile(path.join(folder, file), 'utf8')) as Json,
    }))
  );
}

function asset(kind: AssetKind, name: string, body: Json, version: unknown): Asset {
  if (typeof version !== 'number') throw new Error(`The ${kind} ${name} has no version.`);
  return { kind, name, version, body };
}

/** Names of the pipelines that a pipeline calls itself, not in a loop. */
export function calledPipelines(body: Json): string[] {
  const processors = Array.isArray(body.processors) ? (body.processors as Json[]) : [];
  return processors.flatMap((processor) => {
    const name = (processor.pipeline as Json | undefined)?.name;
    return typeof name === 'string' ? [name] : [];
  });
}

/** Called pipelines before the ones that call them: an event in between must find what its pipeline calls. */
export function calledFirst(pipelines: readonly Asset[]): Asset[] {
  const byName = new Map(pipelines.map((pipeline) => [pipeline.name, pipeline]));
  const ordered = new Set<Asset>();
  const add = (pipeline: Asset, callers: readonly Asset[]) => {
    if (ordered.has(pipeline) || callers.includes(pipeline)) return;
    for (const name of calledPipelines(pipeline.body)) {
      const called = byName.get(name);
      if (called) add(called, [...callers, pipeline]);
    }
    ordered.add(pipeline);
  };
  for (const pipeline of pipelines) add(pipeline, []);
  return [...ordered];
}

/** The project pipeline is made from the registry, not read from a file. */
export function projectAsset(projects: readonly Project[]): Asset {
  const body: Json = { ...projectPipeline(projects) };
  return asset('ingest_pipeline', PIPELINES.project, body, body.version);
}

/** Reads everything that is installed from the folders beside the server. */
export async function readAssets(root: string): Promise<Assets> {
  const pipelineFolder = path.join(root, 'ingest-pipelines');
  const [pipelines, templates, policies, roles] = await Promise.all([
    readFolder(pipelineFolder),
    readFolder(path.join(pipelineFolder, 'index-templates')),
    readFolder(path.join(pipelineFolder, 'lifecycle')),
    readFolder(path.join(root, 'deploy', 'roles')),
  ]);
  const kindOf = (body: Json) => ('index_patterns' in body ? 'index_template' : 'component_template');
  const allTemplates = templates.map(({ name, body }) => asset(kindOf(body), name, body, body.version));
  const fallback = allTemplates.find(({ name }) => name === INDEX_TEMPLATES.winlogbeatFallback);
  if (!fallback) throw new Error(`There is no file for ${INDEX_TEMPLATES.winlogbeatFallback}.`);
  const filed = pipelines
    .filter(({ name }) => name !== PIPELINES.project)
    .map(({ name, body }) => asset('ingest_pipeline', name, body, body.version));
  return {
    shared: [
      ...allTemplates.filter(({ kind }) => kind === 'component_template'),
      ...calledFirst([...filed, projectAsset([])]),
      ...allTemplates.filter((template) => template.kind === 'index_template' && template !== fallback),
    ],
    lifecycle: policies.map(({ name, body }) =>
      asset('lifecycle_policy', name, body, metaOf(body.policy as Json).version)
    ),
    roles: roles.map(({ name, body }) => asset('role', name, body, (body.metadata as Json).version)),
    fallback,
  };
}

export const metaOf = (body: Json): Json => (body._meta ?? {}) as Json;
