import { row } from '../processes/fixtures';
import { kindsOf } from './kinds';

const tampering = row({ id: '1', labels: ['powershell_child', 'log_tampering'] });

it('takes executions of one host that are flagged for the same as one, in their order', () => {
  const rows = [
    tampering,
    row({ id: '2' }),
    row({ id: '3', labels: ['log_tampering'] }),
    row({ ...tampering, id: '4', host: 'ws-02' }),
  ];
  expect(kindsOf(rows).map(({ row: { id }, more, labels }) => [id, more, labels])).toEqual([
    ['1', 1, ['log_tampering']],
    ['2', 0, ['unexpected_child']],
    ['4', 0, ['log_tampering']],
  ]);
});

it('keeps what carries no flagged label', () => {
  expect(kindsOf([row({ labels: ['python_child'] })])).toMatchObject([{ labels: ['python_child'] }]);
});
