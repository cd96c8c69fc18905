import { createHash, webcrypto } from 'crypto';
import { decode, egressBatch, fileVerdict, manifestText } from '../../common';
import { exampleBatch, newUuid, releaseCommand, submitCommand } from './example_batch';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const ID = '0b9f2a30-9a3c-4d7e-8f55-0c1d2e3f4a5b';

beforeAll(() => {
  // The window of jsdom has no Web Crypto in every version.
  if (!globalThis.crypto?.getRandomValues) Object.defineProperty(globalThis, 'crypto', { value: webcrypto });
});

describe('exampleBatch', () => {
  it('is a batch that the API takes, with hashes that are right', () => {
    const batch = exampleBatch('genomics', ID);
    expect(decode(egressBatch, batch).ok).toBe(true);
    const files = batch.verdicts.map((verdict) => {
      const decoded = decode(fileVerdict, verdict);
      if (!decoded.ok) throw new Error(JSON.stringify(decoded.problems));
      return decoded.value;
    });
    expect(files).toEqual([expect.objectContaining({ size: 6, sha256: sha256('hello\n') })]);
    expect(batch.request.manifest).toEqual({ files: 1, sha256: sha256(manifestText(files)) });
  });
});

describe('newUuid', () => {
  it('makes ids that the API takes, each another', () => {
    const made = Array.from({ length: 20 }, newUuid);
    expect(new Set(made).size).toBe(20);
    for (const id of made) {
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      expect(decode(egressBatch, exampleBatch('p', id)).ok).toBe(true);
    }
  });
});

describe('commands', () => {
  const example = {
    kibanaUrl: "https://kibana.example/it's/s/lab",
    key: 'a2V5',
    project: 'p',
    requestId: ID,
  };

  it('submits with the headers that Kibana wants, quoted for a shell', () => {
    const command = submitCommand(example);
    expect(command).toContain("'https://kibana.example/it'\\''s/s/lab/api/tre_airlock/v1/egress/verdicts'");
    expect(command).toContain("-H 'Authorization: ApiKey a2V5'");
    expect(command).toContain("-H 'kbn-xsrf: true'");
    const body = /-d '([^']*)'/.exec(command)?.[1] ?? '';
    expect(JSON.parse(body)).toEqual(exampleBatch('p', ID));
  });

  it('asks for approved requests as a release agent', () => {
    expect(releaseCommand(example)).toContain('/api/tre_airlock/v1/requests?status=approved');
  });
});
