/** An event of any shape, well formed or not. */
export type RawEvent = Record<string, unknown>;

export const HOST = 'HEART-VM-1.heart.example';

export const GUIDS = {
  python: '{8c9a7f10-6d26-653d-8d02-000000001b00}',
  shell: '{8c9a7f10-6cf1-653d-7101-000000001b00}',
  clipboard: '{8c9a7f10-6b10-653d-6500-000000001b00}',
  linux: '{47b3c1de-5a01-653d-9d3f-5a1b0c560000}',
  none: '{00000000-0000-0000-0000-000000000000}',
} as const;

/** What stands in the text of a PowerShell record: one "key=value" a line, each behind a tab. */
export const details = (...lines: string[]): string => lines.map((line) => `\t${line}`).join('\r\n') + '\r\n';

/** An event as Winlogbeat ships it when no module has seen it. `log` is what the record itself says. */
export function raw(
  provider: string,
  channel: string,
  code: number,
  log: { task?: string; event_data?: object; user_data?: object }
): RawEvent {
  return {
    '@timestamp': '2026-11-02T09:15:02.118Z',
    agent: { type: 'winlogbeat', version: '8.3.3', name: 'collector-1' },
    ecs: { version: '8.0.0' },
    event: {
      code: String(code),
      kind: 'event',
      provider,
      created: '2026-11-02T09:15:03.400Z',
      ...(log.task ? { action: log.task } : {}),
    },
    host: { name: HOST },
    log: { level: 'information' },
    message: `Record ${code} of ${channel}`,
    winlog: {
      api: 'wineventlog',
      channel,
      provider_name: provider,
      computer_name: HOST,
      event_id: String(code),
      record_id: 900_000 + code,
      opcode: 'Info',
      process: { pid: 1844, thread: { id: 2960 } },
      ...log,
    },
  };
}

export const sysmon = (code: number, event_data: object, task?: string): RawEvent =>
  raw('Microsoft-Windows-Sysmon', 'Microsoft-Windows-Sysmon/Operational', code, { event_data, task });
