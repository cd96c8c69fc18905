// Bundles the command line tool and its worker into scanner/dist, so that it starts without a TypeScript loader.
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { build } from 'esbuild';

const root = path.dirname(fileURLToPath(import.meta.url));

await build({
  entryPoints: [path.join(root, 'main.ts'), path.join(root, 'pool', 'worker.ts')],
  outdir: path.join(root, 'dist'),
  entryNames: '[name]',
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  sourcemap: 'linked',
  logLevel: 'warning',
});
