import { contentHashes } from '../../simulator/program';
import { sysmonEvent, sysmonTime } from '../../simulator/sysmon_event';
import { fileName } from '../../simulator/windows_path';
import { account } from './stage';
import type { Stage } from './stage';
import type { WinlogbeatEvent } from './types';

const EXPLORER = 'C:\\Windows\\explorer.exe';

/** The process that an event is about. */
export interface Actor {
  image: string;
  /** Account; a person of the set or `DOMAIN\name`. */
  user?: string;
  /** What the set calls the process, so that a start, its children and its deeds belong together. */
  process?: string;
}

type Data = (stage: Stage, at: number) => Record<string, string>;

const event = (id: number, version: number, task: string, data: Data): WinlogbeatEvent => ({
  target: 'winlogbeat',
  offset: 0,
  build: (stage, at) => sysmonEvent(stage.environment, at, { id, version, task }, data(stage, at)),
});

const identity = (stage: Stage, { image, process = image }: Actor) => ({
  RuleName: '-',
  ProcessGuid: stage.guid(process),
  ProcessId: String(stage.pid(process)),
  Image: image,
});

const user = (stage: Stage, { user }: Actor) => ({ User: account(stage, user) });

export interface Start extends Actor {
  /** The quoted image by default. */
  commandLine?: string;
  /** What the version resource says; the file's name by default, `-` where a program has none. */
  originalFileName?: string;
  description?: string;
  product?: string;
  company?: string;
  workingDirectory?: string;
  integrity?: 'Low' | 'Medium' | 'High' | 'System';
  /** The Explorer by default. */
  parentImage?: string;
  parentCommandLine?: string;
  /** What the set calls the parent. */
  parent?: string;
  /** Account of the parent; the same by default. */
  parentUser?: string;
}

/** Sysmon 1. */
export const sysmonStart = (start: Start): WinlogbeatEvent =>
  event(1, 5, 'Process Create (rule: ProcessCreate)', (stage) => {
    const parentImage = start.parentImage ?? EXPLORER;
    const parent = start.parent ?? parentImage;
    const { analyst } = stage.environment;
    const original = start.originalFileName ?? fileName(start.image);
    return {
      // Two starts of one program in a set are two processes.
      ...identity(stage, { ...start, process: start.process ?? `${start.image} ${start.commandLine ?? ''}` }),
      FileVersion: '10.0.19041.1',
      Description: start.description ?? '-',
      Product: start.product ?? '-',
      Company: start.company ?? '-',
      OriginalFileName: original,
      CommandLine: start.commandLine ?? `"${start.image}"`,
      CurrentDirectory: start.workingDirectory ?? `C:\\Users\\${analyst.name}\\`,
      ...user(stage, start),
      LogonGuid: analyst.logonGuid,
      LogonId: analyst.logonId,
      TerminalSessionId: String(analyst.session),
      IntegrityLevel: start.integrity ?? 'Medium',
      Hashes: contentHashes(original),
      ParentProcessGuid: stage.guid(parent),
      ParentProcessId: String(stage.pid(parent)),
      ParentImage: parentImage,
      ParentCommandLine: start.parentCommandLine ?? `"${parentImage}"`,
      ParentUser: account(stage, start.parentUser ?? start.user),
    };
  });

/** Sysmon 5. */
export const sysmonEnd = (actor: Actor): WinlogbeatEvent =>
  event(5, 3, 'Process terminated (rule: ProcessTerminate)', (stage) => ({
    ...identity(stage, actor),
    ...user(stage, actor),
  }));

export interface Connection extends Actor {
  destinationIp: string;
  destinationPort: number;
  destinationHostname?: string;
  /** The machine's own address by default. */
  sourceIp?: string;
  sourcePort?: number;
  protocol?: 'tcp' | 'udp';
  /** False where the other side opened the connection: then the destination is this machine. */
  initiated?: boolean;
}

/** Sysmon 3. */
export const sysmonNetwork = (connection: Connection): WinlogbeatEvent =>
  event(3, 5, 'Network connection detected (rule: NetworkConnect)', (stage) => {
    const ipv6 = String(connection.destinationIp.includes(':'));
    return {
      ...identity(stage, connection),
      ...user(stage, connection),
      Protocol: connection.protocol ?? 'tcp',
      Initiated: String(connection.initiated ?? true),
      SourceIsIpv6: ipv6,
      SourceIp: connection.sourceIp ?? stage.environment.address,
      SourceHostname: '-',
      SourcePort: String(connection.sourcePort ?? 50_777),
      SourcePortName: '-',
      DestinationIsIpv6: ipv6,
      DestinationIp: connection.destinationIp,
      DestinationHostname: connection.destinationHostname ?? '-',
      DestinationPort: String(connection.destinationPort),
      DestinationPortName: '-',
    };
  });

export interface FileDeed extends Actor {
  path: string;
}

/** Sysmon 11. */
export const sysmonFile = (deed: FileDeed): WinlogbeatEvent =>
  event(11, 2, 'File created (rule: FileCreate)', (stage, at) => ({
    ...identity(stage, deed),
    TargetFilename: deed.path,
    CreationUtcTime: sysmonTime(at),
    ...user(stage, deed),
  }));

/** Sysmon 23. */
export const sysmonFileDelete = (deed: FileDeed): WinlogbeatEvent =>
  event(23, 5, 'File Delete archived (rule: FileDelete)', (stage) => ({
    ...identity(stage, deed),
    ...user(stage, deed),
    TargetFilename: deed.path,
    Hashes: contentHashes(deed.path),
    IsExecutable: 'false',
    Archived: 'true',
  }));

/** Sysmon 22. No result stands for a name that does not exist. */
export const sysmonDns = (question: Actor & { name: string; result?: string }): WinlogbeatEvent =>
  event(22, 5, 'Dns query (rule: DnsQuery)', (stage) => ({
    ...identity(stage, question),
    QueryName: question.name,
    QueryStatus: question.result ? '0' : '9003',
    QueryResults: question.result ? `::ffff:${question.result};` : '-',
    ...user(stage, question),
  }));

/** Sysmon 7. */
export const sysmonImageLoad = (load: Actor & { loaded: string; signed?: boolean }): WinlogbeatEvent =>
  event(7, 3, 'Image loaded (rule: ImageLoad)', (stage) => ({
    ...identity(stage, load),
    ImageLoaded: load.loaded,
    FileVersion: '-',
    Description: '-',
    Product: '-',
    Company: '-',
    OriginalFileName: '-',
    Hashes: contentHashes(load.loaded),
    Signed: String(load.signed ?? false),
    Signature: '-',
    SignatureStatus: load.signed ? 'Valid' : 'Unavailable',
    ...user(stage, load),
  }));

/** Sysmon 13: a value of the registry was set. */
export const sysmonRegistry = (set: Actor & { target: string; details: string }): WinlogbeatEvent =>
  event(13, 2, 'Registry value set (rule: RegistryEvent)', (stage) => ({
    EventType: 'SetValue',
    ...identity(stage, set),
    TargetObject: set.target,
    Details: set.details,
    ...user(stage, set),
  }));

/** Sysmon 24 in a remote session. What was copied is told by its hash only; `content` is not in the event. */
export const clipboard = (copied: Partial<Actor> & { content?: string } = {}): WinlogbeatEvent =>
  event(24, 5, 'Clipboard changed (rule: ClipboardChange)', (stage, at) => {
    const actor = { image: 'C:\\Windows\\System32\\rdpclip.exe', ...copied };
    const { environment } = stage;
    return {
      ...identity(stage, actor),
      Session: String(environment.analyst.session),
      ClientInfo: `user: ${account(stage, actor.user)} ip: ${environment.client.address} hostname: ${environment.client.name}`,
      Hashes: contentHashes(copied.content ?? `text of ${at}`),
      Archived: 'true',
      ...user(stage, actor),
    };
  });

/** Sysmon 4. */
export const sysmonState = (state: 'Started' | 'Stopped'): WinlogbeatEvent =>
  event(4, 3, 'Sysmon service state changed', () => ({
    State: state,
    Version: '15.0',
    SchemaVersion: '4.90',
  }));

/** Sysmon 16. */
export const sysmonConfigured = (configuration: string): WinlogbeatEvent =>
  event(16, 3, 'Sysmon config state changed', () => ({
    Configuration: configuration,
    ConfigurationFileHash: contentHashes(configuration).split(',')[0] ?? '-',
  }));

/** Sysmon 255. */
export const sysmonError = (id: string, description: string): WinlogbeatEvent =>
  event(255, 3, 'Error report', () => ({ ID: id, Description: description }));
