import { readFileSync } from 'node:fs';
import path from 'node:path';
import { checkRules } from './check';
import { proofProblems } from './check_proof';
import { newRule } from './new';
import { RULES_ROOT, describeProblem, readRule } from './read';
import type { Problem, RuleSource } from './read';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';

const FILE = 'rules/python/execution_python_started_browser.toml';
const GOOD = readFileSync(path.join(RULES_ROOT, FILE), 'utf8');

const problemsOf = (text: string, file = FILE): string[] => {
  const read = readRule(file, text);
  return (Array.isArray(read) ? read : checkRules([read])).map(describeProblem);
};
const changed = (from: string | RegExp, to: string): string => {
  const text = GOOD.replace(from, to);
  if (text === GOOD) throw new Error(`${from} is not in the example`);
  return text;
};
const lineOf = (part: string) => GOOD.split('\n').findIndex((line) => line.includes(part)) + 1;

test('a sound rule has no problem', () => {
  expect(problemsOf(GOOD)).toEqual([]);
});

test.each<[string, string, string]>([
  ['text that is no TOML', changed('type = "eql"', 'type = eql"'), `${FILE}:${lineOf('type = "eql"')}: `],
  [
    'an unknown key',
    changed('type = "eql"', 'type = "eql"\nkind = "x"'),
    `${FILE}:${lineOf('type = "eql"') + 1}: rule.kind is not a known key`,
  ],
  ['a missing key', changed(/license = .*\n/, ''), `${FILE}:${lineOf('[rule]')}: rule.license is missing`],
  [
    'a value of the wrong kind',
    changed(/risk_score = \d+/, 'risk_score = "60"'),
    `${FILE}:${lineOf('risk_score')}: rule.risk_score must be a whole number from 0 to 100`,
  ],
  [
    'a score that the matrix does not give',
    changed(/risk_score = \d+/, 'risk_score = 61'),
    `${FILE}:${lineOf('risk_score')}: the row round_the_airlock gives the score 60`,
  ],
  [
    'a field that nobody declares',
    changed('process.command_line :', 'process.comand_line :'),
    'query: the field process.comand_line is declared by no index of the rule',
  ],
  [
    'a query whose parenthesis is never closed',
    changed('process where event.type == "start" and', 'process where ((event.type == "start") and'),
    'query: "(" is never closed',
  ],
  [
    'a technique that there is not',
    changed('id = "T1567"', 'id = "T9567"'),
    `${FILE}:${lineOf('id = "T1567"')}: T9567 is no technique of scripts/rules/data/attack.json`,
  ],
  [
    'a technique under another tactic',
    changed(
      /id = "T1567"\nname = .*\nreference = .*/,
      'id = "T1115"\nname = "Clipboard Data"\nreference = "https://attack.mitre.org/techniques/T1115/"'
    ),
    `${FILE}:${lineOf('id = "T1567"')}: T1115 is not of Exfiltration`,
  ],
  [
    'a technique under another name',
    changed('name = "Exfiltration Over Web Service"', 'name = "Exfiltration"'),
    `${FILE}:${lineOf('name = "Exfiltration Over Web Service"')}: T1567 is called Exfiltration Over Web Service`,
  ],
  ['an index of nobody', changed('"winlogbeat-*", ', '"packetbeat-*", '), 'index packetbeat-* is none of'],
  [
    'no timestamp_override',
    changed(/timestamp_override = .*\n/, ''),
    'timestamp_override = "event.ingested" is missing',
  ],
])('%s is told with file, line and reason', (_, text, told) => {
  expect(problemsOf(text).join('\n')).toContain(told);
});

test('two files may not share an id, a name or a file name', () => {
  const first = readRule(FILE, GOOD) as RuleSource;
  const second = readRule(FILE.replace('python/', 'ways_out/'), GOOD) as RuleSource;
  const told = checkRules([first, second]).map(({ reason }: Problem) => reason);
  expect(told).toEqual(
    expect.arrayContaining([
      `the rule_id is that of ${FILE}`,
      `the name is that of ${FILE}`,
      `the file name is that of ${FILE}`,
    ])
  );
});

test('a proof has three hits and a twin of each', () => {
  expect(proofProblems('x.proof.ts', { plain: false, hits: [], misses: [] })).toEqual([
    { file: 'x.proof.ts', reason: '0 hits, at least 3 are needed' },
  ]);
});

test('a new rule is made whole but for what its author has to say', () => {
  const root = mkdtempSync(path.join(tmpdir(), 'tre-rules-'));
  const [toml = '', proof = ''] = newRule(['ways_out', 'exfiltration', 'Fax sent'], root);
  expect(path.basename(toml)).toBe('exfiltration_fax_sent.toml');
  expect(readFileSync(proof, 'utf8')).toContain('export default proof(');
  const file = 'rules/ways_out/exfiltration_fax_sent.toml';
  const told = problemsOf(readFileSync(toml, 'utf8'), file).map((text) => text.replace(/^.*: /, ''));
  expect(told.filter((text) => !text.endsWith(' is still to be written'))).toEqual([]);
  expect(told).toContain('description is still to be written');
  expect(() => newRule(['ways_out', 'exfiltration', 'Fax sent'], root)).toThrow('is there already');
  expect(() => newRule(['elsewhere', 'exfiltration', 'Fax'], root)).toThrow('The family is one of');
  expect(() => newRule(['linux', 'fax', 'Fax'], root)).toThrow('The tactic is one of');
});
