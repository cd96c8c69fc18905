import type { RuleId } from '../../rules';

/** What rules say a file has, by what it comes to. */
const TRAITS: Readonly<Record<string, readonly RuleId[]>> = {
  'embedded data': [
    'hidden/base64',
    'hidden/base32',
    'hidden/base85',
    'hidden/hex',
    'hidden/bytes',
    'hidden/escapes',
    'hidden/uuencode',
    'hidden/random',
    'hidden/xor',
  ],
  'a decoder': [
    'python/encoding',
    'python/compression',
    'python/encryption',
    'code/encoding',
    'code/encryption',
  ],
  'code that is put together while it runs': [
    'python/evaluates',
    'python/dynamic-import',
    'python/dynamic-attribute',
    'python/bytecode',
    'code/evaluates',
  ],
  'an unpickler': ['python/unpickle'],
  'a started program': ['python/process', 'code/process'],
  'a connection': ['python/networking', 'code/networking'],
};

/** Traits that are ordinary alone and are not so together. Each list is as code that smuggles has them. */
const COMBINATIONS: readonly (readonly string[])[] = [
  ['embedded data', 'a decoder'],
  ['embedded data', 'an unpickler'],
  ['embedded data', 'code that is put together while it runs'],
  ['embedded data', 'a started program'],
  ['embedded data', 'a connection'],
  ['a decoder', 'code that is put together while it runs', 'a started program'],
  ['a decoder', 'code that is put together while it runs', 'a connection'],
];

/** The combinations that a file's findings make, in words. */
export function combine(rules: ReadonlySet<RuleId>): string[] {
  const has = new Set(Object.keys(TRAITS).filter((trait) => TRAITS[trait]?.some((rule) => rules.has(rule))));
  return COMBINATIONS.filter((traits) => traits.every((trait) => has.has(trait))).map((traits) =>
    traits.join(', with ')
  );
}
