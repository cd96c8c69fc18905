import type { ModuleFields, StoredEvent } from './module_shape';
import { NO_ENTITY } from './process';
import type { SimulatedEvent } from './windows_event';
import { directory, extension, fileName, splitCommandLine, splitUser } from './windows_path';

const MEANINGS: Record<string, { category?: string[]; type: string[]; action: string }> = {
  '1': { category: ['process'], type: ['start'], action: 'Process creation' },
  '3': { category: ['network'], type: ['start', 'connection', 'protocol'], action: 'Network connection' },
  '4': { category: ['process'], type: ['change'], action: 'Sysmon service state changed' },
  '5': { category: ['process'], type: ['end'], action: 'Process terminated' },
  '11': { category: ['file'], type: ['creation'], action: 'FileCreate' },
  '16': { category: ['configuration'], type: ['change'], action: 'ServiceConfigurationChange' },
  '22': { category: ['network'], type: ['connection', 'protocol', 'info'], action: 'DNSEvent (DNS query)' },
  '23': { category: ['file'], type: ['deletion'], action: 'FileDelete' },
  '24': { type: ['change'], action: 'ClipboardChange (New content in the clipboard)' },
};

/** Takes values out of the event's data: what is taken becomes a field of ECS, what is left stays. */
class EventData {
  private readonly left: Map<string, string>;

  constructor(data: Record<string, string>) {
    const meant = Object.entries(data).filter(
      ([, value]) => value !== '' && value !== '-' && value !== NO_ENTITY
    );
    this.left = new Map(meant);
  }

  take(name: string): string | undefined {
    const value = this.left.get(name);
    this.left.delete(name);
    return value;
  }

  takeNumber(name: string): number | undefined {
    const value = this.take(name);
    return value === undefined ? undefined : Number(value);
  }

  rest(): Record<string, string> {
    return Object.fromEntries(this.left);
  }
}

/** Sysmon's "SHA256=…,IMPHASH=…" in small letters, by algorithm. */
function hashes(text: string | undefined): Record<string, string> {
  const pairs = (text ?? '').split(',').map((part) => part.toLowerCase().split('='));
  return Object.fromEntries(pairs.filter((pair) => pair.length === 2));
}

const executable = (path: string | undefined) => (path ? { executable: path, name: fileName(path) } : {});

function commandLine(text: string | undefined) {
  if (!text) return {};
  const args = splitCommandLine(text);
  return { command_line: text, args, args_count: args.length };
}

const fieldsPresent = (fields: StoredEvent): StoredEvent =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

function processOf(data: EventData): StoredEvent {
  return fieldsPresent({
    entity_id: data.take('ProcessGuid'),
    pid: data.takeNumber('ProcessId'),
    ...executable(data.take('Image')),
    ...commandLine(data.take('CommandLine')),
    working_directory: data.take('CurrentDirectory'),
  });
}

function parentOf(data: EventData): StoredEvent {
  return fieldsPresent({
    entity_id: data.take('ParentProcessGuid'),
    pid: data.takeNumber('ParentProcessId'),
    ...executable(data.take('ParentImage')),
    ...commandLine(data.take('ParentCommandLine')),
  });
}

const file = (path: string | undefined) =>
  path
    ? {
        file: fieldsPresent({
          path,
          name: fileName(path),
          directory: directory(path),
          extension: extension(path),
        }),
      }
    : {};

function network(data: EventData): StoredEvent {
  const egress = data.take('Initiated') === 'true';
  return {
    network: {
      transport: data.take('Protocol'),
      direction: egress ? 'egress' : 'ingress',
      protocol: data.take('DestinationPortName'),
      type: data.take('SourceIsIpv6') === 'false' ? 'ipv4' : 'ipv6',
    },
    source: fieldsPresent({
      ip: data.take('SourceIp'),
      domain: data.take('SourceHostname'),
      port: data.takeNumber('SourcePort'),
    }),
    destination: fieldsPresent({
      ip: data.take('DestinationIp'),
      domain: data.take('DestinationHostname'),
      port: data.takeNumber('DestinationPort'),
    }),
  };
}

function dns(data: EventData): StoredEvent {
  const name = data.take('QueryName');
  const found = data.take('QueryResults');
  const status = data.take('QueryStatus') === '0' ? 'SUCCESS' : 'DNS_ERROR_RCODE_NAME_ERROR';
  return {
    network: { protocol: 'dns' },
    dns: fieldsPresent({
      question: { name },
      resolved_ip: found?.split(';').flatMap((part) => (part ? [part.replace('::ffff:', '')] : [])),
    }),
    sysmon: { dns: { status } },
  };
}

/** What the module's Sysmon pipeline makes of one event. */
export function sysmonModule(event: SimulatedEvent): ModuleFields {
  const { code } = event.event;
  const meaning = MEANINGS[code];
  const data = new EventData(event.winlog.event_data ?? {});
  const at = data.take('UtcTime');
  const user = data.take('User');
  const hash = hashes(data.take('Hashes'));
  const { imphash, ...digests } = hash;
  const process = processOf(data);
  if (Object.keys(digests).length > 0) process.hash = digests;
  if (code === '1') {
    process.parent = parentOf(data);
    process.pe = fieldsPresent({
      imphash,
      original_file_name: data.take('OriginalFileName'),
      // The module copies these and leaves them where they were.
      company: event.winlog.event_data?.Company,
      description: event.winlog.event_data?.Description,
      file_version: event.winlog.event_data?.FileVersion,
      product: event.winlog.event_data?.Product,
    });
  }
  const who = user === undefined ? undefined : splitUser(user);
  const fields: StoredEvent = {
    ...(Object.keys(process).length > 0 && { process }),
    user: { id: event.winlog.user?.identifier, ...who },
    related: { user: who ? [who.name] : [], hash: Object.values(hash) },
    ...file(data.take('TargetFilename')),
    ...(code === '3' && network(data)),
    ...(code === '22' && dns(data)),
  };
  return {
    at: at && `${at.replace(' ', 'T')}Z`,
    event: { module: 'sysmon', ...meaning },
    eventData: data.rest(),
    fields,
  };
}
