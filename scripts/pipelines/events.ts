/** What the events of each source mean in ECS, where they say nothing themselves. The words are Winlogbeat's. */
export interface Meaning {
  category?: string[];
  type?: string[];
  action?: string;
  outcome?: string;
}

const as = (category: string, type: string, action: string): Meaning => ({
  ...(category ? { category: category.split(' ') } : {}),
  ...(type ? { type: type.split(' ') } : {}),
  action,
});

/** Sysmon by event id, as Winlogbeat's module has it. 24 has no category there, and none here. */
export const SYSMON: Record<string, Meaning> = {
  1: as('process', 'start', 'Process creation'),
  2: as('file', 'change', 'A process changed a file creation time'),
  3: as('network', 'start connection protocol', 'Network connection'),
  4: as('process', 'change', 'Sysmon service state changed'),
  5: as('process', 'end', 'Process terminated'),
  6: as('driver', 'start', 'Driver loaded'),
  7: as('process', 'change', 'Image loaded'),
  8: as('process', 'change', 'CreateRemoteThread'),
  9: as('process', 'access', 'RawAccessRead'),
  10: as('process', 'access', 'ProcessAccess'),
  11: as('file', 'creation', 'FileCreate'),
  12: as('configuration registry', 'change', 'RegistryEvent (Object create and delete)'),
  13: as('configuration registry', 'change', 'RegistryEvent (Value Set)'),
  14: as('configuration registry', 'change', 'RegistryEvent (Key and Value Rename)'),
  15: as('file', 'access', 'FileCreateStreamHash'),
  16: as('configuration', 'change', 'ServiceConfigurationChange'),
  17: as('file', 'creation', 'PipeEvent (Pipe Created)'),
  18: as('file', 'access', 'PipeEvent (Pipe Connected)'),
  19: as('process', 'info', 'WmiEvent (WmiEventFilter activity detected)'),
  20: as('process', 'change', 'WmiEvent (WmiEventConsumer activity detected)'),
  21: as('process', 'access', 'WmiEvent (WmiEventConsumerToFilter activity detected)'),
  22: as('network', 'connection protocol info', 'DNSEvent (DNS query)'),
  23: as('file', 'deletion', 'FileDelete (File Delete archived)'),
  24: as('', 'change', 'ClipboardChange (New content in the clipboard)'),
  25: as('process', 'change', 'ProcessTampering (Process image change)'),
  26: as('file', 'deletion', 'FileDeleteDetected (File Delete logged)'),
  27: { ...as('file', 'creation', 'FileBlockExecutable'), outcome: 'failure' },
  28: as('file', 'deletion', 'FileBlockShredding'),
  29: as('file', 'creation', 'FileExecutableDetected'),
  255: { ...as('process', '', 'Error'), outcome: 'failure' },
};

/** Events of Sysmon that can get a label, whatever the project. */
export const LABELLED = ['1', '3', '4', '11', '16', '22', '24', '29', '255'];
/** Those of which the registry of projects may have something to say: starts, and files that were written. */
export const REGISTERED = ['1', '11', '27', '29'];

/** The other channels that the study collects; their ids do not overlap. */
export const WINDOWS: Record<string, Meaning> = {
  4688: as('process', 'start', 'created-process'),
  4689: as('process', 'end', 'exited-process'),
  1102: as('iam', 'admin change', 'audit-log-cleared'),
  4719: as('iam configuration', 'admin change', 'changed-audit-config'),
  104: as('configuration', 'deletion', 'event-log-cleared'),
  400: as('process', 'start', 'Engine Lifecycle'),
  403: as('process', 'end', 'Engine Lifecycle'),
  600: as('process', 'info', 'Provider Lifecycle'),
  800: as('process', 'info', 'Pipeline Execution Details'),
  5857: as('configuration', 'info', 'wmi-provider-started'),
  5858: as('configuration', 'error', 'wmi-query-failed'),
  5859: as('configuration', 'info', 'wmi-filter-registered'),
  5860: as('configuration', 'creation', 'wmi-temporary-consumer-registered'),
  5861: as('configuration', 'creation', 'wmi-permanent-consumer-registered'),
};

/** By provider, and by channel for events that name none. */
export const SOURCES: Record<string, string> = {
  'Microsoft-Windows-Sysmon': 'sysmon',
  'Microsoft-Windows-Sysmon/Operational': 'sysmon',
  'Linux-Sysmon': 'sysmon-linux',
  'Linux-Sysmon/Operational': 'sysmon-linux',
  'Microsoft-Windows-Security-Auditing': 'security',
  'Microsoft-Windows-Eventlog': 'security',
  Security: 'security',
  System: 'security',
  PowerShell: 'powershell',
  'Windows PowerShell': 'powershell',
  'Microsoft-Windows-PowerShell': 'powershell',
  'Microsoft-Windows-PowerShell/Operational': 'powershell',
  'Microsoft-Windows-WMI-Activity': 'wmi',
  'Microsoft-Windows-WMI-Activity/Operational': 'wmi',
};

/** Keys under which a producer might put the clipboard's text into event 24. */
export const CLIPBOARD_TEXT_KEYS = [
  'clipboard',
  'clipboardcontent',
  'clipboarddata',
  'clipboardtext',
  'clipboard_content',
  'clipboard_data',
  'clipboard_text',
  'content',
  'contents',
  'data',
  'text',
];
