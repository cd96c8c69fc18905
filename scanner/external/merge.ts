import { LEVELS, LIMITS } from '../../common';
import type { Finding } from '../../common';

/** What bandit's rules are about, in the words of ours after the slash (bandit's plugin list). */
const BANDIT: Readonly<Record<string, string>> = {
  ...kinds('evaluates', 'B102 B307'),
  ...kinds('unpickle', 'B301 B403 B614'),
  ...kinds('process', 'B404 B602 B603 B604 B605 B606 B607 B609'),
  ...kinds('networking', 'B104 B113 B201 B309 B310 B312 B321 B401 B402 B411 B412 B415 B501 B507'),
  ...kinds('encryption', 'B304 B305 B413'),
  ...kinds('secret', 'B105 B106 B107'),
};

function kinds(kind: string, rules: string): Record<string, string> {
  return Object.fromEntries(rules.split(' ').map((rule) => [rule, kind]));
}

/** Ours that have another word for the same. */
const OURS: Readonly<Record<string, string>> = { 'process-import': 'process', 'decode-and-run': 'evaluates' };

function kindOf(rule: string): string {
  const [tool = '', name = ''] = rule.split('/');
  if (tool.toLowerCase() === 'gitleaks') return 'secret';
  return BANDIT[name] ?? OURS[name] ?? name;
}

/** Findings of several scanners: of the same place and kind one is kept, the graver, and it names the others. */
export function mergeFindings(own: readonly Finding[], others: readonly Finding[]): Finding[] {
  const merged = [...own];
  for (const other of others) {
    const at = merged.findIndex(
      ({ file, line, rule }) =>
        file !== undefined &&
        file === other.file &&
        line === other.line &&
        kindOf(rule) === kindOf(other.rule)
    );
    const same = merged[at];
    if (!same) {
      merged.push(other);
      continue;
    }
    const [graver, milder] =
      LEVELS.indexOf(other.level) > LEVELS.indexOf(same.level) ? [other, same] : [same, other];
    merged[at] = {
      ...graver,
      message: `${graver.message} (also found by ${milder.rule})`.slice(0, LIMITS.messageLength),
    };
  }
  return merged
    .sort((a, b) => LEVELS.indexOf(b.level) - LEVELS.indexOf(a.level))
    .slice(0, LIMITS.findingsPerPush);
}
