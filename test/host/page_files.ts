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
  /** Address of the plugin's bundles, without the base path; changes with their content, as in Kibana. */
  bundlesPath: string;
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

/** Bundles the page, and the plugin's browser code by the very function that makes the zip. */
export async function makePageFiles(): Promise<PageFiles> {
  const [page, { plugin, app }, light, dark, css] = await Promise.all([
    buildPage(),
    makeBrowserBundles(),
    readTheme('light'),
    readTheme('dark'),
    readFile(path.join(__dirname, 'page/page.css')),
  ]);
  const hash = createHash('sha256').update(plugin).update(app).digest('hex').slice(0, 8);
  const bundlesPath = `/bundles/plugin/${PLUGIN_ID}/${hash}/`;
  return {
    bundlesPath,
    byPath: new Map([
      ['/preview/page.js', { type: JAVASCRIPT, content: page }],
      ['/preview/page.css', { type: 'text/css', content: css }],
      ['/preview/theme_light.css', { type: 'text/css', content: light }],
      ['/preview/theme_dark.css', { type: 'text/css', content: dark }],
      [`${bundlesPath}${PLUGIN_ID}.plugin.js`, { type: JAVASCRIPT, content: plugin }],
      [`${bundlesPath}${PLUGIN_ID}.app.js`, { type: JAVASCRIPT, content: app }],
    ]),
  };
}
