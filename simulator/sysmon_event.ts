import type { Environment } from './environment';
import { SYSTEM, accountName } from './environment';
import { NO_ENTITY } from './process';
import type { Process } from './process';
import { contentHashes } from './program';
import { isoTime, windowsEvent } from './windows_event';
import type { Provider, SimulatedEvent } from './windows_event';

const SYSMON: Provider = {
  channel: 'Microsoft-Windows-Sysmon/Operational',
  name: 'Microsoft-Windows-Sysmon',
  guid: '{5770385f-c22a-43e0-bf4c-06f5698ffbd9}',
};

/** Sysmon's own form of a time: UTC, a space, milliseconds, no zone. */
export const sysmonTime = (at: number) => isoTime(at).slice(0, -1).replace('T', ' ');

/** As Windows renders an event of Sysmon: what it is, without the rule, and a line for each of its data. */
const message = (task: string, data: Record<string, string>) =>
  [
    `${task.replace(/ \(rule: .*\)$/, '')}:`,
    ...Object.entries(data).map(([name, value]) => `${name}: ${value}`),
  ].join('\n');

export function sysmonEvent(
  environment: Environment,
  at: number,
  kind: { id: number; version: number; task: string },
  data: Record<string, string>
): SimulatedEvent {
  const eventData = { UtcTime: sysmonTime(at), ...data };
  return windowsEvent(environment, SYSMON, {
    ...kind,
    at,
    message: message(kind.task, eventData),
    writer: { pid: environment.sysmonPid, account: SYSTEM },
    eventData,
  });
}

export const identity = (process: Process) => ({
  ProcessGuid: process.entityId,
  ProcessId: String(process.pid),
  Image: process.program.image,
});

export const user = (process: Process) => ({ User: accountName(process.account) });
export const userIfNamed = (process: Process) => (process.environment.sysmonNamesUser ? user(process) : {});

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
  return sysmonEvent(process.environment, process.startedAt, { id: 1, version: 5, task }, data);
}

/** Sysmon 4. */
export function sysmonStateChanged(environment: Environment, at: number, state: 'Started' | 'Stopped') {
  const task = 'Sysmon service state changed';
  return sysmonEvent(
    environment,
    at,
    { id: 4, version: 3, task },
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
  return sysmonEvent(
    process.environment,
    at,
    { id: 5, version: 3, task },
    {
      RuleName: '-',
      ...identity(process),
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
    { id: 16, version: 3, task },
    {
      Configuration: configuration,
      ConfigurationFileHash: contentHashes(configuration).split(',')[0] ?? '-',
    }
  );
}
