import { familyOf, readProcesses } from './process_family';

const OUTPUT = `    1     0  1000 init
   10     1 50000 node
   11    10 70000 node
   12    11 900000 java
   13     1 12345 node
`;

test('reads what ps tells, with memory in bytes', () => {
  expect(readProcesses(OUTPUT)[3]).toEqual({
    pid: 12,
    parent: 11,
    residentBytes: 900_000 * 1024,
    command: 'java',
  });
  expect(readProcesses('\n')).toEqual([]);
});

test('a family is a process with its children and theirs, and nobody else', () => {
  const pids = (pid: number) => familyOf(pid, readProcesses(OUTPUT)).map((one) => one.pid);
  expect(pids(10)).toEqual([10, 11, 12]);
  expect(pids(99)).toEqual([]);
});
