import type { Environment } from './environment';
import type { Process } from './process';
import { windowsEvent } from './windows_event';
import type { Provider, SimulatedEvent } from './windows_event';

/** Events of the channels Security and System. */
const AUDIT: Provider = {
  channel: 'Security',
  name: 'Microsoft-Windows-Security-Auditing',
  guid: '{54849625-5478-4994-a5ba-3e3b0328c30d}',
  keywords: ['Audit Success'],
};
const EVENT_LOG_GUID = '{fc65ddd8-d6ef-4962-83d5-6e5cfe9ce148}';
const SECURITY_LOG: Provider = {
  channel: 'Security',
  name: 'Microsoft-Windows-Eventlog',
  guid: EVENT_LOG_GUID,
  keywords: ['Audit Success'],
};
const SYSTEM_LOG: Provider = { channel: 'System', name: 'Microsoft-Windows-Eventlog', guid: EVENT_LOG_GUID };
const LSASS_PID = 692;
const EVENT_LOG_PID = 1144;

const hex = (value: number) => `0x${value.toString(16)}`;

const subject = ({ account }: Process) => ({
  SubjectUserSid: account.sid,
  SubjectUserName: account.name,
  SubjectDomainName: account.domain,
  SubjectLogonId: account.logonId,
});

/** Security 4688. It has no entity id, only the process ids, in hexadecimal. */
export function auditedStart(process: Process): SimulatedEvent {
  return windowsEvent(process.environment, AUDIT, {
    at: process.startedAt,
    id: 4688,
    version: 2,
    task: 'Process Creation',
    message: `A new process has been created: ${process.program.image}`,
    outcome: 'success',
    writer: { pid: 4 },
    eventData: {
      ...subject(process),
      NewProcessId: hex(process.pid),
      NewProcessName: process.program.image,
      TokenElevationType: '%%1938',
      ProcessId: hex(process.parent?.pid ?? 4),
      CommandLine: process.commandLine,
      TargetUserSid: 'S-1-0-0',
      TargetUserName: '-',
      TargetDomainName: '-',
      TargetLogonId: '0x0',
      ParentProcessName: process.parent?.program.image ?? '-',
      MandatoryLabel: 'S-1-16-8192',
    },
  });
}

/** Security 4689. */
export function auditedEnd(process: Process, at: number): SimulatedEvent {
  return windowsEvent(process.environment, AUDIT, {
    at,
    id: 4689,
    version: 0,
    task: 'Process Termination',
    message: `A process has exited: ${process.program.image}`,
    outcome: 'success',
    writer: { pid: 4 },
    eventData: {
      ...subject(process),
      Status: '0x0',
      ProcessId: hex(process.pid),
      ProcessName: process.program.image,
    },
  });
}

/** Security 4719: success auditing of process creation switched off. */
export function auditPolicyChanged(by: Process, at: number): SimulatedEvent {
  return windowsEvent(by.environment, AUDIT, {
    at,
    id: 4719,
    version: 0,
    task: 'Audit Policy Change',
    message: 'System audit policy was changed.',
    outcome: 'success',
    writer: { pid: LSASS_PID },
    eventData: {
      ...subject(by),
      CategoryId: '%%8276',
      SubcategoryId: '%%13312',
      SubcategoryGuid: '{0cce922b-69ae-11d9-bed3-505054503030}',
      AuditPolicyChanges: '%%8448',
    },
  });
}

/** Security 1102. */
export function securityLogCleared(by: Process, at: number): SimulatedEvent {
  return windowsEvent(by.environment, SECURITY_LOG, {
    at,
    id: 1102,
    task: 'Log clear',
    message: 'The audit log was cleared.',
    outcome: 'success',
    writer: { pid: EVENT_LOG_PID },
    userData: { ...subject(by), xml_name: 'LogFileCleared' },
  });
}

/** System 104: a log other than Security was cleared. */
export function logCleared(
  environment: Environment,
  by: Process,
  at: number,
  channel: string
): SimulatedEvent {
  return windowsEvent(environment, SYSTEM_LOG, {
    at,
    id: 104,
    task: 'Log clear',
    message: `The ${channel} log file was cleared.`,
    writer: { pid: EVENT_LOG_PID, account: by.account },
    userData: {
      SubjectUserName: by.account.name,
      SubjectDomainName: by.account.domain,
      Channel: channel,
      BackupPath: '',
      xml_name: 'LogFileCleared',
    },
  });
}
