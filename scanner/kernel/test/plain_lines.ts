/** What lines are like, counted in one go, to compare the kernel's with. */
export function linesPlainly(text: string): object {
  const whole = text.split('\n');
  const isOpen = whole[whole.length - 1] !== '';
  const lines = isOpen ? whole : whole.slice(0, -1);
  const isCrlf = lines.map((line, at) => line.endsWith('\r') && !(isOpen && at === lines.length - 1));
  const contents = lines.map((line, at) => (isCrlf[at] ? line.slice(0, -1) : line));
  const ended = isCrlf.slice(0, isOpen ? -1 : undefined);
  const longest = Math.max(0, ...contents.map(({ length }) => length));
  const filled = contents.filter((line) => line !== '');
  const blanks = filled.map((line) => /[ \t]*$/.exec(line)?.[0] ?? '');
  const trailing = blanks.filter((run) => run !== '');
  const turnsIn = (values: readonly unknown[]) =>
    values.filter((value, at) => at > 0 && value !== values[at - 1]).length;
  const bad = [...text].flatMap((character, at) =>
    /[\x01-\x08\x0b\x0e-\x1f\x7f]/.test(character) ? [{ offset: at, byte: character.charCodeAt(0) }] : []
  );
  const firstNul = text.indexOf('\0');
  return {
    bytes: text.length,
    lines: lines.length,
    longest,
    longestLine: contents.findIndex(({ length }) => length === longest && longest > 0) + 1,
    crlf: isCrlf.filter(Boolean).length,
    loneCr: text.split('\r').length - 1 - isCrlf.filter(Boolean).length,
    turns: turnsIn(ended),
    trailing: trailing.length,
    trailingTurns: turnsIn([false, ...blanks.map((run) => run !== '')]),
    trailingTabs: trailing.filter((run) => run.includes('\t')).length,
    longestTrailing: Math.max(0, ...trailing.map(({ length }) => length)),
    controls: bad.length,
    ...(bad[0] && { firstControl: bad[0] }),
    ...(firstNul >= 0 && { firstNul }),
  };
}
