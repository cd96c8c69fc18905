import type { Inspection } from '../inspection';
import { inspectMember } from '../member';
import { BufferSource } from '../source';

/** data: addresses that are unpacked and judged; further ones are only counted. */
const MAX_JUDGED = 100;
const DATA_URL = /data:([\w.+-]{1,40}\/[\w.+-]{1,80})?((?:;[\w.+-]{1,40}(?:=[\w."+-]{0,80})?)*),/gi;
const DATA_END = /["')\s>]/g;

const EXTENSIONS: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/svg+xml': 'svg',
  'text/plain': 'txt',
  'text/csv': 'csv',
  'text/html': 'html',
  'application/json': 'json',
};

/** Files that are written into markup as addresses: collected while it is read, judged at the end. */
export class DataUrls {
  private readonly found: { type: string; data: string; base64: boolean }[] = [];
  private count = 0;
  private characters = 0;
  private readonly types = new Set<string>();

  /** Takes every data: address of an attribute's value, a style sheet or plain text. */
  collect(text: string): void {
    if (!/data:/i.test(text)) return;
    DATA_URL.lastIndex = 0;
    for (let match = DATA_URL.exec(text); match; match = DATA_URL.exec(text)) {
      const start = match.index + match[0].length;
      DATA_END.lastIndex = start;
      const end = DATA_END.exec(text)?.index ?? text.length;
      if (end === start) continue;
      const type = (match[1] ?? 'text/plain').toLowerCase();
      this.count += 1;
      this.characters += end - start;
      if (this.types.size < 20) this.types.add(type);
      if (this.found.length < MAX_JUDGED)
        this.found.push({ type, data: text.slice(start, end), base64: /;base64$/i.test(match[2] ?? '') });
      DATA_URL.lastIndex = end;
    }
  }

  async report(inspection: Inspection): Promise<void> {
    if (this.count === 0) return;
    inspection.report('markup/data-url', {
      evidence: `${this.count} addresses of ${this.characters} characters: ${[...this.types].join(', ')}`,
    });
    let number = 0;
    for (const { type, data, base64 } of this.found) {
      number += 1;
      const bytes = Buffer.from(data, base64 ? 'base64' : 'utf8');
      await inspectMember(inspection, `data-${number}.${EXTENSIONS[type] ?? 'bin'}`, new BufferSource(bytes));
    }
  }
}
