import type { ModuleFields, StoredEvent } from './module_fields';
import type { SimulatedEvent } from './windows_event';
import { splitCommandLine, splitUser } from './windows_path';

const TYPES: Record<string, string> = { '400': 'start', '403': 'end', '600': 'info', '800': 'info' };

/** The lines "Name=value" of a classic PowerShell event. */
function details(text: string): Map<string, string> {
  const pairs = text.split('\n').flatMap((line) => {
    const equals = line.indexOf('=');
    return equals > 0 ? [[line.slice(0, equals).trim(), line.slice(equals + 1).trim()] as const] : [];
  });
  return new Map(pairs.filter(([, value]) => value !== ''));
}

/** The classic PowerShell events after the module's pipeline; its category and type are no arrays. */
export function powershellModule(event: SimulatedEvent): ModuleFields {
  const { code } = event.event;
  const data = event.winlog.event_data ?? {};
  const said = details((code === '800' ? data.param2 : data.param3) ?? '');
  const commandLine = said.get('HostApplication') ?? '';
  const args = splitCommandLine(commandLine);
  const powershell: StoredEvent = {
    engine: {
      version: said.get('EngineVersion'),
      new_state: said.get('NewEngineState'),
      previous_state: said.get('PreviousEngineState'),
    },
    runspace_id: said.get('RunspaceId'),
    pipeline_id: said.get('PipelineId'),
    process: { executable_version: said.get('HostVersion') },
  };
  if (code === '600')
    powershell.provider = { name: said.get('ProviderName'), new_state: said.get('NewProviderState') };
  if (code === '800')
    powershell.command = { value: said.get('CommandLine'), invocation_details: [{ value: data.param3 }] };
  return {
    event: {
      module: 'powershell',
      category: 'process',
      type: TYPES[code],
      sequence: Number(said.get('SequenceNumber') ?? 0),
    },
    fields: {
      powershell,
      process: {
        entity_id: said.get('HostId'),
        title: said.get('HostName'),
        command_line: commandLine,
        args,
        args_count: args.length,
      },
      ...(code === '800' && { user: splitUser(said.get('UserId') ?? '') }),
    },
  };
}
