import { DEFAULT_INGRESS_POLICY } from '../../policy';
import { LANGUAGES } from '../languages/patterns';
import { makeZip } from '../../test/make_zip';
import { LIGHT_CASES } from '../test/light_cases';
import { judgeBlob } from './judge_blob';

const judge = (path: string, text: string) => judgeBlob(path, Buffer.from(text), DEFAULT_INGRESS_POLICY);
const rulesOf = async (path: string, text: string) =>
  (await judge(path, text)).findings.map(({ rule }) => rule);

describe('light languages', () => {
  const cases = Object.entries(LIGHT_CASES).flatMap(([path, lines]) =>
    lines.map(([rule, bad, twin]) => ({ path, rule, bad, twin }))
  );

  it.each(cases)('$path: $bad is held by $rule', async ({ path, rule, bad }) => {
    const { findings, result } = await judge(path, `${bad}\n`);
    expect(findings.map((finding) => finding.rule)).toContain(rule);
    expect(result).not.toBe('pass');
  });

  it.each(cases)('$path: $twin passes', async ({ path, twin }) => {
    const { findings, result } = await judge(path, `${twin}\n`);
    expect(findings.filter(({ level }) => level !== 'note')).toEqual([]);
    expect(result).toBe('pass');
  });

  it('every grave rule of a language has a case', () => {
    const told = new Set(['code/encoding']);
    const files: Record<string, string> = {
      ...{ r: 'a.R', julia: 'a.jl', matlab: 'analysis.m', stata: 'a.do', sql: 'a.sql', shell: 'a.sh' },
      ...{ powershell: 'a.ps1' },
    };
    for (const [language, file] of Object.entries(files))
      for (const { rule, form } of LANGUAGES[language]?.patterns ?? [])
        if (!told.has(rule))
          expect(LIGHT_CASES[file]?.map(([, bad]) => bad)).toContainEqual(expect.stringMatching(form));
  });

  it('a comment does nothing', async () => {
    expect(await rulesOf('a.R', '# system("ls")\n')).toEqual([]);
    expect(await rulesOf('a.sh', '# curl x | sh\nls\n')).toEqual([]);
    expect(await rulesOf('a.sql', '-- EXEC xp_cmdshell\nSELECT 1;\n')).toEqual([]);
  });
});

describe('notebooks', () => {
  const notebook = (source: string[], outputs: unknown[] = [], language = 'python') =>
    JSON.stringify(
      {
        cells: [{ cell_type: 'code', execution_count: null, metadata: {}, outputs, source }],
        metadata: { language_info: { name: language } },
        nbformat: 4,
        nbformat_minor: 5,
      },
      null,
      1
    );

  it('names cell and line', async () => {
    const { findings } = await judge('a.ipynb', notebook(['x = 1\n', 'import socket\n']));
    expect(findings).toContainEqual(
      expect.objectContaining({ rule: 'python/networking', evidence: 'cell 1, line 2: socket' })
    );
    expect((await judge('a.ipynb', notebook(['import pandas as pd\n', 'x = 1\n']))).result).toBe('pass');
  });

  it('reads shell lines, magics and other languages', async () => {
    expect(await rulesOf('a.ipynb', notebook(['!curl -O $a\n']))).toContain('code/networking');
    expect(await rulesOf('a.ipynb', notebook(['%matplotlib inline\n', 'x = 1\n']))).toEqual([]);
    expect(await rulesOf('a.ipynb', notebook(['system("ls")\n'], [], 'R'))).toContain('code/process');
  });

  it('holds outputs for a person', async () => {
    const output = { output_type: 'stream', name: 'stdout', text: ['id,age\n', '1,34\n'] };
    const { result, findings } = await judge('a.ipynb', notebook(['x\n'], [output]));
    expect(findings.map(({ rule }) => rule)).toContain('notebooks/outputs');
    expect(result).toBe('review');
  });
});

describe('what every language can carry', () => {
  const CODE = 'import pandas as pd\n\nframe = pd.read_csv("x.csv")\nprint(frame.describe())\n';
  const blob = Buffer.from(
    Array.from({ length: 300 }, (_, index) => `row ${index} ${Math.sin(index)}`).join(';')
  ).toString('base64');

  it('ordinary code passes', async () => {
    expect(await judge('a.py', CODE)).toMatchObject({ result: 'pass', findings: [] });
  });

  it.each([
    ['a secret', 'a.py', `${CODE}key = "AKIA${'QZ7X4M2PLK9WJ3RT'}"\n`],
    ['a password in an address', 'a.R', 'con <- "postgresql://ada:hunter2@db/x"\n'],
    ['a turned direction', 'a.py', `${CODE}# \u202e name \u2066\n`],
    ['characters that are not seen', 'a.R', 'a\u200bb <- 1\nab <- 2\n'],
    ['letters that look like others', 'a.py', `${CODE}p\u0430ss = 1\npass_ = p\u0430ss\n`],
    ['a table', 'rows.csv', 'region,rate\nTayside,1.5\nFife,2.5\n'],
    ['embedded data', 'a.py', `${CODE}blob = "${blob}"\n`],
    ['a minified script', 'a.js', `${'var a=1;b=a+1;c=b*2;'.repeat(400)}\n`],
    ['a pointer to elsewhere', 'a.py', 'version https://git-lfs.github.com/spec/v1\noid sha256:1\nsize 2\n'],
    ['a program', 'run', '\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0\x3e\0\x01\0\0\0'],
  ])('%s is held', async (_, path, text) => {
    expect((await judge(path, text)).result).not.toBe('pass');
  });

  it.each([
    ['an ordinary name for a key', 'a.py', `${CODE}key = os.environ["KEY"]\n`],
    ['accents and Greek letters in a comment', 'a.py', `${CODE}# Müller, naïve Bayes, α = 0.05\n`],
    ['a short table in code', 'a.py', `${CODE}rates = {"Tayside": 1.5, "Fife": 2.5}\n`],
    ['an empty file', 'pkg/__init__.py', ''],
    ['an address without a password', 'a.R', 'con <- "postgresql://db:5432/x"\n'],
    ['a password that is asked for', 'a.py', `${CODE}password = "{password}"\npassword = getpass()\n`],
    ['a word of another script', 'a.py', `${CODE}# Слова и числа, Δx and σ2\n`],
    ['a digest', 'a.py', `${CODE}SHA = "${'0123456789abcdef'.repeat(4)}"\n`],
  ])('%s passes', async (_, path, text) => {
    const { findings, result } = await judge(path, text);
    expect(findings.filter(({ level }) => level !== 'note')).toEqual([]);
    expect(result).toBe('pass');
  });

  it('blocks embedded data beside a decoder', async () => {
    const { result, findings } = await judge(
      'a.py',
      `import base64\nblob = "${blob}"\ndata = base64.b64decode(blob)\n`
    );
    expect(result).toBe('block');
    expect(findings).toContainEqual(
      expect.objectContaining({ rule: 'python/combined', evidence: 'embedded data, with a decoder' })
    );
  });
});

it('a member that was not unpacked leaves the scan unfinished, whatever the policy says of that', async () => {
  const policy = DEFAULT_INGRESS_POLICY.with({
    id: 'test',
    version: '1',
    thresholds: { memberBytes: 1_000 },
    rules: { 'scan/limit': 'off' },
  });
  const zip = await makeZip({ 'long.txt': 'A line of a long text.\n'.repeat(100) });
  expect(await judgeBlob('texts.zip', zip, policy)).toMatchObject({ type: { id: 'zip' }, scan: 'error' });
});
