import type { Inspection } from '../inspection';
import { quoted } from '../member';

/** Names of one archive's members: those that lead out of it and those that come twice are reported. */
export class NameList {
  private readonly seen = new Set<string>();

  constructor(private readonly inspection: Inspection) {}

  add(name: string): void {
    const slashed = name.replace(/\\/g, '/');
    if (/^\/|^[A-Za-z]:|(^|\/)\.\.(\/|$)|\0/.test(slashed))
      this.inspection.report('archives/unsafe-name', { evidence: quoted(name) });
    const key = slashed
      .toLowerCase()
      .replace(/\/+$/, '')
      .replace(/^(\.\/)+/, '');
    if (this.seen.has(key)) this.inspection.report('archives/duplicate-name', { evidence: quoted(name) });
    this.seen.add(key);
  }
}
