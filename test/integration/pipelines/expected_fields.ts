import type { KINDS } from './kinds';
import { GUIDS } from './raw_event';
import type { RawEvent } from './raw_event';

const hash = { sha1: 'a1'.repeat(20), md5: 'b2'.repeat(16), sha256: 'c3'.repeat(32) };
const pe = { imphash: 'd4'.repeat(16) };
export const PYTHON = {
  entity_id: GUIDS.python,
  pid: 4312,
  executable: 'C:\\Program Files\\Python312\\python.exe',
  name: 'python.exe',
};
const linux = { entity_id: GUIDS.linux, pid: 8123, executable: '/usr/bin/python3.12', name: 'python3.12' };
const console5 = { command_line: 'powershell.exe -File D:\\work\\load.ps1', title: 'ConsoleHost' };
const shell = { runspace_id: '5b1f3a7e-22c4-4d0a-9be1-1f4c5d6e7a80', pipeline_id: '7' };
const amira = { name: 'amira', domain: 'HEART' };
const subject = { ...amira, id: 'S-1-5-21-1004336348-1177238915-682003330-1104' };

const what = (code: string, module: string, category: string[], type: string[]) => ({
  code,
  module,
  category,
  type,
});

/** The fields of each kind, whole: what is not named here must not be there. */
export const EXPECTED_FIELDS: Record<keyof typeof KINDS, RawEvent> = {
  sysmon1: {
    event: what('1', 'sysmon', ['process'], ['start']),
    user: amira,
    process: {
      ...PYTHON,
      command_line: '"C:\\Program Files\\Python312\\python.exe" analyse.py --all',
      working_directory: 'D:\\work\\',
      hash,
      pe: { ...pe, original_file_name: 'python.exe' },
      parent: {
        entity_id: GUIDS.shell,
        pid: 2120,
        executable: 'C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe',
        name: 'powershell.exe',
        command_line: 'powershell.exe -NoLogo',
      },
    },
  },
  sysmon3: {
    event: what('3', 'sysmon', ['network'], ['start', 'connection', 'protocol']),
    process: PYTHON,
    user: amira,
    rule: { name: 'Outbound' },
    source: { ip: '10.20.0.15', domain: 'heart-vm-1', port: 50122 },
    destination: { ip: '203.0.113.9', port: 443 },
    network: { transport: 'tcp', protocol: 'https', direction: 'egress', type: 'ipv4' },
  },
  sysmon4: { event: what('4', 'sysmon', ['process'], ['change']) },
  sysmon5: { event: what('5', 'sysmon', ['process'], ['end']), process: PYTHON, user: amira },
  sysmon11: {
    event: what('11', 'sysmon', ['file'], ['creation']),
    process: PYTHON,
    user: amira,
    file: {
      path: 'D:\\egress\\results.zip',
      name: 'results.zip',
      directory: 'D:\\egress',
      extension: 'zip',
    },
  },
  sysmon16: { event: what('16', 'sysmon', ['configuration'], ['change']) },
  sysmon22: {
    event: what('22', 'sysmon', ['network'], ['connection', 'protocol', 'info']),
    process: PYTHON,
    user: amira,
    dns: { question: { name: 'pypi.org' } },
  },
  sysmon23: {
    event: what('23', 'sysmon', ['file'], ['deletion']),
    process: { ...PYTHON, hash, pe },
    user: amira,
    file: { path: 'D:\\work\\notes.tmp', name: 'notes.tmp', directory: 'D:\\work', extension: 'tmp' },
  },
  sysmon24: {
    event: { code: '24', module: 'sysmon', type: ['change'] },
    process: {
      entity_id: GUIDS.clipboard,
      pid: 5120,
      executable: 'C:\\Windows\\System32\\rdpclip.exe',
      name: 'rdpclip.exe',
    },
    user: amira,
    source: { ip: '10.20.0.7' },
  },
  security4688: {
    event: what('4688', 'security', ['process'], ['start']),
    process: {
      pid: 6700,
      executable: 'C:\\Windows\\System32\\cmd.exe',
      name: 'cmd.exe',
      command_line: 'cmd.exe /c dir',
      parent: { pid: 3000, executable: 'C:\\Program Files\\Python312\\python.exe', name: 'python.exe' },
    },
    user: subject,
  },
  security4689: {
    event: what('4689', 'security', ['process'], ['end']),
    process: { pid: 6700, executable: 'C:\\Windows\\System32\\cmd.exe', name: 'cmd.exe' },
    user: subject,
  },
  security1102: { event: what('1102', 'security', ['iam'], ['admin', 'change']), user: subject },
  security4719: {
    event: what('4719', 'security', ['iam', 'configuration'], ['admin', 'change']),
    user: subject,
  },
  system104: { event: what('104', 'security', ['configuration'], ['deletion']), user: amira },
  powershell400: {
    event: what('400', 'powershell', ['process'], ['start']),
    process: console5,
    powershell: {
      ...shell,
      engine: { version: '5.1.20348.1', new_state: 'Available', previous_state: 'None' },
    },
  },
  powershell403: {
    event: what('403', 'powershell', ['process'], ['end']),
    process: console5,
    powershell: {
      ...shell,
      engine: { version: '5.1.20348.1', new_state: 'Stopped', previous_state: 'Available' },
    },
  },
  powershell600: {
    event: what('600', 'powershell', ['process'], ['info']),
    process: console5,
    powershell: {
      ...shell,
      engine: { version: '5.1.20348.1' },
      provider: { name: 'Registry', new_state: 'Started' },
    },
  },
  powershell800: {
    event: what('800', 'powershell', ['process'], ['info']),
    process: console5,
    user: amira,
    powershell: {
      ...shell,
      engine: { version: '5.1.20348.1' },
      command: { value: 'Get-ChildItem D:\\work' },
    },
  },
  wmi5858: { event: what('5858', 'wmi', ['configuration'], ['error']), process: { pid: 3380 }, user: amira },
  wmi5861: { event: what('5861', 'wmi', ['configuration'], ['creation']) },
  linux1: {
    event: what('1', 'sysmon', ['process'], ['start']),
    process: { ...linux, command_line: 'python3 /srv/work/analyse.py', working_directory: '/srv/work' },
    user: { name: 'amira' },
  },
  linux5: {
    event: what('5', 'sysmon', ['process'], ['end']),
    process: linux,
    user: { name: 'amira' },
  },
};
