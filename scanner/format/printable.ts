/**
 * Text of a stranger for a terminal: control characters, those that turn the direction of writing and those that
 * are not seen are spelt out as `\u{…}`, so that a file's name can neither move the cursor nor look like another.
 */
export const printable = (text: string): string =>
  text.replace(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Surrogate}]/gu,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`
  );
