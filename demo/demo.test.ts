import { createHash } from 'node:crypto';
import {
  decode,
  egressBatch as egressBatchCodec,
  fileVerdict,
  ingressVerdict,
  manifestText,
  projectInput,
  resultProblem,
} from '../common';
import type { Codec, EgressBatch, FileVerdict } from '../common';
import { verdictCurl } from './curl';
import { readOptions } from './options';
import { PROJECTS } from './projects';
import { duration } from './report';
import { EGRESS, HOSTILE_NAMES } from './requests/egress';
import { INGRESS } from './requests/ingress';
import { egressBatch } from './submit';

const CREATED = '2022-07-14T18:00:00.000Z';
const ID = '3b0f2a52-6d0c-4c2f-9c6b-0d6a5b2f1e11';

const problems = <A>(codec: Codec<A>, value: unknown) => {
  const decoded = decode(codec, value);
  return decoded.ok ? [] : decoded.problems;
};

describe('the data of the demo is what the contract takes', () => {
  test.each(PROJECTS.map(([id, input]) => [id, input] as const))('project %s', (_id, input) => {
    expect(problems(projectInput, input)).toEqual([]);
  });

  test.each(EGRESS.map((story) => [story.title, story] as const))('egress "%s"', (_title, story) => {
    const batch = egressBatch(story, ID, CREATED);
    expect(problems(egressBatchCodec, batch)).toEqual([]);
    for (const verdict of batch.verdicts as FileVerdict[]) {
      expect(problems(fileVerdict as Codec<FileVerdict>, verdict)).toEqual([]);
      expect(resultProblem(verdict)).toBeUndefined();
    }
  });

  test.each(INGRESS.map((story) => [story.title, story] as const))('ingress "%s"', (_title, story) => {
    const { project, title, push, result, findings } = story;
    const body = {
      project,
      request: { id: ID, title },
      scanner: { name: 'x', version: '1' },
      policy: { id: 'default', version: '1' },
      push,
      result,
      findings,
    };
    expect(problems(ingressVerdict, body)).toEqual([]);
    expect(resultProblem(story)).toBeUndefined();
  });

  test('hostile names are among the files', () => {
    const paths = EGRESS.flatMap(({ files }) => files.map(({ path }) => path));
    expect(paths).toEqual(expect.arrayContaining(Object.values(HOSTILE_NAMES)));
  });
});

test('the printed command carries the hash of its own manifest, and quotes for a shell', () => {
  const host = { url: 'http://127.0.0.1:5620', tokens: { scanner: "it's", 'release-agent': 'x' } };
  const command = verdictCurl(host);
  expect(command).toContain(`-H 'Authorization: ApiKey it'\\''s'`);
  const body = JSON.parse(/-d '(.*)'$/.exec(command)?.[1] ?? '') as EgressBatch;
  const hash = createHash('sha256')
    .update(manifestText(body.verdicts as FileVerdict[]))
    .digest('hex');
  expect(body.request.manifest).toEqual({ files: 1, sha256: hash });
  expect(verdictCurl(host)).not.toBe(command);
});

describe('readOptions', () => {
  test('reads what is given and fills the rest', () => {
    expect(readOptions([])).toEqual({ help: false, port: 5620, fresh: false, once: false });
    expect(readOptions(['--port', '5700', '--fresh'])).toMatchObject({ port: 5700, fresh: true });
  });

  test.each([[['--port', 'x']], [['--port', '70000']], [['--prot', '5']], [['once']]])(
    'refuses %j with a sentence',
    (args) => expect(() => readOptions(args)).toThrow(/^(--port is a whole number|Un(known|expected))/)
  );
});

test.each([
  [120_000, '2 min 0 s'],
  [59_499, '59 s'],
  [0, '0 s'],
])('%d ms reads as %s', (milliseconds, text) => {
  expect(duration(milliseconds)).toBe(text);
});
