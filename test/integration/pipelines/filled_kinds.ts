import { GUIDS, HOST } from './raw_event';
import type { RawEvent } from './raw_event';

const executable = 'C:\\Program Files\\Python312\\python.exe';
const python = { entity_id: GUIDS.python, pid: 4312, executable, name: 'python.exe' };
const sha256 = 'c3'.repeat(32);

/** What Sysmon's records 1, 3 and 11 are after the mapping that Winlogbeat and Agent share. */
function filled(code: string, action: string, category: string, type: string[], fields: object): RawEvent {
  return {
    '@timestamp': '2026-11-02T09:15:02.118Z',
    ecs: { version: '8.0.0' },
    event: {
      code,
      action,
      category: [category],
      type,
      kind: 'event',
      module: 'sysmon',
      provider: 'Microsoft-Windows-Sysmon',
      created: '2026-11-02T09:15:03.400Z',
      ingested: '2026-11-02T09:15:04.000Z',
    },
    host: { name: HOST, os: { type: 'windows', family: 'windows' } },
    log: { level: 'information' },
    related: { user: ['amira'] },
    user: { id: 'S-1-5-18', name: 'amira', domain: 'HEART' },
    winlog: {
      channel: 'Microsoft-Windows-Sysmon/Operational',
      provider_name: 'Microsoft-Windows-Sysmon',
      computer_name: HOST,
      event_id: code,
      record_id: '900001',
      user: { identifier: 'S-1-5-18', type: 'User' },
    },
    ...fields,
  };
}

const START = filled('1', 'Process creation', 'process', ['start'], {
  process: {
    ...python,
    args: [executable, 'analyse.py'],
    args_count: 2,
    command_line: `"${executable}" analyse.py`,
    working_directory: 'D:\\work\\',
    hash: { sha256 },
    pe: { original_file_name: 'python.exe', company: 'Python Software Foundation' },
    parent: {
      entity_id: GUIDS.shell,
      pid: 2120,
      executable: 'C:\\Windows\\explorer.exe',
      name: 'explorer.exe',
      command_line: 'C:\\Windows\\explorer.exe',
      args: ['C:\\Windows\\explorer.exe'],
      args_count: 1,
    },
  },
});
const CONNECTION = filled('3', 'Network connection', 'network', ['start', 'connection', 'protocol'], {
  process: python,
  source: { ip: '10.20.0.15', port: 50122, domain: 'heart-vm-1' },
  destination: { ip: '203.0.113.9', port: 443 },
  network: { transport: 'tcp', direction: 'egress', type: 'ipv4', protocol: 'https' },
});
const FILE = filled('11', 'FileCreate', 'file', ['creation'], {
  process: python,
  file: {
    path: 'D:\\egress\\results.zip',
    name: 'results.zip',
    directory: 'D:\\egress',
    extension: 'zip',
  },
});

const ofBeat = (event: RawEvent): RawEvent => ({
  ...event,
  agent: { type: 'winlogbeat', version: '8.3.3', name: 'heart-vm-1' },
});
const ofAgent = (event: RawEvent): RawEvent => ({
  ...event,
  agent: { type: 'filebeat', version: '8.12.2', id: 'a3b7', name: 'heart-vm-1' },
  data_stream: { type: 'logs', dataset: 'windows.sysmon_operational', namespace: 'default' },
  elastic_agent: { id: 'a3b7', snapshot: false, version: '8.12.2' },
  event: { ...(event.event as object), dataset: 'windows.sysmon_operational' },
  input: { type: 'winlog' },
});

/** Events that Winlogbeat's module or Agent's integration has filled, which are not ours to change. */
export const FILLED_KINDS = {
  module1: ofBeat(START),
  module3: ofBeat(CONNECTION),
  module11: ofBeat(FILE),
  agent1: ofAgent(START),
  agent3: ofAgent(CONNECTION),
  agent11: ofAgent(FILE),
} satisfies Record<string, RawEvent>;
