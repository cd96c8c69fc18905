// One jest project per kind of test, so that `npm test` can run the quick ones side by side and the ones
// that share the embedded engine one after another.
const transform = {
  '^.+\\.tsx?$': [
    '@swc/jest',
    {
      jsc: {
        target: 'es2021',
        parser: { syntax: 'typescript', tsx: true },
        transform: { react: { runtime: 'classic' } },
      },
      module: { type: 'commonjs' },
    },
  ],
};

const node = (displayName, roots, extra = {}) => ({
  displayName,
  rootDir: __dirname,
  roots: roots.map((root) => `<rootDir>/${root}`),
  testMatch: ['**/*.test.ts'],
  testEnvironment: 'node',
  transform,
  // The distribution of Kibana carries this package; no registry does.
  moduleNameMapper: { '^@kbn/config-schema$': '<rootDir>/test/host/config_schema.ts' },
  ...extra,
});

// Starts the embedded engine once for the run, or uses the one that TRE_AIRLOCK_TEST_ENGINE names.
const withEngine = {
  globalSetup: '<rootDir>/test/engine/jest_setup.ts',
  globalTeardown: '<rootDir>/test/engine/jest_teardown.ts',
  setupFilesAfterEnv: ['<rootDir>/test/engine/jest_timeout.ts'],
};

module.exports = {
  projects: [
    node('common', ['common']),
    node('server', ['server']),
    node('tools', ['simulator', 'scripts', 'test/host', 'test/engine', 'demo', 'deploy', 'bench']),
    node('scanner', ['scanner'], {
      globalSetup: '<rootDir>/scanner/test/jest_setup.ts',
      modulePathIgnorePatterns: ['<rootDir>/scanner/dist'],
      // These packages are ES modules only.
      transformIgnorePatterns: [
        '/node_modules/(?!(file-type|strtok3|token-types|@tokenizer|uint8array-extras|@borewit)/)',
      ],
      transform: { '^.+\\.(tsx?|js)$': transform['^.+\\.tsx?$'] },
    }),
    {
      ...node('public', ['public']),
      testMatch: ['**/*.test.ts', '**/*.test.tsx'],
      testEnvironment: 'jsdom',
      // EUI's lib build is CommonJS; without this, jsdom's "browser" condition gives it ES modules of uuid.
      testEnvironmentOptions: { customExportConditions: ['node', 'node-addons'] },
      setupFilesAfterEnv: ['<rootDir>/public/test/setup.ts'],
    },
    node('integration', ['test/integration'], withEngine),
    node('browser', ['test/browser'], withEngine),
    node('zip', ['test/zip']),
  ],
};
