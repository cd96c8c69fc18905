import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { dashboardPack } from '../../dashboards/src';
import { toNdjson } from './ndjson';

const TARGET = path.resolve(__dirname, '../../dashboards/dist/tre-airlock-dashboards.ndjson');

async function main(): Promise<void> {
  await mkdir(path.dirname(TARGET), { recursive: true });
  await writeFile(TARGET, toNdjson(dashboardPack));
  console.log(`${path.relative(process.cwd(), TARGET)}: ${dashboardPack.length} saved objects`);
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
