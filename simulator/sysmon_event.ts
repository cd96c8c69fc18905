import type { Environment } from './environment';
import { SYSTEM, accountName } from './environment';
import { NO_ENTITY } from './process';
import type { Process } from './process';
import { fileHashes } from './program';
import { isoTime, windowsEvent } from './windows_event';
import type { Provider, SimulatedEvent } from './windows_event';

const SYSMON: Provider = {
  channel: 'Microsoft-Windows-Sysmon/Operational',
  name: 'Microsoft-Windows-Sysmon',
  guid: '{5770385f-c22a-43e0-bf4c-06f5698ffbd9}',
};

/** Sysmon's own form of a time: UTC, a space, milliseconds, no zone. */
export const sysmonTime = (at: number) => isoTime(at).slice(0, -1).replace('T', ' ');

function sysmonEvent(
  environment: Environment,
  at: number,
  kind: { id: number; version: number; task: string; message: string },
  data: Record<string, string>
): SimulatedEvent {
  return windowsEvent(environment, SYSMON, {
    ...kind,
    at,
    writer: { pid: environment.sysmonPid, account: SYSTEM },
    eventData: { UtcTime: sysmonTime(at), ...data },
  });
}

const identity = (process: Process) => ({
  ProcessGuid: process.entityId,
  ProcessId: String(process.pid),
  Image: process.program.image,
});

const user = (process: Process) => ({ User: accountName(process.account) });
const userIfNamed = (process: Process) => (process.environment.sysmonNamesUser ? user(process) : {});

/** Sysmon 1. */
export function processCreated(process: Process): SimulatedEvent {
  const { program, account, parent } = process;
  const data = {
    RuleName: '-',
    ...identity(process),
    FileVersion: program.version,
    Description: program.description,
    Product: program.product,
    Company: program.company,
    OriginalFileName: program.original,
    CommandLine: process.commandLine,
    CurrentDirectory: process.workingDirectory,
    ...user(process),
    LogonGuid: account.logonGuid,
    LogonId: account.logonId,
    TerminalSessionId: String(account.session),
    IntegrityLevel: account.integrity,
    Hashes: program.hashes,
    ParentProcessGuid: parent?.entityId ?? NO_ENTITY,
    ParentProcessId: String(parent?.pid ?? 4),
    ParentImage: parent?.program.image ?? '-',
    ParentCommandLine: parent?.commandLine ?? '-',
    ...(process.environment.sysmonNamesUser && parent && { ParentUser: accountName(parent.account) }),
  };
  const task = 'Process Create (rule: ProcessCreate)';
  const message = `Process Create: ${program.image}`;
  return sysmonEvent(process.environment, process.startedAt, { id: 1, version: 5, task, message }, data);
}

/** Sysmon 3, a TCP connection that the process opened. */
export function networkConnected(
  process: Process,
  at: number,
  to: { address: string; port: number; name?: string; sourcePort: number }
): SimulatedEvent {
  const { environment } = process;
  const task = 'Network connection detected (rule: NetworkConnect)';
  const message = `Network connection detected: ${process.program.image}`;
  return sysmonEvent(
    environment,
    at,
    { id: 3, version: 5, task, message },
    {
      RuleName: '-',
      ...identity(process),
      ...user(process),
      Protocol: 'tcp',
      Initiated: 'true',
      SourceIsIpv6: 'false',
      SourceIp: environment.address,
      SourceHostname: environment.computerName,
      SourcePort: String(to.sourcePort),
      SourcePortName: '-',
      DestinationIsIpv6: 'false',
      DestinationIp: to.address,
      DestinationHostname: to.name ?? '-',
      DestinationPort: String(to.port),
      DestinationPortName: to.port === 443 ? 'https' : '-',
    }
  );
}

/** Sysmon 4. */
export function sysmonStateChanged(environment: Environment, at: number, state: 'Started' | 'Stopped') {
  const task = 'Sysmon service state changed';
  const message = `${task}: ${state}`;
  return sysmonEvent(
    environment,
    at,
    { id: 4, version: 3, task, message },
    {
      State: state,
      Version: '13.22',
      SchemaVersion: '4.81',
    }
  );
}

/** Sysmon 5. */
export function processTerminated(process: Process, at: number): SimulatedEvent {
  const task = 'Process terminated (rule: ProcessTerminate)';
  const message = `Process terminated: ${process.program.image}`;
  return sysmonEvent(
    process.environment,
    at,
    { id: 5, version: 3, task, message },
    {
      RuleName: '-',
      ...identity(process),
      ...userIfNamed(process),
    }
  );
}

/** Sysmon 11. */
export function fileCreated(process: Process, at: number, path: string): SimulatedEvent {
  const task = 'File created (rule: FileCreate)';
  return sysmonEvent(
    process.environment,
    at,
    { id: 11, version: 2, task, message: `File created: ${path}` },
    {
      RuleName: '-',
      ...identity(process),
      TargetFilename: path,
      CreationUtcTime: sysmonTime(at),
      ...userIfNamed(process),
    }
  );
}

/** Sysmon 16. */
export function sysmonReconfigured(
  environment: Environment,
  at: number,
  configuration: string
): SimulatedEvent {
  const task = 'Sysmon config state changed';
  return sysmonEvent(
    environment,
    at,
    { id: 16, version: 3, task, message: `${task}: ${configuration}` },
    {
      Configuration: configuration,
      ConfigurationFileHash: fileHashes(configuration).split(',')[0] ?? '-',
    }
  );
}

/** Sysmon 22. No result stands for a name that could not be found (status 9003). */
export function nameQueried(process: Process, at: number, name: string, result?: string): SimulatedEvent {
  const task = 'Dns query (rule: DnsQuery)';
  return sysmonEvent(
    process.environment,
    at,
    { id: 22, version: 5, task, message: `Dns query: ${name}` },
    {
      RuleName: '-',
      ...identity(process),
      QueryName: name,
      QueryStatus: result ? '0' : '9003',
      QueryResults: result ? `::ffff:${result};` : '-',
      ...userIfNamed(process),
    }
  );
}

/** Sysmon 23. */
export function fileDeleted(process: Process, at: number, path: string): SimulatedEvent {
  const task = 'File Delete archived (rule: FileDelete)';
  return sysmonEvent(
    process.environment,
    at,
    { id: 23, version: 5, task, message: `File Delete archived: ${path}` },
    {
      RuleName: '-',
      ...identity(process),
      ...user(process),
      TargetFilename: path,
      Hashes: fileHashes(path),
      IsExecutable: 'false',
      Archived: 'true',
    }
  );
}

/** Sysmon 24 in a remote session. Like Sysmon, it tells of the text only its hash; `content` is not in it. */
export function clipboardChanged(process: Process, at: number, content: string): SimulatedEvent {
  const { environment, account } = process;
  const task = 'Clipboard changed (rule: ClipboardChange)';
  return sysmonEvent(
    environment,
    at,
    { id: 24, version: 5, task, message: 'Clipboard changed' },
    {
      RuleName: '-',
      ...identity(process),
      Session: String(account.session),
      ClientInfo: `user: ${accountName(account)} ip: ${environment.client.address} hostname: ${environment.client.name}`,
      Hashes: fileHashes(content),
      Archived: 'true',
      ...userIfNamed(process),
    }
  );
}
