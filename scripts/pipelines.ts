import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { builtPipelines } from './pipelines/build';

/** Writes ingest-pipelines/*.json from ingest-pipelines/src and scripts/pipelines. */
async function main(): Promise<void> {
  for (const { file, text } of await builtPipelines()) {
    await writeFile(file, text);
    console.log(`${path.basename(file)}: ${text.length} characters`);
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
