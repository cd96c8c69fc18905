import tseslint from 'typescript-eslint';
import reactHooks from 'eslint-plugin-react-hooks';
import jsxA11y from 'eslint-plugin-jsx-a11y';

const apart = (patterns) => ({ 'no-restricted-imports': ['error', { patterns }] });

export default tseslint.config(
  { ignores: ['node_modules/**', 'build/**', 'scanner/dist/**', 'target/**', '.cache/**', 'coverage/**'] },
  ...tseslint.configs.recommended,
  {
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
    },
  },
  {
    // The contract is pure: neither Kibana, nor Node, nor the browser.
    files: ['common/**/*.ts'],
    rules: apart(['node:*', 'fs', 'path', 'crypto', 'react', '@elastic/*', '**/server/*', '**/public/*']),
  },
  { files: ['server/**/*.ts'], rules: apart(['react', '@elastic/eui', '**/public/*', '**/test/host/*']) },
  {
    files: ['public/**/*.ts', 'public/**/*.tsx'],
    plugins: { 'react-hooks': reactHooks, 'jsx-a11y': jsxA11y },
    rules: {
      ...reactHooks.configs.recommended.rules,
      ...jsxA11y.flatConfigs.recommended.rules,
      ...apart(['node:*', '**/server/*', '@elastic/elasticsearch']),
      'no-restricted-syntax': [
        'error',
        { selector: 'JSXAttribute[name.name="dangerouslySetInnerHTML"]', message: 'Text is shown as text.' },
      ],
    },
  },
  {
    files: ['scanner/**/*.ts'],
    // What installs without the plugin is the very code of Setup; SARIF is read by the very code of the API.
    ignores: ['scanner/assets/**', 'scanner/external/**'],
    rules: apart(['react', '@elastic/*', '**/server/*', '**/public/*', '**/test/host/*']),
  },
  {
    // Command line tools talk on the console.
    files: ['scripts/**', 'demo/**', 'simulator/**', 'bench/**', 'test/**'],
    rules: { 'no-console': 'off' },
  },
  { files: ['**/*.js', '**/*.mjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } }
);
