/** Events as Winlogbeat ships them, all values of `event_data` being strings. */
export interface LogEvent {
  event: { code: string; [field: string]: unknown };
  host?: { name?: string; [field: string]: unknown };
  winlog: {
    provider_name: string;
    event_data?: Record<string, string>;
    [field: string]: unknown;
  };
  [field: string]: unknown;
}

export const HOST = 'research-1.tre.local';
export const PYTHON = 'C:\\Python312\\python.exe';
export const SYSTEM32 = 'C:\\Windows\\System32\\';
export const POWERSHELL = `${SYSTEM32}WindowsPowerShell\\v1.0\\powershell.exe`;
export const CMD = `${SYSTEM32}cmd.exe`;
export const EXPLORER = 'C:\\Windows\\explorer.exe';

const SYSMON = ['Microsoft-Windows-Sysmon/Operational', 'Microsoft-Windows-Sysmon'] as const;
const AUDIT = ['Security', 'Microsoft-Windows-Security-Auditing'] as const;
const SHELL_LOG = ['Windows PowerShell', 'PowerShell'] as const;
const PROCESS_GUID = '{0a1b2c3d-0001-0000-0000-000000000001}';
const PARENT_GUID = '{0a1b2c3d-0001-0000-0000-000000000002}';

const fileName = (path: string) => path.slice(Math.max(path.lastIndexOf('\\'), path.lastIndexOf('/')) + 1);

function logged(
  [channel, provider]: readonly [string, string],
  code: number,
  data: Record<string, string>,
  key: 'event_data' | 'user_data' = 'event_data'
): LogEvent {
  return {
    '@timestamp': '2026-03-02T10:00:00.000Z',
    event: { code: String(code), provider },
    host: { name: HOST },
    winlog: { channel, provider_name: provider, event_id: String(code), computer_name: HOST, [key]: data },
  };
}

export interface Started {
  image: string;
  line?: string;
  /** `OriginalFileName`; the file's own name by default. */
  original?: string;
  parent?: string;
  folder?: string;
}

/** Sysmon 1. */
export const started = ({ image, line, original, parent, folder }: Started) =>
  logged(SYSMON, 1, {
    RuleName: '-',
    ProcessGuid: PROCESS_GUID,
    ProcessId: '4242',
    Image: image,
    OriginalFileName: original ?? fileName(image),
    CommandLine: line ?? `"${image}"`,
    CurrentDirectory: folder ?? 'C:\\Users\\ada\\',
    User: 'TRE\\ada',
    Hashes: `SHA256=${'AB'.repeat(32)}`,
    ParentProcessGuid: PARENT_GUID,
    ParentProcessId: '4200',
    ParentImage: parent ?? EXPLORER,
    ParentCommandLine: parent ?? EXPLORER,
  });

const process = (image: string) => ({ ProcessGuid: PROCESS_GUID, ProcessId: '4242', Image: image });

/** Sysmon 3. */
export const connected = (image: string, to: string, from = '10.0.0.5', initiated = 'true') =>
  logged(SYSMON, 3, {
    ...process(image),
    Protocol: 'tcp',
    Initiated: initiated,
    SourceIp: from,
    SourcePort: '50000',
    DestinationIp: to,
    DestinationPort: '443',
  });

/** Sysmon 4. */
export const sysmonState = (State: string) => logged(SYSMON, 4, { State, Version: '15.0' });

/** Sysmon 11. */
export const fileCreated = (image: string, TargetFilename: string) =>
  logged(SYSMON, 11, { ...process(image), TargetFilename, User: 'TRE\\ada' });

/** Sysmon 16. */
export const sysmonConfigured = (Configuration: string) => logged(SYSMON, 16, { Configuration });

/** Sysmon 22. */
export const asked = (image: string, QueryName: string) =>
  logged(SYSMON, 22, { ...process(image), QueryName, QueryStatus: '0', QueryResults: '-' });

/** Sysmon 24. */
export const copied = (image: string) =>
  logged(SYSMON, 24, {
    ...process(image),
    Session: '2',
    ClientInfo: 'user: TRE\\ada ip: 10.0.0.9 hostname: ADA-PC',
    Hashes: `SHA256=${'CD'.repeat(32)}`,
    Archived: 'true',
  });

/** Security 4688. */
export const audited = (image: string, line: string, parent = EXPLORER) =>
  logged(AUDIT, 4688, {
    SubjectUserName: 'ada',
    SubjectDomainName: 'TRE',
    NewProcessId: '0x1092',
    NewProcessName: image,
    ProcessId: '0x1068',
    CommandLine: line,
    ParentProcessName: parent,
  });

/** Security 1102. */
export const securityLogCleared = () =>
  logged(
    ['Security', 'Microsoft-Windows-Eventlog'],
    1102,
    { SubjectUserName: 'ada', SubjectDomainName: 'TRE' },
    'user_data'
  );

/** Security 4719. */
export const auditPolicyChanged = () =>
  logged(AUDIT, 4719, { SubjectUserName: 'ada', AuditPolicyChanges: '%%8448' });

/** System 104. */
export const systemLogCleared = () =>
  logged(
    ['System', 'Microsoft-Windows-Eventlog'],
    104,
    { SubjectUserName: 'ada', Channel: 'System' },
    'user_data'
  );

const details = (hostApplication: string) =>
  [
    '\tHostName=ConsoleHost',
    `\tHostApplication=${hostApplication}`,
    '\tEngineVersion=5.1',
    '\tRunspaceId=1',
  ].join('\n');

/** PowerShell 400 (engine), 600 (provider) and 800 (pipeline, with the command that ran). */
export const shellLogged = (code: 400 | 600 | 800, hostApplication: string, command = '') =>
  logged(
    SHELL_LOG,
    code,
    code === 800
      ? {
          param1: command,
          param2: details(hostApplication),
          param3: `CommandInvocation(Out-Default): "${command}"`,
        }
      : { param1: 'Available', param2: 'None', param3: details(hostApplication) }
  );

const MEANINGS: Record<string, { category?: string[]; type: string[] }> = {
  1: { category: ['process'], type: ['start'] },
  3: { category: ['network'], type: ['start', 'connection', 'protocol'] },
  4: { category: ['process'], type: ['change'] },
  11: { category: ['file'], type: ['creation'] },
  16: { category: ['configuration'], type: ['change'] },
  22: { category: ['network'], type: ['connection', 'protocol', 'info'] },
  24: { type: ['change'] },
};

const ofImage = (image: string | undefined) => image && { executable: image, name: fileName(image) };

/** The same event after Winlogbeat's Sysmon module, which moves what it knows from `event_data` to ECS fields. */
export function afterModule(raw: LogEvent): LogEvent {
  const meaning = MEANINGS[raw.event.code];
  const data = raw.winlog.event_data;
  if (!meaning || !data || raw.winlog.provider_name !== SYSMON[1]) {
    throw new Error(`The module knows nothing of ${raw.winlog.provider_name} ${raw.event.code}.`);
  }
  const { State, Configuration, Session, ClientInfo, Archived } = data;
  const left = Object.entries({ State, Configuration, Session, ClientInfo, Archived }).filter(
    ([, value]) => value
  );
  const parent = {
    ...ofImage(data.ParentImage),
    entity_id: data.ParentProcessGuid,
    command_line: data.ParentCommandLine,
  };
  return {
    ...raw,
    event: { ...raw.event, module: 'sysmon', ...meaning },
    winlog: { ...raw.winlog, event_data: Object.fromEntries(left) as Record<string, string> },
    ...(data.Image && {
      process: {
        entity_id: data.ProcessGuid,
        pid: Number(data.ProcessId),
        ...ofImage(data.Image),
        ...(data.CommandLine && {
          command_line: data.CommandLine,
          working_directory: data.CurrentDirectory,
          parent,
        }),
        ...(data.OriginalFileName && { pe: { original_file_name: data.OriginalFileName } }),
        ...(data.Hashes && { hash: { sha256: data.Hashes.slice('SHA256='.length).toLowerCase() } }),
      },
    }),
    ...(data.User && { user: { domain: 'TRE', name: 'ada' } }),
    ...(data.DestinationIp && {
      source: { ip: data.SourceIp, port: 50_000 },
      destination: { ip: data.DestinationIp, port: 443 },
      network: { direction: data.Initiated === 'true' ? 'egress' : 'ingress', transport: 'tcp' },
    }),
    ...(data.TargetFilename && { file: { path: data.TargetFilename, name: fileName(data.TargetFilename) } }),
    ...(data.QueryName && { dns: { question: { name: data.QueryName } } }),
  };
}
