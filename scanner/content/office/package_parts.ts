import { LimitReached } from '../inspection';
import type { Inspection } from '../inspection';
import type { ByteSource } from '../source';
import { openZip, readable } from '../archives/zip';
import type { Placed } from '../archives/zip_layout';

/** The parts of a document that is a zip, by name; names are compared without case, as the standard asks. */
export class PackageParts {
  private readonly parts = new Map<string, Placed>();

  constructor(private readonly inspection: Inspection) {
    const { placed, more } = openZip(inspection);
    if (more) throw new LimitReached('it has too many parts');
    for (const part of placed)
      if (!part.entry.name.endsWith('/')) this.parts.set(partKey(part.entry.name), part);
  }

  /** Names as they are written. */
  get names(): string[] {
    return [...this.parts.values()].map((part) => part.entry.name);
  }

  has(name: string): boolean {
    return this.parts.has(partKey(name));
  }

  /** Bytes of a part when it is unpacked, as the package states them. */
  bytesOf(name: string): number {
    return this.parts.get(partKey(name))?.entry.bytes ?? 0;
  }

  /** A part's content; undefined when there is none, or when it cannot be read, which is reported. */
  open(name: string): ByteSource | undefined {
    const part = this.parts.get(partKey(name));
    return part && readable(this.inspection, part);
  }

  /** A part as one buffer, counted against what the file may unpack to. */
  read(name: string): Buffer | undefined {
    const source = this.open(name);
    if (!source) return undefined;
    const { budget, policy } = this.inspection;
    const most = policy.threshold('memberBytes');
    budget.bytes -= source.size;
    if (budget.bytes < 0)
      throw new LimitReached(`it holds more than ${policy.threshold('archiveBytes')} bytes`);
    if (source.size > most) throw new LimitReached(`its part ${name} has ${source.size} bytes`);
    return source.read(0, source.size);
  }
}

/** One form for each part: no leading slash, small letters. */
export const partKey = (name: string): string => name.replace(/\\/g, '/').replace(/^\/+/, '').toLowerCase();
