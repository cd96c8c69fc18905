// Bundles the command line tool and its worker into scanner/dist, so that it starts without a TypeScript loader, and
// compiles beside them the loops over every byte (kernel/assembly).
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import asc from 'assemblyscript/asc';
import { build } from 'esbuild';

const root = path.dirname(fileURLToPath(import.meta.url));
const dist = path.join(root, 'dist');
/** Of 64 KiB each; the module's memory holds one window, its events, and the tables of the loops. */
const PAGES = '96';

async function compileKernel() {
  const out = path.join(dist, 'kernel.wasm');
  const source = path.join(root, 'kernel', 'assembly', 'index.ts');
  const memory = ['--initialMemory', PAGES, '--maximumMemory', PAGES];
  const options = ['-O3', '--noAssert', '--runtime', 'stub', '--enable', 'simd', ...memory];
  const { error, stderr } = await asc.main([
    path.relative(root, source),
    '--outFile',
    path.relative(root, out),
    '--baseDir',
    root,
    ...options,
  ]);
  if (error) throw new Error(`The kernel does not compile.\n${stderr}`, { cause: error });
}

fs.mkdirSync(dist, { recursive: true });
await compileKernel();
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
