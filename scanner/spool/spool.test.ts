import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { Spool, SpoolFull } from './spool';

const LIMITS = { bytes: 1_000, items: 10 };
const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
let folder: string;

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'spool-'));
});
afterEach(() => {
  jest.restoreAllMocks();
  fs.rmSync(folder, { recursive: true, force: true });
});

const verdicts = (request: string, body: string) => ({ call: 'verdicts' as const, request, body });
const bodies = (spool: Spool) =>
  spool.parcels().flatMap((parcel) => spool.items(parcel).map((item) => spool.read(parcel, item)));

test('what was put in is there in order, also for another process', () => {
  const spool = new Spool(folder, LIMITS);
  spool.add('heart', id(1), [verdicts(id(1), '1a'), verdicts(id(1), '1b')]);
  spool.add('lung', id(2), [verdicts(id(2), '2a')]);
  const again = new Spool(folder, LIMITS);
  expect(bodies(again)).toEqual(['1a', '1b', '2a']);
  expect(again.parcels().map(({ project, request }) => [project, request])).toEqual([
    ['heart', id(1)],
    ['lung', id(2)],
  ]);
  expect(again.fill).toEqual({ bytes: 6, items: 3 });
  again.add('heart', id(3), [verdicts(id(3), '3a')]);
  expect(bodies(again)).toEqual(['1a', '1b', '2a', '3a']);
});

test('an item that is done is gone, and a parcel without items is too', () => {
  const spool = new Spool(folder, LIMITS);
  spool.add('heart', id(1), [verdicts(id(1), '1a'), verdicts(id(1), '1b')]);
  const [parcel] = spool.parcels();
  if (!parcel) throw new Error('no parcel');
  for (const item of spool.items(parcel)) spool.done(parcel, item);
  expect(spool.has(id(1))).toBe(false);
  expect(new Spool(folder, LIMITS).parcels()).toEqual([]);
});

test('what does not fit stays out whole, and the spool says why', () => {
  const spool = new Spool(folder, LIMITS);
  spool.add('heart', id(1), [verdicts(id(1), 'x'.repeat(900))]);
  const tooMuch = [verdicts(id(2), 'y'.repeat(50)), verdicts(id(2), 'y'.repeat(51))];
  expect(() => spool.add('heart', id(2), tooMuch)).toThrow(SpoolFull);
  expect(bodies(spool)).toEqual(['x'.repeat(900)]);
  expect(fs.readdirSync(path.join(folder, 'making'))).toEqual([]);
});

test('a disk that is full leaves nothing half written', () => {
  const spool = new Spool(folder, LIMITS);
  const real = fs.writeSync;
  let writes = 0;
  jest.spyOn(fs, 'writeSync').mockImplementation(((...args: Parameters<typeof fs.writeSync>) => {
    writes += 1;
    if (writes > 1) throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });
    return real(...args);
  }) as typeof fs.writeSync);
  expect(() => spool.add('heart', id(1), [verdicts(id(1), 'a'), verdicts(id(1), 'b')])).toThrow('ENOSPC');
  jest.restoreAllMocks();
  expect(new Spool(folder, LIMITS).parcels()).toEqual([]);
  spool.add('heart', id(1), [verdicts(id(1), 'a')]);
  expect(bodies(spool)).toEqual(['a']);
});

test('what a killed process had not finished is not sent', () => {
  new Spool(folder, LIMITS);
  const making = path.join(folder, 'making', `0000000001.heart.${id(1)}`);
  fs.mkdirSync(making);
  fs.writeFileSync(path.join(making, `0000000001.verdicts.${id(1)}.json`), 'half');
  expect(new Spool(folder, LIMITS).parcels()).toEqual([]);
  expect(fs.existsSync(making)).toBe(false);
});

test('an item is replaced in its place', () => {
  const spool = new Spool(folder, LIMITS);
  spool.add(
    'heart',
    id(1),
    ['a', 'bc', 'd'].map((body) => verdicts(id(1), body))
  );
  const [parcel] = spool.parcels();
  const item = parcel && spool.items(parcel)[1];
  if (!item) throw new Error('no item');
  spool.replace(parcel, item, ['b', 'c']);
  expect(bodies(spool)).toEqual(['a', 'b', 'c', 'd']);
  expect(spool.fill).toEqual({ bytes: 4, items: 4 });
});

test('what is buried lies aside with its reason', () => {
  const spool = new Spool(folder, LIMITS);
  spool.add('heart', id(1), [verdicts(id(1), '{"a":1}')]);
  const [parcel] = spool.parcels();
  const item = parcel && spool.items(parcel)[0];
  if (!item) throw new Error('no item');
  const where = spool.bury(parcel, item, { status: 400 });
  expect(fs.readFileSync(where, 'utf8')).toBe('{"a":1}');
  expect(JSON.parse(fs.readFileSync(`${where}.reason.json`, 'utf8'))).toEqual({ status: 400 });
});
