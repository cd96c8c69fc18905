// Compiles the loops over every byte: `node compile.mjs FILE.wasm`.
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import asc from 'assemblyscript/asc';

const root = path.dirname(fileURLToPath(import.meta.url));
/** Of 64 KiB each; the module's memory holds one window, its events, and what the loops keep. */
const PAGES = '96';

const [out] = process.argv.slice(2);
if (out === undefined) throw new Error('Name the file to write.');
const memory = ['--initialMemory', PAGES, '--maximumMemory', PAGES];
const options = ['-O3', '--noAssert', '--runtime', 'stub', '--enable', 'simd', ...memory];
const { error, stderr } = await asc.main([
  path.join('assembly', 'index.ts'),
  '--outFile',
  path.relative(root, path.resolve(out)),
  '--baseDir',
  root,
  ...options,
]);
if (error) throw new Error(`The kernel does not compile.\n${stderr}`, { cause: error });
