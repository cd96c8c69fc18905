import { createHash, randomUUID } from 'node:crypto';
import { manifestText } from '../../common';
import type { FileVerdict } from '../../common';

const hash = (text: string) => createHash('sha256').update(text).digest('hex');

export const clean = (path: string): FileVerdict => ({
  path,
  size: path.length,
  sha256: hash(path),
  result: 'pass',
  scan: 'complete',
  type: 'text',
  findings: [],
});

export const smallCounts = (path: string): FileVerdict => ({
  ...clean(path),
  result: 'review',
  findings: [
    {
      rule: 'disclosure.small-count',
      level: 'warning',
      message: 'Two cells hold counts below 10.',
      evidence: 'diagnosis,count\nrare disease,3\n',
      risk: { feasibility: 3, severity: 4 },
    },
  ],
});

export const disguised = (path: string): FileVerdict => ({
  ...clean(path),
  result: 'block',
  type: 'rich text (RTF)',
  findings: [
    {
      rule: 'type.mismatch',
      level: 'error',
      message: 'The name says PNG image, the content is RTF.',
      risk: { feasibility: 3, severity: 5 },
    },
  ],
});

/** A whole request in one batch, with the manifest that belongs to it. */
export function egressBatch(project: string, files: FileVerdict[], id: string = randomUUID()) {
  return {
    project,
    request: {
      id,
      manifest: { files: files.length, sha256: hash(manifestText(files)) },
      title: 'Stack test',
      researcher: 'TRE\\amira',
    },
    scanner: { name: 'stack-test', version: '1.0.0' },
    policy: { id: 'default', version: '1' },
    verdicts: files,
  };
}
