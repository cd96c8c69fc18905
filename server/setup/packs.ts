import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fromLines } from '../../common';
import type { Pack } from '../../common';
import { notFound } from '../errors';

/** The files of each pack, below the folder that the zip was unpacked to. */
const FILES: Record<Pack, readonly string[]> = {
  // Kibana 8.3 does not know the types of rules in the second file; whoever imports looks at the type.
  rules: [
    'detection-rules/dist/tre-airlock-rules.ndjson',
    'detection-rules/dist/tre-airlock-rules-later.ndjson',
  ],
  dashboards: ['dashboards/dist/tre-airlock-dashboards.ndjson'],
};

const isMissing = (error: unknown) => (error as NodeJS.ErrnoException).code === 'ENOENT';

/** The objects of a pack, in the order of its files. Throws AirlockError 404 where this installation has none. */
export async function readPack(root: string, pack: Pack): Promise<Array<Record<string, unknown>>> {
  const texts = await Promise.all(
    FILES[pack].map((file) =>
      readFile(path.join(root, file), 'utf8').catch((error: unknown) => {
        if (isMissing(error)) return undefined;
        throw error;
      })
    )
  );
  const found = texts.filter((text): text is string => text !== undefined);
  if (found.length === 0) throw notFound(`This installation brings no ${pack}.`);
  return found.flatMap(fromLines);
}
