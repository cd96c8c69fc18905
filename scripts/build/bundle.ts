import path from 'node:path';
import { build } from 'esbuild';
import type { BuildOptions, Plugin } from 'esbuild';
import { PLUGIN_ID } from '../../common';
import { sharedDeps } from './shared_deps';

const ROOT = path.resolve(__dirname, '../..');

export interface Bundles {
  /** server/index.js, CommonJS. */
  server: Buffer;
  /** target/public/treAirlock.plugin.js, loaded on every page of Kibana. */
  plugin: Buffer;
  /** target/public/treAirlock.app.js, loaded when the app is opened. */
  app: Buffer;
}

async function bundle(options: BuildOptions): Promise<Buffer> {
  const result = await build({
    absWorkingDir: ROOT,
    bundle: true,
    write: false,
    minify: true,
    legalComments: 'none',
    logLevel: 'silent',
    ...options,
  });
  const [file] = result.outputFiles ?? [];
  if (!file) throw new Error(`The bundle of ${String(options.entryPoints)} is empty.`);
  return Buffer.from(file.contents);
}

const browser: BuildOptions = {
  platform: 'browser',
  format: 'iife',
  target: ['es2020'],
  jsx: 'transform',
  define: { 'process.env.NODE_ENV': '"production"' },
};

/** In our zip the app is a file of its own, which the first bundle asks for with a script element. */
const appByScript: Plugin = {
  name: 'app-by-script',
  setup: ({ onResolve }) =>
    onResolve({ filter: /^\.\/load_app$/ }, () => ({ path: path.join(ROOT, 'public/load_app_script.ts') })),
};

/** The two files that Kibana's page loads; the preview host serves the same ones. */
export async function makeBrowserBundles(): Promise<Omit<Bundles, 'server'>> {
  const [plugin, app] = await Promise.all([
    bundle({
      ...browser,
      stdin: {
        resolveDir: ROOT,
        loader: 'ts',
        contents:
          `import * as exported from './public/index';` +
          `window.__kbnBundles__.define('plugin/${PLUGIN_ID}/public', () => exported, 0);`,
      },
      plugins: [appByScript, sharedDeps()],
    }),
    bundle({ ...browser, entryPoints: ['public/app.ts'], plugins: [sharedDeps()] }),
  ]);
  return { plugin, app };
}

/** Makes the three files of the plugin's code. Throws esbuild's own error, which names file and line. */
export async function makeBundles(): Promise<Bundles> {
  const [server, browserBundles] = await Promise.all([
    bundle({
      entryPoints: ['server/index.ts'],
      platform: 'node',
      format: 'cjs',
      // Kibana 8.3 runs on Node 16.
      target: ['node16'],
      external: ['@kbn/config-schema'],
      // Whole names in stack traces are worth the few kilobytes.
      minifyIdentifiers: false,
      minify: false,
      minifySyntax: true,
      minifyWhitespace: true,
    }),
    makeBrowserBundles(),
  ]);
  return { server, ...browserBundles };
}
