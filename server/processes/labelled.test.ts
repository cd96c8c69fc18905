import type { ProcessRow } from '../../common';
import { keyOf, withLabels } from './labelled';

const row: ProcessRow = {
  id: '1',
  index: 'winlogbeat-8.3.3',
  entity_id: '{p}',
  name: 'python.exe',
  started_at: '2026-11-02T10:00:00.000Z',
  host: 'research-1',
  labels: ['python_child'],
  expected: true,
  reasons: ['Ordinary use or the project expects it.'],
};
const did = (...labels: string[]) => new Map([[keyOf('research-1', '{p}'), new Set(labels)]]);
const NETWORK = 'An interpreter tried to reach an address outside the machine.';

test('a process that did something flagged is no longer called ordinary', () => {
  expect(withLabels([row], did('network_attempt'))).toEqual([
    { ...row, labels: ['python_child', 'network_attempt'], reasons: [NETWORK] },
  ]);
});

test('what a start was flagged for stays, and what it did comes after', () => {
  const flagged: ProcessRow = { ...row, labels: ['encoded_command'], reasons: ['Encoded.'] };
  expect(withLabels([flagged], did('network_attempt'))[0]?.reasons).toEqual(['Encoded.', NETWORK]);
});

test('labels that are no news change nothing', () => {
  expect(withLabels([row], did('python_child'))).toEqual([row]);
  expect(withLabels([row], new Map())).toEqual([row]);
});
