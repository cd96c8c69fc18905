import { reasonsFor } from './reasons';

test('what kind of program it is and who started it come first', () => {
  expect(reasonsFor({ name: 'firefox.exe', labels: ['python_child'], category: 'browser' })).toEqual([
    'firefox.exe is a web browser, which can upload files, and Python started it.',
  ]);
  expect(
    reasonsFor({ name: '7z.exe', labels: ['powershell_child', 'archive_created'], category: 'archiver' })
  ).toEqual([
    '7z.exe is an archiver, which prepares files to leave, and PowerShell started it.',
    'Files were packed into an archive, which is how data is prepared to leave.',
  ]);
});

test('without a category the labels speak for themselves', () => {
  expect(reasonsFor({ name: 'a.exe', labels: ['python_child', 'encoded_command'] })).toEqual([
    'The command line carries code in an encoded form, so what ran cannot be read from it.',
  ]);
  expect(reasonsFor({ name: 'a.exe', labels: ['python_child'] })).toEqual([
    'A Python interpreter started this process.',
  ]);
});

test('what is ordinary about a flagged process is not said', () => {
  expect(
    reasonsFor({
      name: 'python.exe',
      labels: ['python_execution', 'python_child', 'script_outside_ingress'],
      category: 'interpreter',
      expected: true,
    })
  ).toEqual(['An interpreter ran a script that did not come in through the ingress share.']);
});

test('that Python started it is said once where it is unexpected', () => {
  expect(
    reasonsFor({ name: 'cmd.exe', labels: ['python_child', 'unexpected_child'], category: 'shell' })
  ).toEqual([
    'cmd.exe is a command shell, which can run anything, and Python started it.',
    'Neither ordinary use nor the project expects it.',
  ]);
  expect(reasonsFor({ name: 'a.exe', labels: ['python_child', 'unexpected_child'] })).toEqual([
    'Python started this process, and neither ordinary use nor the project expects it.',
  ]);
});

test('a parent under another name and an expected child are said', () => {
  expect(
    reasonsFor({ name: 'curl.exe', labels: [], renamedParent: 'winword.exe', category: 'transfer' })
  ).toEqual([
    'winword.exe is Python under another name, and it started curl.exe.',
    'curl.exe is a file transfer or remote access tool.',
  ]);
  expect(reasonsFor({ name: 'conhost.exe', labels: ['python_child'], expected: true })).toEqual([
    'A Python interpreter started this process.',
    'Ordinary use or the project expects it.',
  ]);
});

test('a process of which nothing is known needs no reason', () => {
  expect(reasonsFor({ name: 'a.exe', labels: [] })).toEqual([]);
});
