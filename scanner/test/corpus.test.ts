import fs from 'node:fs';
import path from 'node:path';

import { scanFile } from '../scan/scan_file';
import { DEFAULT_POLICY } from '../policy';

// Real files of public packages, which are there because the project needs the packages (only the two of data are
// there for this test): documents, lists, tables. What a package has is gathered when the test runs; one that the
// others need no longer is left out.
const PACKAGES = [
  '@elastic/elasticsearch',
  '@elastic/eui',
  '@emotion/react',
  '@hapi/hapi',
  '@lezer/python',
  '@sparticuz/chromium',
  '@tanstack/react-query',
  '@testing-library/jest-dom',
  '@testing-library/react',
  '@testing-library/user-event',
  '@types/node',
  '@types/react',
  'axe-core',
  'canonicalize',
  'cfb',
  'commander',
  'country-json',
  'csv-parse',
  'esbuild',
  'eslint',
  'eslint-plugin-jsx-a11y',
  'eslint-plugin-react-hooks',
  'file-type',
  'fp-ts',
  'io-ts',
  'jest',
  'moment',
  'nodemailer',
  'playwright-core',
  'prettier',
  'prop-types',
  'react',
  'react-dom',
  'react-router-dom',
  'saxes',
  'smol-toml',
  'tar-stream',
  'tsx',
  'typescript',
  'typescript-eslint',
  'vega-datasets',
  'yaml',
  'yauzl',
  'yazl',
  'ajv',
  'undici',
  'language-subtag-registry',
  'caniuse-lite',
  'mime-db',
  'globals',
  'lodash',
  'es-abstract',
  'uuid',
  'acorn',
  'jsdom',
  'joi',
  'unified',
  'refractor',
  'parse5',
  'iconv-lite',
  'minimatch',
  'semver',
  'resolve',
  'argparse',
  'micromatch',
  'yargs',
  'chalk',
  'glob',
  'execa',
  'picomatch',
  'tough-cookie',
  'ws',
  'debug',
  'ms',
];

/** Tables in which a row is a place, a time or a group, and never one person. */
const AGGREGATES: Readonly<Record<string, readonly string[]>> = {
  'vega-datasets/data': [
    ...[
      'co2-concentration.csv',
      'disasters.csv',
      'flights-airport.csv',
      'gapminder-health-income.csv',
      'github.csv',
    ],
    ...[
      'global-temp.csv',
      'iowa-electricity.csv',
      'population_engineers_hurricanes.csv',
      'seattle-weather.csv',
    ],
    ...[
      'seattle-weather-hourly-normals.csv',
      'sp500.csv',
      'sp500-2000.csv',
      'stocks.csv',
      'us-employment.csv',
    ],
    ...[
      'weather.csv',
      'windvectors.csv',
      'unemployment.tsv',
      'anscombe.json',
      'annual-precip.json',
      'barley.json',
    ],
    ...[
      'budget.json',
      'budgets.json',
      'burtin.json',
      'cars.json',
      'countries.json',
      'crimea.json',
      'driving.json',
    ],
    ...[
      'gapminder.json',
      'income.json',
      'jobs.json',
      'obesity.json',
      'ohlc.json',
      'political-contributions.json',
    ],
    ...[
      'population.json',
      'unemployment-across-industries.json',
      'us-state-capitals.json',
      'weekly-weather.json',
    ],
    ...['wheat.json', 'volcano.json'],
  ],
  'country-json/src': [
    ...['avg-male-height', 'capital-city', 'continent', 'costline', 'elevation', 'geo-coordinates'],
    ...['government-type', 'independence-date', 'landlocked', 'languages', 'life-expectancy', 'population'],
    ...['population-density', 'region-in-world', 'religion', 'surface-area', 'yearly-average-temperature'],
  ].map((name) => `country-by-${name}.json`),
};

/** No false alarms: files that a person has to look at, and why. */
const CAUGHT: Readonly<Record<string, string>> = {
  'country-json/src/country-by-flag.json': 'pictures in base64',
  'nodemailer/SECURITY.txt': 'a message signed with PGP',
  'prettier/THIRD-PARTY-NOTICES.md': 'e-mail addresses of many people',
  'vega-datasets/data/la-riots.csv': 'names and addresses of people',
};

/** What researchers export; files of TypeScript's settings are not JSON (they hold comments). */
const TAKEN = /\.(csv|tsv|json|ndjson|txt|md)$/;
const NOT_TAKEN = /^(tsconfig.*|\..*)\.json$/;

const MODULES = path.resolve(__dirname, '../../node_modules');

function gather(folder: string): string[] {
  return fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const inner = path.join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : gather(inner);
    return entry.isFile() && TAKEN.test(entry.name) && !NOT_TAKEN.test(entry.name) ? [inner] : [];
  });
}

/** Those of the files that do not pass, each with the rules that say so. */
async function flagged(files: readonly string[]): Promise<string[]> {
  const wrong: string[] = [];
  for (const file of files) {
    const shown = path.relative(MODULES, file);
    const { verdict, findings } = await scanFile(file, shown, DEFAULT_POLICY);
    const rules = findings.filter(({ level }) => level !== 'note').map(({ rule }) => rule);
    if (verdict !== 'pass') wrong.push(`${shown}: ${[...new Set(rules)].join(', ')}`);
  }
  return wrong;
}

const falseAlarms = async (files: readonly string[]) =>
  flagged(files.filter((file) => CAUGHT[path.relative(MODULES, file)] === undefined));

const MOST_WRONG = 0.01;
/** Of the aggregate tables: one of disasters counts few deaths, which is worth a look. */
const MOST_TABLES_WRONG = 1;

/** The list when it is longer than that, so that a failing test names the files. */
const tooMany = (wrong: readonly string[], most: number) => (wrong.length > most ? wrong : []);

describe('real files of public packages', () => {
  it('pass the default policy, 99 of 100 at least', async () => {
    const folders = PACKAGES.map((name) => path.join(MODULES, name)).filter((folder) =>
      fs.existsSync(folder)
    );
    const files = folders.flatMap(gather);
    expect(files.length).toBeGreaterThanOrEqual(300);
    expect(tooMany(await falseAlarms(files), files.length * MOST_WRONG)).toEqual([]);
  }, 120_000);

  it.each(Object.entries(CAUGHT))('do not pass: %s, since it holds %s', async (file) => {
    expect(await flagged([path.join(MODULES, file)])).toHaveLength(1);
  });

  it('pass when they are aggregate tables', async () => {
    const files = Object.entries(AGGREGATES).flatMap(([folder, names]) =>
      names.map((name) => path.join(MODULES, folder, name))
    );
    expect(files.length).toBeGreaterThanOrEqual(50);
    expect(tooMany(await flagged(files), MOST_TABLES_WRONG)).toEqual([]);
  }, 120_000);
});
