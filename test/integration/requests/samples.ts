import { createHash, randomUUID } from 'node:crypto';
import { manifestText, projectDefaults } from '../../../common';
import type {
  EgressBatch,
  FileVerdict,
  Finding,
  IngressVerdict,
  Manifest,
  Project,
  Push,
} from '../../../common';

export const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

export const PROJECT = 'oncology';

export function project(changes: Partial<Project> = {}): Project {
  return {
    ...projectDefaults({ name: 'Oncology' }),
    id: PROJECT,
    revision: 1,
    created_at: '2026-01-01T00:00:00.000Z',
    updated_at: '2026-01-01T00:00:00.000Z',
    updated_by: 'olga',
    ...changes,
  };
}

/** A verdict on a file whose content is the given text. */
export function file(path: string, content = path, changes: Partial<FileVerdict> = {}): FileVerdict {
  return { path, size: content.length, sha256: sha256(content), result: 'pass', findings: [], ...changes };
}

export const WARNING: Finding = {
  rule: 'small-counts',
  level: 'warning',
  message: 'A cell counts fewer than ten people.',
  evidence: 'row 3: 4',
  risk: { feasibility: 2, severity: 4 },
};
export const ERROR: Finding = {
  rule: 'content-differs',
  level: 'error',
  message: 'The content is a ZIP archive, not a table.',
  risk: { feasibility: 5, severity: 5 },
};

export const review = (path: string, content = path) =>
  file(path, content, { result: 'review', findings: [WARNING] });
export const block = (path: string, content = path) =>
  file(path, content, { result: 'block', findings: [ERROR] });

export function manifestOf(files: readonly FileVerdict[]): Manifest {
  return { files: files.length, sha256: sha256(manifestText(files)) };
}

export const SCANNER = { name: 'tre-airlock', version: '1.0.0' };
export const POLICY = { id: 'default', version: '3' };

/** A batch with the manifest of all files of the request, of which it may bring some. */
export function batch(
  all: readonly FileVerdict[],
  verdicts: readonly unknown[] = all,
  changes: Partial<EgressBatch> = {},
  id: string = randomUUID()
): EgressBatch {
  return {
    project: PROJECT,
    request: { id, manifest: manifestOf(all), researcher: 'ada' },
    scanner: SCANNER,
    policy: POLICY,
    verdicts: [...verdicts],
    ...changes,
  };
}

export const oid = (text: string) => createHash('sha1').update(text).digest('hex');

export function push(changes: Partial<Push> = {}): Push {
  return {
    repository: 'git@forge:team/analysis.git',
    ref: 'refs/heads/main',
    before: oid('before'),
    after: oid('after'),
    commits: [{ id: oid('after'), author: { name: 'Ada', email: 'ada@example.org' }, message: 'Fit' }],
    pusher: 'ada',
    files: 2,
    ...changes,
  };
}

export function pushVerdict(
  changes: Partial<IngressVerdict> = {},
  id: string = randomUUID()
): IngressVerdict {
  return {
    project: PROJECT,
    request: { id },
    scanner: SCANNER,
    policy: POLICY,
    push: push(),
    result: 'pass',
    findings: [],
    ...changes,
  };
}
