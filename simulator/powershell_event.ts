import { accountName } from './environment';
import type { Process } from './process';
import type { Random } from './prng';
import { windowsEvent } from './windows_event';
import type { Provider, SimulatedEvent } from './windows_event';

const POWERSHELL: Provider = { channel: 'Windows PowerShell', name: 'PowerShell', keywords: ['Classic'] };
const ENGINE_VERSION = '5.1.19041.1682';
const PROVIDERS = ['Registry', 'Alias', 'Environment', 'FileSystem', 'Function', 'Variable'];

/** One PowerShell engine inside a process; it writes the classic events 400, 403, 600 and 800. */
export class PowerShellEngine {
  private sequence = 1;
  private readonly hostId: string;
  private readonly runspaceId: string;

  constructor(
    private readonly process: Process,
    random: Random
  ) {
    this.hostId = random.uuid();
    this.runspaceId = random.uuid();
  }

  private details(first: string[], pipelineId: string, last: string[]): string {
    const host = [
      '',
      `SequenceNumber=${this.sequence}`,
      '',
      'HostName=ConsoleHost',
      `HostVersion=${ENGINE_VERSION}`,
      `HostId=${this.hostId}`,
      `HostApplication=${this.process.commandLine}`,
      `EngineVersion=${ENGINE_VERSION}`,
      `RunspaceId=${this.runspaceId}`,
      `PipelineId=${pipelineId}`,
    ];
    this.sequence += 2;
    return [...first, ...host, ...last].map((line) => (line ? `\t${line}` : '')).join('\n');
  }

  private event(at: number, id: number, task: string, message: string, params: string[]): SimulatedEvent {
    const eventData = Object.fromEntries(params.map((value, index) => [`param${index + 1}`, value]));
    return windowsEvent(this.process.environment, POWERSHELL, { at, id, task, message, eventData });
  }

  private lifecycle(at: number, id: 400 | 403, state: string, before: string): SimulatedEvent {
    const command = ['CommandName=', 'CommandType=', 'ScriptName=', 'CommandPath=', 'CommandLine='];
    const details = this.details([`NewEngineState=${state}`, `PreviousEngineState=${before}`], '', command);
    const message = `Engine state is changed from ${before} to ${state}.`;
    return this.event(at, id, 'Engine Lifecycle', message, [state, before, details]);
  }

  /** Six 600 and one 400. */
  starts(at: number): SimulatedEvent[] {
    const command = ['CommandName=', 'CommandType=', 'ScriptName=', 'CommandPath=', 'CommandLine='];
    const providers = PROVIDERS.map((name) => {
      const details = this.details([`ProviderName=${name}`, 'NewProviderState=Started'], '', command);
      return this.event(at, 600, 'Provider Lifecycle', `Provider "${name}" is Started.`, [
        name,
        'Started',
        details,
      ]);
    });
    return [...providers, this.lifecycle(at + 20, 400, 'Available', 'None')];
  }

  /** 800. */
  runs(at: number, command: string, invoked: string): SimulatedEvent {
    const first = ['DetailSequence=1', 'DetailTotal=1'];
    const details = this.details(first, '1', [
      `UserId=${accountName(this.process.account)}`,
      'ScriptName=',
      `CommandLine=${command}`,
    ]);
    const message = `Pipeline execution details for command line: ${command}.`;
    const invocation = `CommandInvocation(${invoked}): "${invoked}"`;
    return this.event(at, 800, 'Pipeline Execution Details', message, [command, details, invocation]);
  }

  /** 403. */
  stops(at: number): SimulatedEvent {
    return this.lifecycle(at, 403, 'Stopped', 'Available');
  }
}
