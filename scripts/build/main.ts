import path from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { PLUGIN_ID } from '../../common';
import packageJson from '../../package.json';
import { makeBundles } from './bundle';
import { packageFiles } from './package_files';
import { writeZip } from './zip';

const USAGE = `npm run build -- [--kibana-version x.y.z]

Makes build/${PLUGIN_ID}-x.y.z.zip for exactly that Kibana (default ${packageJson.kibana.version}):
Kibana refuses a plugin that was stamped for another version.`;

const kilobytes = (buffer: Buffer) => `${(buffer.length / 1000).toFixed(1)} kB`;

/** Builds the zip and returns its path. Throws with a sentence when the version is no x.y.z. */
export async function buildZip(kibanaVersion: string): Promise<string> {
  if (!/^\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(kibanaVersion))
    throw new Error(`"${kibanaVersion}" is no version: Kibana wants its own x.y.z exactly, such as 8.3.3.`);
  const bundles = await makeBundles();
  const target = path.resolve(__dirname, '../../build', `${PLUGIN_ID}-${kibanaVersion}.zip`);
  await writeZip(packageFiles(bundles, kibanaVersion), target);
  console.log(`server/index.js ${kilobytes(bundles.server)}`);
  console.log(`${PLUGIN_ID}.plugin.js ${kilobytes(bundles.plugin)}, on every page of Kibana`);
  console.log(`${PLUGIN_ID}.app.js ${kilobytes(bundles.app)}, ${kilobytes(gzipSync(bundles.app))} gzipped`);
  return target;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { 'kibana-version': { type: 'string' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) return console.log(USAGE);
  const target = await buildZip(values['kibana-version'] ?? packageJson.kibana.version);
  console.log(path.relative(process.cwd(), target));
}

if (require.main === module)
  main().catch((error: Error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
