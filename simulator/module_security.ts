import type { ModuleFields } from './module_fields';
import type { SimulatedEvent } from './windows_event';
import { fileName, splitCommandLine } from './windows_path';

const pid = (hexadecimal: string | undefined) => Number.parseInt(hexadecimal ?? '0', 16);

const subject = (data: Record<string, string>) => ({
  user: { id: data.SubjectUserSid, name: data.SubjectUserName, domain: data.SubjectDomainName },
  related: { user: [data.SubjectUserName] },
});

const executable = (path = '') => ({ executable: path, name: fileName(path) });

/** Security 4688, 4689 and 4719 after the module's security pipeline. */
export function auditModule(event: SimulatedEvent): ModuleFields {
  const data = event.winlog.event_data ?? {};
  if (event.event.code === '4719') {
    return {
      event: {
        module: 'security',
        action: 'changed-audit-config',
        category: ['iam'],
        type: ['admin', 'change'],
      },
      eventData: data,
      fields: subject(data),
    };
  }
  const started = event.event.code === '4688';
  const args = splitCommandLine(data.CommandLine ?? '');
  const start = started && {
    command_line: data.CommandLine,
    args,
    args_count: args.length,
    parent: { ...executable(data.ParentProcessName), pid: pid(data.ProcessId) },
  };
  return {
    event: {
      module: 'security',
      action: started ? 'created-process' : 'exited-process',
      category: ['process'],
      type: [started ? 'start' : 'end'],
    },
    eventData: data,
    fields: {
      ...subject(data),
      process: {
        pid: pid(started ? data.NewProcessId : data.ProcessId),
        ...executable(started ? data.NewProcessName : data.ProcessName),
        ...start,
      },
    },
  };
}

/** Security 1102 after the module's security pipeline. */
export function clearedModule(event: SimulatedEvent): ModuleFields {
  return {
    event: { module: 'security', action: 'audit-log-cleared', category: ['iam'], type: ['admin', 'change'] },
    fields: subject(event.winlog.user_data ?? {}),
  };
}
