import { inGroups } from './search_recorder';

test('searches that overlap are a group, and one that waited begins the next', () => {
  const one = { startedAt: 0, endedAt: 10 };
  const beside = { startedAt: 2, endedAt: 30 };
  const stillBeside = { startedAt: 20, endedAt: 25 };
  const after = { startedAt: 31, endedAt: 40 };
  expect(inGroups([after, stillBeside, one, beside])).toEqual([[one, beside, stillBeside], [after]]);
});
