import { ENRICHMENT_FAILED_TAG } from '../../../common';
import { sharedEngine } from '../../engine/for_tests';
import type { SharedEngine } from '../../engine/for_tests';
import { enrich, installForHeart } from './enrich';
import { CLIPBOARD_DATA, KINDS } from './kinds';
import { HOST, sysmon } from './raw_event';
import type { RawEvent } from './raw_event';

let engine: SharedEngine;

beforeAll(async () => {
  engine = await sharedEngine();
  await engine.reset();
  await installForHeart(engine.client);
});
afterAll(() => engine.reset());

const SECRET = 'patient 4711, Müller, positive';
const board = (data: RawEvent, rest: RawEvent = {}): RawEvent => ({
  ...sysmon(24, { ...CLIPBOARD_DATA, ...data }),
  ...rest,
});
const module24 = {
  ...KINDS.sysmon24,
  event: { code: '24', module: 'sysmon', type: ['change'], kind: 'event', action: 'ClipboardChange' },
  process: { pid: 5120, hash: { sha256: 'e5'.repeat(32) } },
};
const boards = {
  text: board({ ClipboardText: SECRET }),
  content: board({ Content: SECRET }),
  nested: board({ Extra: { clipboard: { data: SECRET } } }),
  message: board({ ClipboardText: SECRET }, { message: `Clipboard changed: ${SECRET}` }),
  original: board({ Text: SECRET }, { event: { code: '24', original: `<Data>${SECRET}</Data>` } }),
  dotted: board({}, { 'winlog.event_data.ClipboardText': SECRET }),
  list: board({ Content: [SECRET] }),
  module: { ...module24, sysmon: { clipboard: { content: SECRET } } },
};

test('clipboard text is never stored: its length and its hash are', async () => {
  const found = await enrich(engine.client, boards);
  for (const [what, event] of Object.entries(found)) {
    expect([what, JSON.stringify(event).includes('4711')]).toEqual([what, false]);
    expect([what, event.tre.clipboard]).toMatchObject([what, { sha256: 'e5'.repeat(32) }]);
    expect([what, event.tre.activity]).toEqual([what, ['clipboard_change']]);
    expect(event.tre.pipeline?.error).toBeUndefined();
  }
  expect(found.text.tre.clipboard?.length).toBe(SECRET.length);
});

test('a clipboard record without a hash gets one of its text', async () => {
  const { found } = await enrich(engine.client, { found: board({ Hashes: '-', ClipboardText: 'abc' }) });
  const sha256 = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
  expect(found.tre.clipboard).toEqual({ length: 3, sha256 });
});

test('a clipboard record that cannot be filled in loses its text all the same', async () => {
  const found = await enrich(engine.client, {
    user: board({ ClipboardText: SECRET }, { user: 'amira' }),
    process: board({ ClipboardText: SECRET }, { process: 'rdpclip.exe' }),
    host: board({ ClipboardText: SECRET }, { host: HOST }),
    event: board({ ClipboardText: SECRET }, { event: 'clipboard' }),
    source: board({ ClipboardText: SECRET }, { source: '10.20.0.7' }),
  });
  for (const [what, event] of Object.entries(found)) {
    expect([what, JSON.stringify(event).includes('4711')]).toEqual([what, false]);
    expect(event.tags).toEqual([ENRICHMENT_FAILED_TAG]);
  }
});

test('text inside an object or a list is measured as text and taken out of the message as well', async () => {
  const found = await enrich(engine.client, {
    object: board({ Extra: { clipboard: { data: SECRET } } }, { message: SECRET }),
    list: board({ Content: [SECRET] }, { message: SECRET }),
  });
  for (const [what, event] of Object.entries(found)) {
    expect([what, JSON.stringify(event).includes('4711')]).toEqual([what, false]);
    expect([what, event.tre.clipboard?.length]).toEqual([what, SECRET.length]);
  }
});
