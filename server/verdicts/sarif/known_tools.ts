/** Scanners of code whose levels are known to mean what ours do, by the name in `tool.driver.name`, small letters. */
const KNOWN = new Set([
  ...['tre-airlock', 'bandit', 'semgrep', 'semgrep oss', 'semgrep pro', 'gitleaks', 'guarddog', 'trufflehog'],
  ...[
    'codeql',
    'secretlint',
    'detect-secrets',
    'trivy',
    'checkov',
    'snyk code',
    'snyk open source',
    'devskim',
    'psscriptanalyzer',
  ],
  ...[
    'ruff',
    'pylint',
    'flake8',
    'lintr',
    'hadolint',
    'kics',
    'modelscan',
    'picklescan',
    'osv-scanner',
    'grype',
    'clamav',
    'yara',
  ],
]);

/** Tools whose snippets are the very secrets that they found: those are never stored. */
const FIND_SECRETS = new Set(['gitleaks', 'trufflehog', 'secretlint', 'detect-secrets']);

/** What an unknown tool means by its levels nobody knows: its findings are kept, and ask for review. */
export const isKnownTool = (name: string): boolean => KNOWN.has(name.toLowerCase());

export const findsSecrets = (name: string): boolean => FIND_SECRETS.has(name.toLowerCase());
