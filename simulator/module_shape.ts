import { auditModule, clearedModule } from './module_security';
import { powershellModule } from './module_powershell';
import { sysmonModule } from './module_sysmon';
import type { ModuleFields, StoredEvent } from './module_fields';
import type { SimulatedEvent } from './windows_event';

const INGESTED_AFTER_MS = 2_120;

function moduleFields(event: SimulatedEvent): ModuleFields | undefined {
  switch (event.winlog.provider_name) {
    case 'Microsoft-Windows-Sysmon':
      return sysmonModule(event);
    case 'PowerShell':
      return powershellModule(event);
    case 'Microsoft-Windows-Security-Auditing':
      return auditModule(event);
    default:
      return event.winlog.channel === 'Security' ? clearedModule(event) : undefined;
  }
}

/**
 * The same event after Winlogbeat's own routing and module pipelines (Winlogbeat 8, field names as in
 * elastic/beats x-pack/winlogbeat/module): fields of ECS, and only the rest of `winlog.event_data`.
 */
export function moduleShape(event: SimulatedEvent): StoredEvent {
  const module = moduleFields(event);
  const winlog = { ...event.winlog };
  delete winlog.event_data;
  const ingested = new Date(Date.parse(event['@timestamp']) + INGESTED_AFTER_MS).toISOString();
  const rest = module ? module.eventData : event.winlog.event_data;
  return {
    ...event,
    '@timestamp': module?.at ?? event['@timestamp'],
    event: { ...event.event, ingested, ...module?.event },
    host: { ...event.host, os: { type: 'windows', family: 'windows' } },
    winlog: {
      ...winlog,
      record_id: String(winlog.record_id),
      ...(rest && Object.keys(rest).length > 0 && { event_data: rest }),
    },
    ...module?.fields,
  };
}
