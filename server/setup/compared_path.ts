/**
 * A folder as the project pipeline compares it: backslashes, small letters, no `\\?\` in front, `.` and `..`
 * resolved, no slash at the end. `place` in ingest-pipelines/src/script.painless does the same to the paths of
 * events; test/integration/pipelines holds the two against each other.
 */
export function comparedPath(folder: string): string {
  let plain = folder.trim().toLowerCase().replace(/\//g, '\\');
  for (const prefix of ['\\\\?\\unc\\', '\\\\.\\unc\\', '\\device\\mup\\']) {
    if (plain.startsWith(prefix)) plain = `\\\\${plain.slice(prefix.length)}`;
  }
  if (['\\\\?\\', '\\\\.\\', '\\??\\'].some((prefix) => plain.startsWith(prefix))) plain = plain.slice(4);
  const root = plain.startsWith('\\\\') ? 2 : plain.indexOf(':') === 1 ? 1 : 0;
  const parts: string[] = [];
  for (const name of plain.split('\\')) {
    if (name === '..') {
      if (parts.length > root) parts.pop();
    } else if (name !== '' && name !== '.') {
      parts.push(name);
    }
  }
  if (parts.length === 0) return '';
  const start = plain.startsWith('\\\\') ? '\\\\' : plain.startsWith('\\') ? '\\' : '';
  return start + parts.join('\\');
}
