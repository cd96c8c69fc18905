import { checkReadable, readRights } from './rights';

const sources = [
  { pattern: 'winlogbeat-*', names: ['winlogbeat-8.3.3', 'winlogbeat-8.4.0'] },
  { pattern: 'auditbeat-*', names: ['auditbeat-8.3.3'] },
];

test('a pattern is readable when it, or every name under it, may be read', () => {
  expect(readRights(sources, new Set(['winlogbeat-*', 'auditbeat-8.3.3']))).toEqual({
    readable: ['winlogbeat-*', 'auditbeat-*'],
    refused: [],
  });
});

test('a pattern that may be read in part is told name by name', () => {
  expect(readRights(sources, new Set(['winlogbeat-8.4.0']))).toEqual({
    readable: ['winlogbeat-8.4.0'],
    refused: ['winlogbeat-8.3.3', 'auditbeat-*'],
  });
});

test('nothing readable though events are there is a refusal that names the right', () => {
  const rights = readRights(sources, new Set());
  expect(() => checkReadable(rights)).toThrow(
    expect.objectContaining({
      status: 403,
      message: expect.stringContaining('"read" on winlogbeat-*, auditbeat-*'),
    })
  );
});

test('some rights, and no events at all, are no refusal', () => {
  expect(() => checkReadable({ readable: ['a'], refused: ['b'] })).not.toThrow();
  expect(() => checkReadable({ readable: [], refused: [] })).not.toThrow();
});
