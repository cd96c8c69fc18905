// Bundles the command line tool and its worker into scanner/dist, so that it starts without a TypeScript loader, and
// compiles beside them the loops over every byte.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { build } from 'esbuild';

const root = path.dirname(fileURLToPath(import.meta.url));
const dist = path.join(root, 'dist');

fs.mkdirSync(dist, { recursive: true });
const compile = [path.join(root, 'kernel', 'compile.mjs'), path.join(dist, 'kernel.wasm')];
execFileSync(process.execPath, compile, { stdio: 'inherit' });
await build({
  entryPoints: [path.join(root, 'main.ts'), path.join(root, 'pool', 'worker.ts')],
  outdir: dist,
  entryNames: '[name]',
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  sourcemap: 'linked',
  logLevel: 'warning',
});
