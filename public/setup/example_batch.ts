import { ROUTES } from '../../common';
import type { EgressBatch } from '../../common';

/** The file `hello.txt` with the text "hello" and a line feed. */
const EXAMPLE_FILE = {
  path: 'hello.txt',
  size: 6,
  sha256: '5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03',
} as const;
/** SHA-256 of the manifest's text over that one file. */
const EXAMPLE_MANIFEST = '53f3136e49ddba251d0f3b5261a52731f6e9062325da801fb7edc275392d67dd';

/** A whole batch of one clean file, for a first try. */
export function exampleBatch(project: string, requestId: string): EgressBatch {
  return {
    project,
    request: {
      id: requestId,
      title: 'A first try',
      manifest: { files: 1, sha256: EXAMPLE_MANIFEST },
    },
    scanner: { name: 'first-try', version: '1' },
    policy: { id: 'first-try', version: '1' },
    verdicts: [{ ...EXAMPLE_FILE, result: 'pass', findings: [] }],
  };
}

/** A random UUID. `crypto.randomUUID` is not there where Kibana is served without TLS. */
export function newUuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  // Version 4, variant 1: RFC 9562, section 5.4.
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

export interface Example {
  kibanaUrl: string;
  /** The key as it goes into the header. */
  key: string;
  project: string;
  requestId: string;
}

/** A single-quoted word of a POSIX shell. */
const quoted = (text: string) => `'${text.replace(/'/g, `'\\''`)}'`;

/** Submits the example. Kibana wants the kbn-xsrf header on every change. */
export function submitCommand({ kibanaUrl, key, project, requestId }: Example): string {
  return [
    `curl -X POST ${quoted(`${kibanaUrl}${ROUTES.egressVerdicts}`)}`,
    `  -H ${quoted(`Authorization: ApiKey ${key}`)}`,
    `  -H 'kbn-xsrf: true'`,
    `  -H 'Content-Type: application/json'`,
    `  -d ${quoted(JSON.stringify(exampleBatch(project, requestId), undefined, 2))}`,
  ].join(' \\\n');
}

/** Asks for what a release agent has to release. */
export function releaseCommand({ kibanaUrl, key }: Pick<Example, 'kibanaUrl' | 'key'>): string {
  return [
    `curl ${quoted(`${kibanaUrl}${ROUTES.requests}?status=approved`)}`,
    `  -H ${quoted(`Authorization: ApiKey ${key}`)}`,
  ].join(' \\\n');
}
