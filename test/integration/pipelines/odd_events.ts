import { KINDS, START_DATA } from './kinds';
import { HOST, sysmon } from './raw_event';
import type { RawEvent } from './raw_event';

const winlog = KINDS.sysmon1.winlog as RawEvent;
const start = (data: RawEvent) => sysmon(1, { ...START_DATA, ...data });
const nested = (depth: number): RawEvent => (depth === 0 ? { end: 'here' } : { in: nested(depth - 1) });

/** Events that cannot be filled in: each is stored as it came, with the reason. */
export const UNFILLABLE: Record<string, RawEvent> = {
  'process is a text': { ...KINDS.sysmon1, process: 'python.exe' },
  'process is a list': { ...KINDS.sysmon1, process: [{ pid: 1 }] },
  'process.parent is a text': { ...KINDS.sysmon1, process: { parent: 'powershell.exe' } },
  'event is a text': { ...KINDS.sysmon1, event: 'start' },
  'event is a list': { ...KINDS.sysmon1, event: ['start'] },
  'host is a text': { ...KINDS.sysmon1, host: HOST },
  'user is a number': { ...KINDS.sysmon5, user: 1104 },
  'file is a text': { ...KINDS.sysmon11, file: 'D:\\egress\\results.zip' },
};

/** Odd, but nothing that the pipelines must give up on. */
export const ODD: Record<string, RawEvent> = {
  'nothing at all': {},
  'no host': { ...KINDS.sysmon1, host: undefined, winlog: { ...winlog, computer_name: undefined } },
  'no winlog': { ...KINDS.sysmon1, winlog: undefined },
  'winlog is a text': { ...KINDS.sysmon1, winlog: 'record' },
  'winlog.event_data is a list': { ...KINDS.sysmon1, winlog: { ...winlog, event_data: [START_DATA] } },
  'winlog.event_data is a text': { ...KINDS.sysmon1, winlog: { ...winlog, event_data: 'Image: python.exe' } },
  'winlog.event_data is null': { ...KINDS.sysmon1, winlog: { ...winlog, event_data: null } },
  'numbers for texts': start({ Image: 7, CommandLine: 3.5, User: 1104, ParentImage: true, Hashes: 0 }),
  'objects for texts': start({ Image: { a: 1 }, CommandLine: [['x']], User: {}, OriginalFileName: [] }),
  'names are numbers': { ...KINDS.sysmon1, host: { name: 12 }, user: { name: 5, domain: false } },
  'message of 1 MB': { ...KINDS.sysmon1, message: 'm'.repeat(1_048_576) },
  'command line of 32 kB': start({ CommandLine: `python.exe ${'"a b" '.repeat(5_460)}` }),
  'command line of one word': start({ CommandLine: `python.exe -c ${'A'.repeat(32_700)}` }),
  'command line of quotes': start({ CommandLine: '"'.repeat(32_767) }),
  'command line of 1 MB': start({ CommandLine: `powershell.exe -ec ${'Ab1/'.repeat(262_144)}` }),
  'deep nesting': { ...KINDS.sysmon1, extra: nested(200) },
  'deep record': {
    ...KINDS.sysmon24,
    winlog: { ...(KINDS.sysmon24.winlog as RawEvent), extra: nested(200) },
  },
  'dots alone': { ...KINDS.sysmon1, '.': 1, '..': 2, 'a.': 3, 'process.': 4 },
  'text that looks like a template': start({ User: '{{{_ingest}}}', CommandLine: '{{host.name}}' }),
  'control characters': start({ CommandLine: '\u0000\u0007\ud83d\ude00 \u202e', Image: '\\\\\\' }),
};
