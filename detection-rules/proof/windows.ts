import { windowsEvent } from '../../simulator/windows_event';
import type { Provider } from '../../simulator/windows_event';
import { DOMAIN } from '../../simulator/environment';
import { account } from './stage';
import type { Stage } from './stage';
import type { WinlogbeatEvent } from './types';

export interface LogRecord {
  code: number;
  /** Windows' own name of the kind of event, which Winlogbeat puts into `event.action`. */
  task?: string;
  /** Who did it: the Subject fields of the record. A person of the set or `DOMAIN\name`. */
  user?: string;
  /** Fields of `winlog.event_data`. */
  data?: Record<string, string>;
  /** Fields of `winlog.user_data`, where the record has them instead. */
  userData?: Record<string, string>;
}

const EVENT_LOG = 'Microsoft-Windows-Eventlog';

function subject(stage: Stage, user: string | undefined): Record<string, string> {
  const [domain = DOMAIN, name = ''] = account(stage, user).split('\\');
  return {
    SubjectUserSid: stage.environment.analyst.sid,
    SubjectUserName: name,
    SubjectDomainName: domain,
    SubjectLogonId: stage.environment.analyst.logonId,
  };
}

const logged = (provider: Provider, record: LogRecord): WinlogbeatEvent => ({
  target: 'winlogbeat',
  offset: 0,
  build: (stage, at) => {
    const who = record.user === undefined ? {} : subject(stage, record.user);
    return windowsEvent(stage.environment, provider, {
      at,
      id: record.code,
      task: record.task ?? 'None',
      message: `Record ${record.code} of ${provider.channel}`,
      writer: { pid: 4 },
      ...(record.userData
        ? { userData: { ...who, ...record.userData } }
        : { eventData: { ...who, ...record.data } }),
    });
  },
});

/** A record of the Security log. The Subject is the analyst where nobody is named. */
export const security = (record: LogRecord): WinlogbeatEvent =>
  logged(
    {
      channel: 'Security',
      name: record.code === 1102 ? EVENT_LOG : 'Microsoft-Windows-Security-Auditing',
      keywords: ['Audit Success'],
    },
    { user: 'analyst', ...record }
  );

/** Security 1102. */
export const securityLogCleared = (user?: string): WinlogbeatEvent =>
  security({ code: 1102, task: 'Log clear', user, userData: { xml_name: 'LogFileCleared' } });

/** A record of the System log, by default of the service control manager (7036, 7040, 7045). */
export const system = (record: LogRecord & { provider?: string }): WinlogbeatEvent =>
  logged({ channel: 'System', name: record.provider ?? 'Service Control Manager' }, record);

/** System 104: a log other than Security was cleared. */
export const systemLogCleared = (channel: string, user = 'analyst'): WinlogbeatEvent =>
  system({
    code: 104,
    task: 'Log clear',
    provider: EVENT_LOG,
    user,
    userData: { Channel: channel, BackupPath: '', xml_name: 'LogFileCleared' },
  });

/** Security 4688, for machines without Sysmon. */
export const auditedStart = (start: {
  image: string;
  commandLine?: string;
  parentImage?: string;
  user?: string;
}): WinlogbeatEvent =>
  security({
    code: 4688,
    task: 'Process Creation',
    ...(start.user && { user: start.user }),
    data: {
      NewProcessId: '0x1a2c',
      NewProcessName: start.image,
      ProcessId: '0x11f0',
      CommandLine: start.commandLine ?? `"${start.image}"`,
      ParentProcessName: start.parentImage ?? 'C:\\Windows\\explorer.exe',
      TokenElevationType: '%%1938',
      MandatoryLabel: 'S-1-16-8192',
    },
  });

const CONSOLE = 'C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe';

/** The classic PowerShell log: 800, the pipeline `command` ran; 400, an engine started. */
export function powershellClassic(run: {
  code?: 400 | 800;
  command?: string;
  hostApplication?: string;
  user?: string;
}): WinlogbeatEvent {
  const { code = 800, command = '', hostApplication = CONSOLE } = run;
  return {
    target: 'winlogbeat',
    offset: 0,
    build: (stage, at) => {
      const details = [
        ...(code === 800 ? ['DetailSequence=1', 'DetailTotal=1'] : ['NewEngineState=Available']),
        '',
        'SequenceNumber=13',
        ...(code === 800 ? [`UserId=${account(stage, run.user)}`] : []),
        'HostName=ConsoleHost',
        'HostVersion=5.1.19041.1682',
        `HostId=${stage.uuid('powershell host')}`,
        `HostApplication=${hostApplication}`,
        'EngineVersion=5.1.19041.1682',
        `RunspaceId=${stage.uuid('powershell runspace')}`,
        'PipelineId=1',
        'ScriptName=',
        `CommandLine=${command}`,
      ]
        .map((line) => (line ? `\t${line}` : ''))
        .join('\n');
      const first = command.split(' ')[0] ?? '';
      return windowsEvent(
        stage.environment,
        { channel: 'Windows PowerShell', name: 'PowerShell', keywords: ['Classic'] },
        {
          at,
          id: code,
          task: code === 800 ? 'Pipeline Execution Details' : 'Engine Lifecycle',
          message: code === 800 ? `Pipeline execution details for command line: ${command}.` : 'Engine state',
          eventData:
            code === 800
              ? { param1: command, param2: details, param3: `CommandInvocation(${first}): "${first}"` }
              : { param1: 'Available', param2: 'None', param3: details },
        }
      );
    },
  };
}
