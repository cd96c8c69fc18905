import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { parse, TomlError } from 'smol-toml';
import { decode } from '../../common/codecs/codec';
import { ruleFile } from './codec';
import type { Rule, RuleFile } from './codec';
import { lineIndex, lineOf } from './lines';

export const RULES_ROOT = path.resolve(__dirname, '../../detection-rules');
export const FAMILIES = ['python', 'ways_in', 'ways_out', 'blinding', 'airlock', 'linux'] as const;
export type Family = (typeof FAMILIES)[number];

/** Something wrong with a file of the pack. */
export interface Problem {
  /** From detection-rules/ on. */
  file: string;
  line?: number;
  reason: string;
}

export interface RuleSource {
  file: string;
  family: string;
  /** The file's name without its extension. */
  slug: string;
  metadata: RuleFile['metadata'];
  rule: Rule;
  /** A problem at a path of the file. */
  problem(reason: string, ...at: string[]): Problem;
}

export const describeProblem = ({ file, line, reason }: Problem): string =>
  `${file}${line === undefined ? '' : `:${line}`}: ${reason}`;

/** Largest file that is read. */
const MAX_BYTES = 64 * 1024;

/** One rule from its text, or what is wrong with it. */
export function readRule(file: string, text: string): RuleSource | Problem[] {
  if (text.length > MAX_BYTES) return [{ file, reason: `has more than ${MAX_BYTES} characters` }];
  let toml: unknown;
  try {
    toml = parse(text);
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    return [{ file, line: error.line, reason: error.message.split('\n')[0] ?? 'is not TOML' }];
  }
  const lines = lineIndex(text);
  const problem = (reason: string, ...at: string[]): Problem => ({ file, line: lineOf(lines, at), reason });
  const decoded = decode(ruleFile, toml);
  if (!decoded.ok)
    return decoded.problems.map(({ path: at, message }) => problem(`${at.join('.')} ${message}`, ...at));
  const family = path.posix.basename(path.posix.dirname(file));
  return { file, family, slug: path.posix.basename(file, '.toml'), ...decoded.value, problem };
}

/** Names of files under `rules/`, from detection-rules/ on, in order. */
export function ruleFiles(extension: string, root = RULES_ROOT): string[] {
  const rules = path.join(root, 'rules');
  return readdirSync(rules, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) =>
      readdirSync(path.join(rules, name))
        .filter((file) => file.endsWith(extension))
        .map((file) => `rules/${name}/${file}`)
    )
    .sort();
}

/** Every rule of the pack that can be read, and what is wrong with the others. */
export function readRules(root = RULES_ROOT): { rules: RuleSource[]; problems: Problem[] } {
  const rules: RuleSource[] = [];
  const problems: Problem[] = [];
  for (const file of ruleFiles('.toml', root)) {
    const read = readRule(file, readFileSync(path.join(root, file), 'utf8'));
    if (Array.isArray(read)) problems.push(...read);
    else rules.push(read);
  }
  return { rules, problems };
}

/** The pack, or an error that names every file at fault: for what must not go on with half of it. */
export function requireRules(root = RULES_ROOT): RuleSource[] {
  const { rules, problems } = readRules(root);
  if (problems.length > 0) throw new Error(problems.map(describeProblem).join('\n'));
  return rules;
}
