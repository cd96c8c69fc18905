import { integer, list, object, oneOf, pattern, text } from '../../common/codecs/codec';
import type { TypeOf } from '../../common/codecs/codec';
import { SEVERITIES } from './risk';

/** What a rule file may hold: the keys of Elastic's detection-rules format that this pack uses, and no others. */
const date = pattern(/^\d{4}\/\d{2}\/\d{2}$/, 'a date like 2026/11/23', 10);
const link = pattern(/^https:\/\/\S+$/, 'an https address', 500);
const reference = pattern(
  /^https:\/\/attack\.mitre\.org\/\S+\/$/,
  'an address of attack.mitre.org ending in /',
  200
);
const span = pattern(/^\d+[smh]$/, 'a time like 5m', 10);
const since = pattern(/^now-\d+[smhd]$/, 'a time like now-9m', 20);
const stack = pattern(/^8\.\d+\.\d+$/, 'a version like 8.12.0', 10);

export const RULE_TYPES = ['query', 'threshold', 'eql', 'new_terms', 'esql'] as const;
export const LANGUAGES = ['kuery', 'eql', 'esql'] as const;

const attack = { name: text(200, 1), reference };
const subtechnique = object({ id: pattern(/^T\d{4}\.\d{3}$/, 'an id like T1059.006', 9), ...attack });
const technique = object(
  { id: pattern(/^T\d{4}$/, 'an id like T1059', 5), ...attack },
  { subtechnique: list(subtechnique, 10, 1) }
);
const threat = object(
  {
    framework: oneOf(['MITRE ATT&CK']),
    tactic: object({ id: pattern(/^TA\d{4}$/, 'an id like TA0002', 6), ...attack }),
  },
  { technique: list(technique, 10, 1) }
);

const threshold = object(
  { field: list(text(200, 1), 3), value: integer(1) },
  { cardinality: list(object({ field: text(200, 1), value: integer(1) }), 1) }
);

const newTerms = object({
  field: oneOf(['new_terms_fields']),
  value: list(text(200, 1), 3, 1),
  history_window_start: list(object({ field: oneOf(['history_window_start']), value: since }), 1, 1),
});

export const ruleFile = object({
  metadata: object(
    { creation_date: date, maturity: oneOf(['production']), updated_date: date },
    { min_stack_version: stack, min_stack_comments: text(500, 1) }
  ),
  rule: object(
    {
      author: list(text(100, 1), 5, 1),
      description: text(2_000, 40),
      false_positives: list(text(1_000, 1), 10, 1),
      from: since,
      language: oneOf(LANGUAGES),
      license: oneOf(['Apache-2.0']),
      name: pattern(/^[a-zA-Z0-9].{3,118}[a-zA-Z0-9\])]$/, 'a name of 5 to 120 characters', 120),
      note: text(8_000, 100),
      query: text(8_000, 5),
      references: list(link, 10, 1),
      risk_score: integer(0, 100),
      rule_id: pattern(
        /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
        'a UUID',
        36
      ),
      setup: text(4_000, 20),
      severity: oneOf(SEVERITIES),
      tags: list(text(100, 1), 20, 4),
      threat: list(threat, 5, 1),
      type: oneOf(RULE_TYPES),
    },
    {
      index: list(text(100, 1), 10, 1),
      interval: span,
      timestamp_override: oneOf(['event.ingested']),
      threshold,
      new_terms: newTerms,
    }
  ),
});
export type RuleFile = TypeOf<typeof ruleFile>;
export type Rule = RuleFile['rule'];
