import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { constants, brotliCompressSync } from 'node:zlib';
import { PLUGIN_ID } from '../../common';
import type { Bundles } from './bundle';

const ROOT = path.resolve(__dirname, '../..');

/** Folders that the server reads at run time, with the files of each that belong in the zip. */
const DATA_FOLDERS: ReadonlyArray<[folder: string, wanted: RegExp]> = [
  ['ingest-pipelines', /^(?!src\/).*\.(json|md)$/],
  ['detection-rules/dist', /\.ndjson$/],
  ['dashboards/dist', /\.ndjson$/],
  ['deploy/roles', /\.json$/],
];

function filesBelow(folder: string): string[] {
  const absolute = path.join(ROOT, folder);
  if (!fs.existsSync(absolute)) return [];
  return fs
    .readdirSync(absolute, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(absolute, path.join(entry.parentPath ?? entry.path, entry.name)))
    .map((name) => name.split(path.sep).join('/'))
    .sort();
}

const json = (value: unknown) => Buffer.from(`${JSON.stringify(value, null, 2)}\n`);

const readJson = (name: string) =>
  JSON.parse(fs.readFileSync(path.join(ROOT, name), 'utf8')) as Record<string, unknown>;

/**
 * The plugin folder's content by path. Kibana lets browsers keep bundles for a year under an address that holds
 * the manifest's `version`, so that carries a hash over the code: new code, new address.
 */
export function packageFiles(bundles: Bundles, kibanaVersion: string): Map<string, Buffer> {
  const code = createHash('sha256').update(bundles.plugin).update(bundles.app).digest('hex').slice(0, 8);
  const { version, name, license, description } = readJson('package.json');
  const files = new Map<string, Buffer>([
    [
      'kibana.json',
      json({ ...readJson('kibana.json'), version: `${String(version)}-${code}`, kibanaVersion }),
    ],
    // `main` and `type` stay out: the server is found by its folder, as CommonJS.
    ['package.json', json({ name, version, license, description, kibana: { version: kibanaVersion } })],
    ['LICENSE', fs.readFileSync(path.join(ROOT, 'LICENSE'))],
    ['server/index.js', bundles.server],
    [`target/public/${PLUGIN_ID}.plugin.js`, bundles.plugin],
    [`target/public/${PLUGIN_ID}.app.js`, bundles.app],
  ]);
  for (const [name_, content] of [...files])
    if (name_.endsWith('.js') && name_.startsWith('target/'))
      files.set(
        `${name_}.br`,
        brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } })
      );
  for (const [folder, wanted] of DATA_FOLDERS)
    for (const file of filesBelow(folder))
      if (wanted.test(file)) files.set(`${folder}/${file}`, fs.readFileSync(path.join(ROOT, folder, file)));
  return files;
}
