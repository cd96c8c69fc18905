import { details, GUIDS, raw, sysmon } from './raw_event';
import type { RawEvent } from './raw_event';

const time = { UtcTime: '2026-11-02 09:15:02.118' };
const python = {
  ProcessGuid: GUIDS.python,
  ProcessId: '4312',
  Image: 'C:\\Program Files\\Python312\\python.exe',
  User: 'HEART\\amira',
};
const HASHES = `SHA1=${'A1'.repeat(20)},MD5=${'B2'.repeat(16)},SHA256=${'C3'.repeat(32)},IMPHASH=${'D4'.repeat(16)}`;

/** Fields of Sysmon's event 1, for tests that vary them. */
export const START_DATA = {
  RuleName: '-',
  ...time,
  ...python,
  FileVersion: '3.12.1',
  Description: 'Python',
  Product: 'Python',
  Company: 'Python Software Foundation',
  OriginalFileName: 'python.exe',
  CommandLine: '"C:\\Program Files\\Python312\\python.exe" analyse.py --all',
  CurrentDirectory: 'D:\\work\\',
  LogonGuid: '{8c9a7f10-1a2b-653d-0000-0020e7030000}',
  LogonId: '0x3e7',
  TerminalSessionId: '2',
  IntegrityLevel: 'Medium',
  Hashes: HASHES,
  ParentProcessGuid: GUIDS.shell,
  ParentProcessId: '2120',
  ParentImage: 'C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe',
  ParentCommandLine: 'powershell.exe -NoLogo',
  ParentUser: 'HEART\\amira',
};

export const CLIPBOARD_DATA = {
  RuleName: '-',
  ...time,
  ProcessGuid: GUIDS.clipboard,
  ProcessId: '5120',
  Image: 'C:\\Windows\\System32\\rdpclip.exe',
  Session: '2',
  ClientInfo: 'user: HEART\\amira ip: 10.20.0.7 hostname: Guacamole RDP',
  Hashes: `SHA256=${'E5'.repeat(32)}`,
  Archived: 'true',
};

const security = (code: number, event_data: object, task: string) =>
  raw('Microsoft-Windows-Security-Auditing', 'Security', code, { event_data, task });
const cleared = (channel: string, code: number, of: object) =>
  raw('Microsoft-Windows-Eventlog', channel, code, { user_data: { ...of, xml_name: 'LogFileCleared' } });
const shell = (code: number, task: string, event_data: object) =>
  raw('PowerShell', 'Windows PowerShell', code, { event_data, task });
const wmi = (code: number, user_data: object) =>
  raw('Microsoft-Windows-WMI-Activity', 'Microsoft-Windows-WMI-Activity/Operational', code, { user_data });
const subject = {
  SubjectUserSid: 'S-1-5-21-1004336348-1177238915-682003330-1104',
  SubjectUserName: 'amira',
  SubjectDomainName: 'HEART',
  SubjectLogonId: '0x5a2f1',
};
const console5 = [
  'HostName=ConsoleHost',
  'HostVersion=5.1.20348.1',
  'HostId=0f8ad7a5-6a8f-4f33-8e55-7d0a6f2c1b11',
  'HostApplication=powershell.exe -File D:\\work\\load.ps1',
  'EngineVersion=5.1.20348.1',
  'RunspaceId=5b1f3a7e-22c4-4d0a-9be1-1f4c5d6e7a80',
  'PipelineId=7',
];

/** One event of each kind that the study collects, as the shipper sends it and before anybody has filled it. */
export const KINDS = {
  sysmon1: sysmon(1, START_DATA, 'Process Create (rule: ProcessCreate)'),
  sysmon3: sysmon(3, {
    RuleName: 'Outbound',
    ...time,
    ...python,
    Protocol: 'tcp',
    Initiated: 'true',
    SourceIsIpv6: 'false',
    SourceIp: '10.20.0.15',
    SourceHostname: 'heart-vm-1',
    SourcePort: '50122',
    SourcePortName: '-',
    DestinationIsIpv6: 'false',
    DestinationIp: '203.0.113.9',
    DestinationHostname: '-',
    DestinationPort: '443',
    DestinationPortName: 'https',
  }),
  sysmon4: sysmon(4, { ...time, State: 'Stopped', Version: '15.0', SchemaVersion: '4.90' }),
  sysmon5: sysmon(5, { RuleName: '-', ...time, ...python }),
  sysmon11: sysmon(11, {
    RuleName: '-',
    ...time,
    ...python,
    TargetFilename: 'D:\\egress\\results.zip',
    CreationUtcTime: '2026-11-02 09:15:02.100',
  }),
  sysmon16: sysmon(16, {
    ...time,
    Configuration: 'C:\\Sysmon\\rules.xml',
    ConfigurationFileHash: 'SHA256=0A',
  }),
  sysmon22: sysmon(22, {
    RuleName: '-',
    ...time,
    ...python,
    QueryName: 'pypi.org',
    QueryStatus: '0',
    QueryResults: '::ffff:203.0.113.10;',
  }),
  sysmon23: sysmon(23, {
    RuleName: '-',
    ...time,
    ...python,
    TargetFilename: 'D:\\work\\notes.tmp',
    Hashes: HASHES,
    IsExecutable: 'false',
    Archived: 'true',
  }),
  sysmon24: sysmon(24, CLIPBOARD_DATA, 'Clipboard changed (rule: ClipboardChange)'),
  security4688: security(
    4688,
    {
      ...subject,
      NewProcessId: '0x1a2c',
      NewProcessName: 'C:\\Windows\\System32\\cmd.exe',
      TokenElevationType: '%%1938',
      ProcessId: '0xbb8',
      CommandLine: 'cmd.exe /c dir',
      TargetUserSid: 'S-1-0-0',
      TargetUserName: '-',
      TargetDomainName: '-',
      TargetLogonId: '0x0',
      ParentProcessName: 'C:\\Program Files\\Python312\\python.exe',
      MandatoryLabel: 'S-1-16-8192',
    },
    'Process Creation'
  ),
  security4689: security(
    4689,
    { ...subject, Status: '0x0', ProcessId: '0x1a2c', ProcessName: 'C:\\Windows\\System32\\cmd.exe' },
    'Process Termination'
  ),
  security1102: cleared('Security', 1102, subject),
  security4719: security(
    4719,
    { ...subject, CategoryId: '%%8276', SubcategoryId: '%%13312', AuditPolicyChanges: '%%8448' },
    'Audit Policy Change'
  ),
  system104: cleared('System', 104, {
    SubjectUserName: 'amira',
    SubjectDomainName: 'HEART',
    Channel: 'System',
    BackupPath: '',
  }),
  powershell400: shell(400, 'Engine Lifecycle', {
    param1: 'Available',
    param2: 'None',
    param3: details('NewEngineState=Available', 'PreviousEngineState=None', 'SequenceNumber=13', ...console5),
  }),
  powershell403: shell(403, 'Engine Lifecycle', {
    param1: 'Stopped',
    param2: 'Available',
    param3: details(
      'NewEngineState=Stopped',
      'PreviousEngineState=Available',
      'SequenceNumber=15',
      ...console5
    ),
  }),
  powershell600: shell(600, 'Provider Lifecycle', {
    param1: 'Registry',
    param2: 'Started',
    param3: details('ProviderName=Registry', 'NewProviderState=Started', 'SequenceNumber=1', ...console5),
  }),
  powershell800: shell(800, 'Pipeline Execution Details', {
    param1: 'Get-ChildItem D:\\work',
    param2: details(
      'DetailSequence=1',
      'DetailTotal=1',
      'UserId=HEART\\amira',
      ...console5,
      'ScriptName=',
      'CommandLine=Get-ChildItem D:\\work'
    ),
    param3: 'CommandInvocation(Get-ChildItem): "Get-ChildItem"\r\n',
  }),
  wmi5858: wmi(5858, {
    Id: '{5F1C2D3E-0000-0000-0000-000000000000}',
    ClientMachine: 'HEART-VM-1',
    User: 'HEART\\amira',
    ClientProcessId: '3380',
    Component: 'Unknown',
    Operation: 'Start IWbemServices::ExecQuery - root\\cimv2 : select * from Win32_Share',
    ResultCode: '0x80041032',
    PossibleCause: 'Unknown',
    xml_name: 'Operation_ClientFailure',
  }),
  wmi5861: wmi(5861, {
    Namespace: '//./root/subscription',
    ESS: 'Start of the day',
    CONSUMER: 'CommandLineEventConsumer="Start of the day"',
    PossibleCause: 'Binding EventFilter: instance of __EventFilter',
    xml_name: 'Operation_ESStoConsumerBinding',
  }),
  linux1: raw('Linux-Sysmon', 'Linux-Sysmon/Operational', 1, {
    event_data: {
      RuleName: '-',
      ...time,
      ProcessGuid: GUIDS.linux,
      ProcessId: '8123',
      Image: '/usr/bin/python3.12',
      FileVersion: '-',
      OriginalFileName: '-',
      CommandLine: 'python3 /srv/work/analyse.py',
      CurrentDirectory: '/srv/work',
      User: 'amira',
      Hashes: '-',
      ParentProcessGuid: GUIDS.none,
      ParentProcessId: '0',
      ParentImage: '-',
      ParentCommandLine: '-',
      ParentUser: '-',
    },
  }),
  linux5: raw('Linux-Sysmon', 'Linux-Sysmon/Operational', 5, {
    event_data: {
      RuleName: '-',
      ...time,
      ProcessGuid: GUIDS.linux,
      ProcessId: '8123',
      Image: '/usr/bin/python3.12',
      User: 'amira',
    },
  }),
} satisfies Record<string, RawEvent>;
