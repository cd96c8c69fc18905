import { moduleShape } from './module_shape';
import { storyEvents } from './story';

const events = storyEvents({ until: new Date('2022-07-14T18:00:00Z'), seed: 7 });
const shaped = (matches: (event: (typeof events)[number]) => boolean) => moduleShape(events.find(matches)!);

test('a process create becomes ECS, and event data keeps only the rest', () => {
  const event = shaped(({ winlog }) => winlog.event_data?.Image?.endsWith('firefox.exe') ?? false);
  expect(event).toMatchObject({
    '@timestamp': '2022-07-14T14:12:15.250Z',
    event: {
      code: '1',
      module: 'sysmon',
      category: ['process'],
      type: ['start'],
      action: 'Process creation',
    },
    host: { name: 'research-1', os: { type: 'windows' } },
    user: { domain: 'TRE', name: 'amira', id: 'S-1-5-18' },
    process: {
      name: 'firefox.exe',
      executable: 'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
      args: [
        'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
        '-new-window',
        'https://files.example.org/upload',
      ],
      args_count: 3,
      pe: { original_file_name: 'firefox.exe' },
      parent: { name: 'python.exe', executable: 'C:\\Python310\\python.exe' },
    },
  });
  const { winlog, process } = event as { winlog: { event_data: object }; process: { pid: unknown } };
  expect(typeof process.pid).toBe('number');
  expect(Object.keys(winlog.event_data).sort()).toEqual([
    'Company',
    'Description',
    'FileVersion',
    'IntegrityLevel',
    'LogonGuid',
    'LogonId',
    'Product',
    'TerminalSessionId',
  ]);
});

test('a clipboard change has no category and no user name; the client stays in the text', () => {
  const event = shaped(({ event, host }) => event.code === '24' && host.name === 'research-1');
  expect(event.event).not.toHaveProperty('category');
  expect(event.user).toEqual({ id: 'S-1-5-18' });
  expect(event).toMatchObject({
    winlog: { event_data: { ClientInfo: 'user: TRE\\amira ip: 10.8.0.21 hostname: AMIRA-LAPTOP' } },
  });
});

test('a process that Windows itself started has no parent', () => {
  const event = shaped(({ winlog }) => winlog.event_data?.Image?.endsWith('wininit.exe') ?? false);
  expect(event).toHaveProperty('process.entity_id');
  expect(event).not.toHaveProperty('process.parent.entity_id');
  expect(event).not.toHaveProperty('process.parent.executable');
});

test('a network connection, a name and a file get their fields', () => {
  expect(shaped(({ event, host }) => event.code === '3' && host.name === 'research-2')).toMatchObject({
    network: { transport: 'tcp', direction: 'egress' },
    source: { ip: '10.20.2.10', port: 50_777 },
    destination: { ip: '203.0.113.10', port: 443, domain: 'files.example.org' },
  });
  expect(shaped(({ winlog }) => winlog.event_data?.QueryName === 'files.example.org')).toMatchObject({
    dns: { question: { name: 'files.example.org' } },
  });
  expect(shaped(({ winlog }) => winlog.event_data?.TargetFilename?.endsWith('.zip') ?? false)).toMatchObject({
    file: { name: 'tables.zip', extension: 'zip', directory: 'E:\\egress\\diabetes-cohort' },
  });
});

test('Security and PowerShell events pass through their modules, the System log through none', () => {
  const audited = shaped(({ event }) => event.code === '4688');
  expect(audited).toMatchObject({
    event: { module: 'security', action: 'created-process' },
    process: { name: 'python.exe', parent: { name: 'powershell.exe' } },
    user: { name: 'ben' },
  });
  expect(shaped(({ event }) => event.code === '1102')).toMatchObject({
    event: { action: 'audit-log-cleared' },
  });
  expect(shaped(({ event }) => event.code === '400')).toMatchObject({
    event: { module: 'powershell', category: 'process', type: 'start' },
    powershell: { engine: { new_state: 'Available', previous_state: 'None' } },
  });
  expect(shaped(({ event }) => event.code === '104').event).not.toHaveProperty('module');
});
