import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';
import type { Plugin } from 'esbuild';
import { PLUGIN_ID } from '../../common';
import { makeBrowserBundles } from '../../scripts/build/bundle';

const ROOT = path.resolve(__dirname, '../..');
const JAVASCRIPT = 'application/javascript';

export interface PageFiles {
  byPath: ReadonlyMap<string, { type: string; content: Buffer }>;
  /** Addresses without the base path, of the plugin's bundles and of the page's own files. */
  bundlesPath: string;
  previewPath: string;
}

/**
 * EUI imports each icon by a computed path without an ending, which esbuild bundles as a folder of modules
 * whose names have one; with the ending added, every icon of EUI is found, as in Kibana.
 */
const euiIcons: Plugin = {
  name: 'eui-icons',
  setup(setup) {
    setup.onLoad(
      { filter: /[\\/]eui[\\/]es[\\/]components[\\/]icon[\\/]icon\.js$/ },
      async ({ path: file }) => {
        const computed = "'./assets/' + typeToPathMap[iconType])";
        const source = await readFile(file, 'utf8');
        if (!source.includes(computed)) throw new Error(`${file} no longer imports its icons as expected.`);
        return { contents: source.replace(computed, "'./assets/' + typeToPathMap[iconType] + '.js')") };
      }
    );
  },
};

/** What stands for Kibana's own browser code: the shared modules, core's services and the frame of the page. */
async function buildPage(): Promise<Buffer> {
  const result = await build({
    absWorkingDir: ROOT,
    entryPoints: ['test/host/page/main.tsx'],
    bundle: true,
    write: false,
    minify: true,
    legalComments: 'none',
    logLevel: 'silent',
    platform: 'browser',
    format: 'iife',
    target: ['es2020'],
    jsx: 'transform',
    mainFields: ['module', 'browser', 'main'],
    define: { 'process.env.NODE_ENV': '"production"', 'process.env': '{}', global: 'window' },
    plugins: [euiIcons],
  });
  const [file] = result.outputFiles;
  if (!file) throw new Error('The bundle of the preview page is empty.');
  return Buffer.from(file.contents);
}

const readTheme = (name: 'light' | 'dark') =>
  readFile(path.join(ROOT, `node_modules/@elastic/eui/dist/eui_theme_${name}.min.css`));

function hashOf(...contents: Buffer[]): string {
  const hash = createHash('sha256');
  for (const content of contents) hash.update(content);
  return hash.digest('hex').slice(0, 8);
}

/** Bundles the page, and the plugin's browser code by the very function that makes the zip. */
export async function makePageFiles(): Promise<PageFiles> {
  const [page, { plugin, app }, light, dark, css] = await Promise.all([
    buildPage(),
    makeBrowserBundles(),
    readTheme('light'),
    readTheme('dark'),
    readFile(path.join(__dirname, 'page/page.css')),
  ]);
  // Browsers keep these files for a year, as Kibana's: an address that holds the content's hash is never stale.
  const bundlesPath = `/bundles/plugin/${PLUGIN_ID}/${hashOf(plugin, app)}/`;
  const previewPath = `/preview/${hashOf(page, light, dark, css)}/`;
  return {
    bundlesPath,
    previewPath,
    byPath: new Map([
      [`${previewPath}page.js`, { type: JAVASCRIPT, content: page }],
      [`${previewPath}page.css`, { type: 'text/css', content: css }],
      [`${previewPath}theme_light.css`, { type: 'text/css', content: light }],
      [`${previewPath}theme_dark.css`, { type: 'text/css', content: dark }],
      [`${bundlesPath}${PLUGIN_ID}.plugin.js`, { type: JAVASCRIPT, content: plugin }],
      [`${bundlesPath}${PLUGIN_ID}.app.js`, { type: JAVASCRIPT, content: app }],
    ]),
  };
}
