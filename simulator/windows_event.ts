import type { Account, Environment } from './environment';
import { SYSTEM } from './environment';

const AGENT_VERSION = '8.3.3';
const ECS_VERSION = '8.0.0';
/** Windows writes an event this long after the moment that the event tells of. One and the same for all, so
 * that the time between two events is exact. */
const LOGGED_AFTER_MS = 3;
const READ_AFTER_MS = 1_041;

/** An event as Winlogbeat 8 ships it, before any ingest pipeline. */
export interface SimulatedEvent {
  '@timestamp': string;
  message: string;
  event: {
    code: string;
    kind: 'event';
    provider: string;
    action: string;
    created: string;
    outcome?: 'success' | 'failure';
  };
  host: { name: string };
  log: { level: 'information' | 'warning' };
  agent: { name: string; type: 'winlogbeat'; version: string; id: string; ephemeral_id: string };
  ecs: { version: string };
  winlog: {
    api: 'wineventlog';
    channel: string;
    computer_name: string;
    event_id: string;
    keywords?: string[];
    opcode: string;
    process?: { pid: number; thread: { id: number } };
    provider_guid?: string;
    provider_name: string;
    record_id: number;
    task: string;
    user?: { identifier: string; domain: string; name: string; type: string };
    version?: number;
    event_data?: Record<string, string>;
    user_data?: Record<string, string>;
  };
}

export interface Provider {
  channel: string;
  name: string;
  guid?: string;
  keywords?: string[];
}

export interface EventContent {
  /** Milliseconds since 1970 at which it happened. */
  at: number;
  id: number;
  task: string;
  message: string;
  version?: number;
  opcode?: string;
  outcome?: 'success';
  /** Process that wrote the event, and the account that it runs under. */
  writer?: { pid: number; account?: Account };
  eventData?: Record<string, string>;
  userData?: Record<string, string>;
}

export const isoTime = (at: number) => new Date(at).toISOString();

/** The envelope that Winlogbeat puts around every Windows event. `record_id` is given by `numberRecords`. */
export function windowsEvent(
  environment: Environment,
  provider: Provider,
  content: EventContent
): SimulatedEvent {
  const { writer } = content;
  return {
    '@timestamp': isoTime(content.at + LOGGED_AFTER_MS),
    message: content.message,
    event: {
      code: String(content.id),
      kind: 'event',
      provider: provider.name,
      action: content.task,
      created: isoTime(content.at + READ_AFTER_MS),
      ...(content.outcome && { outcome: content.outcome }),
    },
    host: { name: environment.host },
    log: { level: 'information' },
    agent: {
      name: environment.host,
      type: 'winlogbeat',
      version: AGENT_VERSION,
      id: environment.agentId,
      ephemeral_id: environment.ephemeralId,
    },
    ecs: { version: ECS_VERSION },
    winlog: {
      api: 'wineventlog',
      channel: provider.channel,
      computer_name: environment.computerName,
      event_id: String(content.id),
      ...(provider.keywords && { keywords: provider.keywords }),
      opcode: content.opcode ?? 'Info',
      ...(writer && { process: { pid: writer.pid, thread: { id: writer.pid + 1_020 } } }),
      ...(provider.guid && { provider_guid: provider.guid }),
      provider_name: provider.name,
      record_id: 0,
      task: content.task,
      ...(writer?.account && {
        user: {
          identifier: writer.account.sid,
          domain: writer.account.domain,
          name: writer.account.name,
          type: writer.account === SYSTEM ? 'Well Known Group' : 'User',
        },
      }),
      ...(content.version !== undefined && { version: content.version }),
      ...(content.eventData && { event_data: content.eventData }),
      ...(content.userData && { user_data: content.userData }),
    },
  };
}

/** Sorts by time and numbers the records of each host's channel, as the event log does. */
export function numberRecords(events: SimulatedEvent[], first: number): SimulatedEvent[] {
  const next = new Map<string, number>();
  const sorted = [...events].sort((a, b) =>
    a['@timestamp'] < b['@timestamp'] ? -1 : a['@timestamp'] > b['@timestamp'] ? 1 : 0
  );
  for (const event of sorted) {
    const log = `${event.host.name} ${event.winlog.channel}`;
    const record = next.get(log) ?? first;
    event.winlog.record_id = record;
    next.set(log, record + 1);
  }
  return sorted;
}
