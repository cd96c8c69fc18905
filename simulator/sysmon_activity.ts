import { accountName } from './environment';
import type { Process } from './process';
import { contentHashes } from './program';
import { identity, sysmonEvent, sysmonTime, user, userIfNamed } from './sysmon_event';
import type { SimulatedEvent } from './windows_event';

/** Sysmon 3, a TCP connection that the process opened. */
export function networkConnected(
  process: Process,
  at: number,
  to: { address: string; port: number; name?: string; sourcePort: number }
): SimulatedEvent {
  const { environment } = process;
  const task = 'Network connection detected (rule: NetworkConnect)';
  return sysmonEvent(
    environment,
    at,
    { id: 3, version: 5, task },
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

/** Sysmon 11. */
export function fileCreated(process: Process, at: number, path: string): SimulatedEvent {
  const task = 'File created (rule: FileCreate)';
  return sysmonEvent(
    process.environment,
    at,
    { id: 11, version: 2, task },
    {
      RuleName: '-',
      ...identity(process),
      TargetFilename: path,
      CreationUtcTime: sysmonTime(at),
      ...userIfNamed(process),
    }
  );
}

/** Sysmon 22. No result stands for a name that could not be found (status 9003). */
export function nameQueried(process: Process, at: number, name: string, result?: string): SimulatedEvent {
  const task = 'Dns query (rule: DnsQuery)';
  return sysmonEvent(
    process.environment,
    at,
    { id: 22, version: 5, task },
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
    { id: 23, version: 5, task },
    {
      RuleName: '-',
      ...identity(process),
      ...user(process),
      TargetFilename: path,
      Hashes: contentHashes(path),
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
    { id: 24, version: 5, task },
    {
      RuleName: '-',
      ...identity(process),
      Session: String(account.session),
      ClientInfo: `user: ${accountName(account)} ip: ${environment.client.address} hostname: ${environment.client.name}`,
      Hashes: contentHashes(content),
      Archived: 'true',
      ...userIfNamed(process),
    }
  );
}
