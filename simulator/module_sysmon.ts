import type { ModuleFields, StoredEvent } from './module_fields';
import { NO_ENTITY } from './process';
import type { SimulatedEvent } from './windows_event';
import { directory, extension, fileName, splitCommandLine, splitUser } from './windows_path';

const MEANINGS: Record<string, { category?: string[]; type: string[]; action: string }> = {
  '1': { category: ['process'], type: ['start'], action: 'Process creation' },
  '3': { category: ['network'], type: ['start', 'connection', 'protocol'], action: 'Network connection' },
  '4': { category: ['process'], type: ['change'], action: 'Sysmon service state changed' },
  '5': { category: ['process'], type: ['end'], action: 'Process terminated' },
  '7': { category: ['process'], type: ['change'], action: 'Image loaded' },
  '11': { category: ['file'], type: ['creation'], action: 'FileCreate' },
  '13': {
    category: ['configuration', 'registry'],
    type: ['change'],
    action: 'RegistryEvent (Value Set)',
  },
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

  peek(name: string): string | undefined {
    return this.left.get(name);
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
  // A hash of zeros stands for none.
  return Object.fromEntries(pairs.filter(([, value]) => value !== undefined && !/^0+$/.test(value)));
}

const executable = (path: string | undefined) => (path ? { executable: path, name: fileName(path) } : {});

function commandLine(text: string | undefined) {
  if (!text) return {};
  const args = splitCommandLine(text);
  return { command_line: text, args, args_count: args.length };
}

const fieldsPresent = (fields: StoredEvent): StoredEvent =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

/** The module copies the version resource of a started program and leaves it where it was, too. */
function portableExecutable(data: EventData, imphash: string | undefined): StoredEvent {
  return fieldsPresent({
    imphash,
    original_file_name: data.take('OriginalFileName'),
    company: data.peek('Company'),
    description: data.peek('Description'),
    file_version: data.peek('FileVersion'),
    product: data.peek('Product'),
  });
}

/** Whether Sysmon kept a copy of a deleted file or of the clipboard. */
function archive(data: EventData): StoredEvent {
  const archived = data.take('Archived');
  const isExecutable = data.take('IsExecutable');
  if (archived === undefined) return {};
  const file = { archived: archived === 'true', is_executable: isExecutable && isExecutable === 'true' };
  return { sysmon: { file: fieldsPresent(file) } };
}

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

const file = (path: string | undefined, content: StoredEvent) =>
  path
    ? {
        file: fieldsPresent({
          path,
          name: fileName(path),
          directory: directory(path),
          extension: extension(path),
          ...content,
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

/** The module leaves the path where it was, too. */
function registry(data: EventData): StoredEvent {
  const path = data.peek('TargetObject');
  if (path === undefined) return {};
  const [hive = '', ...keys] = path.split('\\');
  return { registry: { path, hive, key: keys.slice(0, -1).join('\\'), value: fileName(path) } };
}

const related = (user: string | undefined, hash: Record<string, string>): StoredEvent =>
  fieldsPresent({
    user: user === undefined ? undefined : [user],
    hash: Object.keys(hash).length > 0 ? Object.values(hash) : undefined,
  });

/** What the module's Sysmon pipeline makes of one event. */
export function sysmonModule(event: SimulatedEvent): ModuleFields {
  const { code } = event.event;
  const data = new EventData(event.winlog.event_data ?? {});
  const at = data.take('UtcTime');
  const user = data.take('User');
  const hash = hashes(data.take('Hashes'));
  const { imphash, ...digests } = hash;
  const pe = portableExecutable(data, imphash);
  const content = {
    ...(Object.keys(digests).length > 0 && { hash: digests }),
    ...(Object.keys(pe).length > 0 && { pe }),
  };
  // What a loaded image is made of is said of the file, otherwise of the process.
  const ofFile = code === '7';
  const parent = parentOf(data);
  const process = {
    ...processOf(data),
    ...(!ofFile && content),
    ...(Object.keys(parent).length > 0 && { parent }),
  };
  const who = user === undefined ? undefined : splitUser(user);
  return {
    at: at && `${at.replace(' ', 'T')}Z`,
    event: { module: 'sysmon', ...MEANINGS[code] },
    fields: {
      ...(Object.keys(process).length > 0 && { process }),
      user: { id: event.winlog.user?.identifier, ...who },
      ...(who || Object.keys(hash).length > 0 ? { related: related(who?.name, hash) } : {}),
      ...file(data.take('TargetFilename') ?? data.take('ImageLoaded'), ofFile ? content : {}),
      ...(code === '3' && network(data)),
      ...(code === '22' && dns(data)),
      ...registry(data),
      ...archive(data),
    },
    eventData: data.rest(),
  };
}
