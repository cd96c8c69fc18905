import type { Finding, PolicyRef, Result, StoredVerdict } from '../../common';

/** A document of the stream, as far as it is read back. */
export interface StreamSource {
  '@timestamp': string;
  event: { id: string; created?: string };
  file?: { path?: string; size?: number; hash?: { sha256?: string }; mime_type?: string };
  observer: { name: string; version: string };
  tre: {
    verdict: {
      result: Result;
      scan: StoredVerdict['scan'];
      risk: number;
      policy: PolicyRef;
      type?: string;
      findings: Finding[];
      submitted_by: string;
      late?: boolean;
    };
  };
}

/** Fields of StreamSource, so that nothing else is fetched. */
export const STREAM_FIELDS = [
  '@timestamp',
  'event.id',
  'event.created',
  'file.path',
  'file.size',
  'file.hash.sha256',
  'file.mime_type',
  'observer.name',
  'observer.version',
  'tre.verdict',
];

/** A verdict as people and tools get it. */
export function fromEcs(source: StreamSource): StoredVerdict {
  const { event, file, observer, tre } = source;
  const { verdict } = tre;
  return {
    key: event.id,
    received_at: source['@timestamp'],
    ...(event.created ? { created: event.created } : {}),
    ...(file
      ? {
          path: file.path,
          sha256: file.hash?.sha256,
          size: file.size,
          ...(verdict.type ? { type: verdict.type } : {}),
          ...(file.mime_type ? { mime: file.mime_type } : {}),
        }
      : {}),
    result: verdict.result,
    scan: verdict.scan,
    risk: verdict.risk,
    scanner: { name: observer.name, version: observer.version },
    policy: verdict.policy,
    findings: verdict.findings,
    submitted_by: verdict.submitted_by,
    ...(verdict.late ? { late: true } : {}),
  };
}
