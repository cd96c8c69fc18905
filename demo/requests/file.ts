import { createHash } from 'node:crypto';
import { resultOfFindings } from '../../common';
import type { FileVerdict, Finding } from '../../common';

export const SCANNER = { name: 'demo-scanner', version: '1.0.0' };

type Kind = Pick<FileVerdict, 'type' | 'mime'>;

export const KINDS = {
  csv: { type: 'CSV text', mime: 'text/csv' },
  text: { type: 'UTF-8 text', mime: 'text/plain' },
  png: { type: 'PNG image', mime: 'image/png' },
  rtf: { type: 'Rich Text Format', mime: 'application/rtf' },
  xlsx: {
    type: 'Microsoft Excel workbook',
    mime: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
  pickle: { type: 'Python pickle', mime: 'application/octet-stream' },
} satisfies Record<string, Kind>;

/** Stands for the file's content, which nobody has in a demo: its hash is true to this text. */
export const contentOf = (path: string) => `Content of ${path}, as the demo makes it.\n`;

export const sha256Of = (text: string) => createHash('sha256').update(text).digest('hex');

/** A verdict on one file; what was found decides its result. */
export function file(
  path: string,
  kind: Kind,
  size: number,
  findings: Finding[] = []
): Omit<FileVerdict, 'created'> {
  return {
    path,
    size,
    sha256: sha256Of(contentOf(path)),
    ...kind,
    result: resultOfFindings(findings),
    findings,
    scan: 'complete',
  };
}
