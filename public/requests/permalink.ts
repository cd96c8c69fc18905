/** Where a finding in a push lies. */
interface Place {
  commit: string;
  file: string;
  line?: number;
}

/**
 * Fills a scanner's link template. Each value is encoded, and the result is used only when it is http or
 * https, names no user, and goes to the server that the template names: a file's name must not choose it.
 */
export function permalinkTo(template: string | undefined, { commit, file, line }: Place): string | undefined {
  const parts = file.split('/');
  // The browser would resolve these, and the link would lead to another file.
  if (template === undefined || parts.includes('.') || parts.includes('..')) return undefined;
  try {
    const values: Record<string, string> = {
      '{commit}': encodeURIComponent(commit),
      '{file}': parts.map(encodeURIComponent).join('/'),
      '{line}': String(line ?? 1),
    };
    const fill = (value: (key: string) => string) =>
      template.replace(/\{(?:commit|file|line)\}/g, (key) => value(key));
    const url = new URL(fill((key) => values[key] ?? ''));
    const expected = new URL(fill(() => 'x'));
    const web = url.protocol === 'https:' || url.protocol === 'http:';
    const plain = url.username === '' && url.password === '';
    return web && plain && url.origin === expected.origin ? url.href : undefined;
  } catch {
    // No URL, or a name that has no encoding (half of a surrogate pair).
    return undefined;
  }
}
