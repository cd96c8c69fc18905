import { LEVELS, integer, list, object, oneOf, pattern, text } from '../../common';
import type { Codec, TypeOf } from '../../common';
import { TYPE_IDS } from '../content/types';
import type { TypeId } from '../content/types';
import { RULES } from '../rules';
import { THRESHOLDS } from './thresholds';
import type { ThresholdName } from './thresholds';

export const POLICY_LEVELS = ['off', ...LEVELS] as const;
export type PolicyLevel = (typeof POLICY_LEVELS)[number];

const MASK = /^[A9X][ A9X/.-]{2,62}[A9X]$/;

/**
 * An identifier of a site's own, declared as a mask and never as a pattern to be run: `A` stands for a letter, `9`
 * for a digit, `X` for either; blanks, `-`, `/` and `.` stand for themselves.
 */
export const identifier = object(
  { name: text(100, 1), mask: pattern(MASK, 'a mask of A, 9, X, blanks, -, / and . (4 to 64 places)', 64) },
  {
    /** Letters that must stand before it, such as `STUDY`; compared in capitals. */
    prefix: text(32, 1),
    check: oneOf(['mod11', 'luhn'] as const),
    level: oneOf(POLICY_LEVELS),
  }
);
export type Identifier = TypeOf<typeof identifier>;

const optional = <K extends string, A>(keys: readonly K[], codec: (key: K) => Codec<A>) =>
  object({}, Object.fromEntries(keys.map((key) => [key, codec(key)]))) as unknown as Codec<
    Partial<Record<K, A>>
  >;

const allowedType = object({}, { max_bytes: integer(0) });

/** A policy file: what it leaves out is taken from the policy that it is laid over. */
export const policyFile = object(
  { id: text(100, 1), version: text(100, 1) },
  {
    description: text(2_000),
    allowed: optional<TypeId, { max_bytes?: number }>(TYPE_IDS, () => allowedType),
    /** Bytes of a file of a type that has no bound of its own. */
    max_bytes: integer(0),
    rules: optional<string, PolicyLevel>(
      RULES.map((rule) => rule.id),
      () => oneOf(POLICY_LEVELS)
    ),
    thresholds: optional<ThresholdName, number>(Object.keys(THRESHOLDS) as ThresholdName[], (name) =>
      integer(THRESHOLDS[name].min, THRESHOLDS[name].max)
    ),
    identifiers: list(identifier, 50),
    /** Names of columns that hold identifiers of people, beside the built-in ones; compared without case, blanks and `_`. */
    identifier_columns: list(text(100, 1), 200),
    /** Modules that code may use here in spite of the catalogue, such as `requests`; for pushes. */
    libraries: list(text(100, 1), 200),
    /** Sentences of one's own for the report to the researcher, by type: how to export it instead. */
    advice: optional<string, string>(['image', 'document', 'sheet', 'model', 'archive'], () => text(1_000)),
  }
);
export type PolicyFile = TypeOf<typeof policyFile>;
