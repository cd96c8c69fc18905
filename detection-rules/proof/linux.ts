import { isoTime } from '../../simulator/windows_event';
import { ANALYST } from './stage';
import type { Stage } from './stage';
import type { Document, StoredKindOfEvent } from './types';

/** A process of a Linux environment. */
export interface LinuxActor {
  executable: string;
  /** A person of the set; `root` and other system accounts as `system:root`. */
  user?: string;
  process?: string;
}

const SYSTEM_ACCOUNT = 'system:';
const baseName = (path: string) => path.slice(path.lastIndexOf('/') + 1);
const who = ({ person }: Stage, name: string = ANALYST) =>
  name.startsWith(SYSTEM_ACCOUNT) ? name.slice(SYSTEM_ACCOUNT.length) : person(name);
const words = (line: string) => line.split(' ').filter((word) => word !== '');

const actor = (stage: Stage, { executable, process = executable }: LinuxActor): Document => ({
  entity_id: stage.guid(process),
  pid: stage.pid(process),
  executable,
  name: baseName(executable),
});

/** What Elastic Agent's package for Sysmon for Linux stores. */
function sysmonForLinux(
  code: number,
  meaning: { category: string[]; type: string[]; action: string },
  fields: (stage: Stage) => Document
): StoredKindOfEvent {
  return {
    target: 'linux',
    offset: 0,
    build: (stage, at) => ({
      '@timestamp': isoTime(at),
      event: {
        code: String(code),
        kind: 'event',
        module: 'sysmon_linux',
        dataset: 'sysmon_linux.log',
        provider: 'Linux-Sysmon',
        ...meaning,
      },
      host: { name: stage.environment.host, os: { type: 'linux', family: 'debian' } },
      agent: {
        type: 'filebeat',
        name: stage.environment.host,
        version: '8.3.3',
        id: stage.environment.agentId,
      },
      ecs: { version: '8.0.0' },
      winlog: {
        channel: 'Linux-Sysmon/Operational',
        provider_name: 'Linux-Sysmon',
        computer_name: stage.environment.computerName,
        event_id: String(code),
      },
      ...fields(stage),
    }),
  };
}

export interface LinuxStart extends LinuxActor {
  commandLine?: string;
  parentExecutable?: string;
  parentCommandLine?: string;
  parent?: string;
  workingDirectory?: string;
}

const started = (stage: Stage, start: LinuxStart): Document => {
  const commandLine = start.commandLine ?? start.executable;
  const parentExecutable = start.parentExecutable ?? '/usr/bin/bash';
  const parentLine = start.parentCommandLine ?? '-bash';
  const parent = { executable: parentExecutable, process: start.parent ?? parentExecutable };
  return {
    user: { name: who(stage, start.user) },
    process: {
      ...actor(stage, { ...start, process: start.process ?? `${start.executable} ${commandLine}` }),
      command_line: commandLine,
      args: words(commandLine),
      args_count: words(commandLine).length,
      working_directory: start.workingDirectory ?? '/home/analyst',
      parent: { ...actor(stage, parent), command_line: parentLine, args: words(parentLine) },
    },
  };
};

/** Sysmon for Linux 1. */
export const linuxStart = (start: LinuxStart): StoredKindOfEvent =>
  sysmonForLinux(1, { category: ['process'], type: ['start'], action: 'Process creation' }, (stage) =>
    started(stage, start)
  );

/** Sysmon for Linux 3. */
export const linuxNetwork = (
  connection: LinuxActor & { destinationIp: string; destinationPort: number; sourceIp?: string }
): StoredKindOfEvent =>
  sysmonForLinux(
    3,
    { category: ['network'], type: ['start', 'connection', 'protocol'], action: 'Network connection' },
    (stage) => ({
      user: { name: who(stage, connection.user) },
      process: actor(stage, connection),
      network: { transport: 'tcp', direction: 'egress', type: 'ipv4' },
      source: { ip: connection.sourceIp ?? stage.environment.address, port: 50_777 },
      destination: { ip: connection.destinationIp, port: connection.destinationPort },
    })
  );

/** Sysmon for Linux 4. */
export const linuxSysmonState = (state: 'Started' | 'Stopped'): StoredKindOfEvent => {
  const plain = sysmonForLinux(
    4,
    { category: ['process'], type: ['change'], action: 'Sysmon service state changed' },
    () => ({})
  );
  return {
    ...plain,
    build: (stage, at) => {
      const event = plain.build(stage, at);
      return { ...event, winlog: { ...(event.winlog as Document), event_data: { State: state } } };
    },
  };
};

/** Sysmon for Linux 11. */
export const linuxFile = (deed: LinuxActor & { path: string }): StoredKindOfEvent =>
  sysmonForLinux(11, { category: ['file'], type: ['creation'], action: 'FileCreate' }, (stage) => ({
    user: { name: who(stage, deed.user) },
    process: actor(stage, deed),
    file: {
      path: deed.path,
      name: baseName(deed.path),
      directory: deed.path.slice(0, deed.path.lastIndexOf('/')),
    },
  }));

/** Sysmon for Linux 16. */
export const linuxSysmonConfigured = (configuration: string): StoredKindOfEvent => {
  const plain = sysmonForLinux(
    16,
    { category: ['configuration'], type: ['change'], action: 'ServiceConfigurationChange' },
    () => ({})
  );
  return {
    ...plain,
    build: (stage, at) => {
      const event = plain.build(stage, at);
      const data = { Configuration: configuration };
      return { ...event, winlog: { ...(event.winlog as Document), event_data: data } };
    },
  };
};

/**
 * Auditbeat's `system/process`: a process was started. It has no command line as one text, only its words, and
 * names of the parent only its process id.
 */
export const auditbeatStart = (start: LinuxStart): StoredKindOfEvent => ({
  target: 'auditbeat',
  offset: 0,
  build: (stage, at) => {
    const { user, process } = started(stage, start) as { user: Document; process: Document };
    delete process.command_line;
    delete process.args_count;
    return {
      '@timestamp': isoTime(at),
      event: {
        kind: 'event',
        module: 'system',
        dataset: 'process',
        category: ['process'],
        type: ['start'],
        action: 'process_started',
      },
      host: { name: stage.environment.host, os: { type: 'linux', family: 'debian' } },
      agent: { type: 'auditbeat', name: stage.environment.host, version: '8.3.3' },
      ecs: { version: '8.0.0' },
      service: { type: 'system' },
      user,
      process: { ...process, parent: { pid: stage.pid(start.parent ?? 'parent') } },
    };
  },
});
