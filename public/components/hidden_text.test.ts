import { cutText, plainText, splitHidden } from './hidden_text';

it.each([
  ['a NUL', 'a\u0000b', 'a␀b'],
  ['a right-to-left override', 'a\u202egpj.exe', 'a⟨U+202E⟩gpj.exe'],
  ['an isolate', 'a\u2066b', 'a⟨U+2066⟩b'],
  ['a zero-width space', 'pass\u200bword', 'pass⟨U+200B⟩word'],
  ['a byte order mark', '\ufeffa', '⟨U+FEFF⟩a'],
  ['a tag character', 'a\u{e0041}', 'a⟨U+E0041⟩'],
  ['half of a pair', 'a\ud800b', 'a⟨U+D800⟩b'],
  ['a line feed in one line', 'a\nb', 'a␊b'],
])('spells out %s', (_, text, shown) => {
  expect(plainText(text)).toBe(shown);
});

it.each(['Ärger über Größe', '漢字', '🙂', 'שלום', 'e\u0301'])('leaves %s as it is', (text) => {
  expect(splitHidden(text)).toEqual([{ text, hidden: false }]);
});

it('keeps line breaks and tabs where text has several lines', () => {
  expect(splitHidden('a\r\n\tb\rc', { multiline: true })).toEqual([
    { text: 'a\n\tb', hidden: false },
    { text: '␍', hidden: true },
    { text: 'c', hidden: false },
  ]);
});

it('does not cut a pair in two', () => {
  expect(cutText('a🙂b', 2)).toBe('a');
  expect(cutText('a🙂b', 3)).toBe('a🙂');
});
