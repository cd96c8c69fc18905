import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { DEFINITIONS } from './definitions';
import type { SourceFiles } from './definitions';

export const PIPELINE_FOLDER = path.resolve(__dirname, '../../ingest-pipelines');

const isSourceFiles = (value: unknown): value is SourceFiles =>
  typeof value === 'object' && value !== null && Array.isArray((value as SourceFiles).files);

/** Blank lines, comments and indentation are of no use to the engine, and its scripts are bounded at 64 kB. */
function compact(source: string): string {
  return source
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
}

async function joined({ files }: SourceFiles): Promise<string> {
  const read = (file: string) => readFile(path.join(PIPELINE_FOLDER, 'src', `${file}.painless`), 'utf8');
  return compact((await Promise.all(files.map(read))).join('\n'));
}

async function withSources(value: unknown): Promise<unknown> {
  if (isSourceFiles(value)) return joined(value);
  if (Array.isArray(value)) return Promise.all(value.map(withSources));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(async ([key, inner]) => [key, await withSources(inner)] as const);
  return Object.fromEntries(await Promise.all(entries));
}

/** File name and text of every pipeline, complete and ready to be put into Elasticsearch. */
export async function builtPipelines(): Promise<Array<{ file: string; text: string }>> {
  return Promise.all(
    DEFINITIONS.map(async ({ name, body }) => ({
      file: path.join(PIPELINE_FOLDER, `${name}.json`),
      text: `${JSON.stringify(await withSources(body), null, 2)}\n`,
    }))
  );
}
