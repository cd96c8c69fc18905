import type { Inspection } from '../inspection';
import { quoted } from '../member';
import { isRecord, textOf } from './json_value';
import type { JsonRecord } from './json_value';

const MAX_KINDS = 30;
const MAX_FILES = 100;
const EXTENSIONS: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'application/pdf': 'pdf',
};
const isText = (type: string) =>
  type.startsWith('text/') || type === 'application/json' || type === 'image/svg+xml';

interface Sum {
  count: number;
  characters: number;
}

/** Adds up the outputs of a notebook by media type. */
export class OutputFacts {
  /** Pictures and other files of outputs, in base64. */
  readonly files: [name: string, base64: string][] = [];
  private readonly kinds = new Map<string, Sum>();
  private readonly cells = new Set<number>();
  private outputs = 0;

  add(output: JsonRecord, cell: number): void {
    this.outputs += 1;
    this.cells.add(cell);
    if (isRecord(output.data)) {
      for (const [type, data] of Object.entries(output.data)) this.addData(type, data, cell);
      return;
    }
    const name = textOf(output.output_type);
    const size = textOf(output.text).length || (JSON.stringify(output)?.length ?? 0);
    this.count(name === '' ? 'output' : name, size);
    // Version 3 of the format keeps pictures under the names of their kinds.
    for (const [key, type] of [
      ['png', 'image/png'],
      ['jpeg', 'image/jpeg'],
    ] as const)
      if (typeof output[key] === 'string') this.addData(type, output[key], cell);
  }

  report(inspection: Inspection): void {
    if (this.outputs === 0) return;
    const describe = (kinds: [string, Sum][]) =>
      kinds
        .map(([type, { count, characters }]) => `${quoted(type)}: ${count} of ${characters} characters`)
        .join('; ');
    const all = [...this.kinds].slice(0, MAX_KINDS);
    inspection.report('notebooks/outputs', {
      message: `The notebook contains ${this.outputs} outputs of ${this.cells.size} cells.`,
      evidence: describe(all),
    });
    const binary = all.filter(([type]) => type.includes('/') && !isText(type));
    if (binary.length > 0) inspection.report('notebooks/binary-output', { evidence: describe(binary) });
  }

  private addData(type: string, data: unknown, cell: number): void {
    const text = textOf(data) || (JSON.stringify(data) ?? '');
    this.count(type, text.length);
    if (!isText(type) && typeof data !== 'object' && this.files.length < MAX_FILES)
      this.files.push([`cell-${cell}-${this.files.length + 1}.${EXTENSIONS[type] ?? 'bin'}`, text]);
  }

  private count(kind: string, characters: number): void {
    const sum = this.kinds.get(kind) ?? { count: 0, characters: 0 };
    this.kinds.set(kind, { count: sum.count + 1, characters: sum.characters + characters });
  }
}
