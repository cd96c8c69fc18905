import fs from 'node:fs';
import path from 'node:path';

import type { Project } from '../../common';
import { readAssets, projectAsset } from '../../server/setup/assets';
import type { Asset } from '../../server/setup/assets';
import { readPack } from '../../server/setup/packs';
import { toLines } from '../../common';
import { UsageError } from '../usage_error';

const FOLDERS: Record<Asset['kind'], string> = {
  component_template: 'component-templates',
  index_template: 'index-templates',
  ingest_pipeline: 'ingest-pipelines',
  lifecycle_policy: 'lifecycle-policies',
  role: 'roles',
};

/** Writes everything as files for import by hand, into a folder that is new or empty. Answers how many. */
export async function exportAssets(
  root: string,
  folder: string,
  projects: readonly Project[]
): Promise<number> {
  if (fs.existsSync(folder) && fs.readdirSync(folder).length > 0)
    throw new UsageError(`${folder} is not empty: name a new folder, so that nothing of yours is replaced.`);
  const assets = await readAssets(root);
  const project = projectAsset(projects);
  const files = [
    ...assets.lifecycle,
    ...assets.shared.map((one) => (one.name === project.name ? project : one)),
    ...assets.roles,
  ].map(({ kind, name, body }) => ({
    file: path.join(FOLDERS[kind], `${name}.json`),
    text: `${JSON.stringify(body, null, 2)}\n`,
  }));
  for (const pack of ['rules', 'dashboards'] as const)
    files.push({ file: `${pack}.ndjson`, text: toLines(await readPack(root, pack)) });
  for (const { file, text } of files) {
    fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    fs.writeFileSync(path.join(folder, file), text);
  }
  return files.length;
}
