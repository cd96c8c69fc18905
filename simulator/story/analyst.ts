import { EGRESS_SHARE, INGRESS_SHARE } from '../environment';
import type { Machine } from '../machine';
import type { Process } from '../process';
import { PROGRAMS } from '../program';
import { clipboardChanged, fileCreated, networkConnected } from '../sysmon_activity';
import type { Clock } from './clock';

/** Ordinary work, of which nothing is flagged. */
const SCRIPTS = ['clean_linkage.py', 'cohort_model.py', 'survival_plots.py', 'describe_table1.py'];

/** Where the project's code comes in, and where its outputs go out. */
export const ingress = (machine: Machine, file: string) =>
  `${INGRESS_SHARE}\\${machine.environment.projectId}\\${file}`;
export const egress = (machine: Machine, file: string) =>
  `${EGRESS_SHARE}\\${machine.environment.projectId}\\${file}`;

/** The clipboard of the remote session; its process is asked of the machine once. */
export function remoteClipboard(machine: Machine, clock: Clock): Process {
  const account = machine.environment.analyst;
  return machine.start(PROGRAMS.rdpclip, {
    at: clock('08:02:30'),
    parent: machine.svchost,
    account,
    commandLine: 'rdpclip',
  });
}

/** A script from the ingress share: the virtual environment's python starts the interpreter proper. */
export function pythonScript(
  machine: Machine,
  at: number,
  shell: Process,
  script: string,
  seconds: number
): Process {
  const commandLine = `python ${script}`;
  const outer = machine.run(PROGRAMS.pythonVenv, { at, parent: shell, commandLine }, seconds);
  return machine.run(
    PROGRAMS.python,
    { at: at + 120, parent: outer, commandLine: `"${PROGRAMS.python.image}" ${script}` },
    seconds - 1
  );
}

/** A console with scripts run in it, some of which write to the egress share. */
export function scriptsInAConsole(machine: Machine, clock: Clock, from: string, to: string): void {
  const { random } = machine;
  const at = clock(from);
  const seconds = (clock(to) - at) / 1000;
  const shell = machine.runInConsole(PROGRAMS.cmd, { at, parent: machine.explorer }, seconds);
  for (let start = at + 60_000; start < clock(to) - 700_000; start += random.between(900_000, 1_800_000)) {
    const script = random.pick(SCRIPTS);
    const duration = random.between(20, 600);
    const python = pythonScript(machine, start, shell, ingress(machine, script), duration);
    if (random.chance(0.5)) {
      const output = `${script.replace('.py', '')}_${random.between(1, 40)}.csv`;
      machine.events.push(fileCreated(python, start + (duration - 3) * 1000, egress(machine, output)));
    }
  }
}

/** Jupyter: its browser opens on the machine itself, and every notebook is a kernel. */
export function jupyter(machine: Machine, clock: Clock, from: string, to: string): void {
  const { random } = machine;
  const at = clock(from);
  const seconds = (clock(to) - at) / 1000;
  const port = 8888;
  const address = `http://localhost:${port}/lab?token=${random.hex(48)}`;
  const shell = machine.runInConsole(PROGRAMS.cmd, { at, parent: machine.explorer }, seconds);
  const launcher = machine.run(
    PROGRAMS.jupyter,
    { at: at + 2_000, parent: shell, commandLine: 'jupyter lab' },
    seconds - 5
  );
  const server = machine.run(
    PROGRAMS.python,
    {
      at: at + 2_400,
      parent: launcher,
      commandLine: `"${PROGRAMS.pythonVenv.image}" "C:\\venvs\\analysis\\Scripts\\jupyter-lab-script.py"`,
    },
    seconds - 6
  );
  machine.run(
    PROGRAMS.edge,
    { at: at + 6_000, parent: server, commandLine: `"${PROGRAMS.edge.image}" --single-argument ${address}` },
    seconds - 20
  );
  machine.events.push(
    networkConnected(server, at + 9_000, {
      address: '127.0.0.1',
      port,
      name: 'localhost',
      sourcePort: 52_100,
    })
  );
  for (let start = at + 60_000; start < clock(to) - 900_000; start += random.between(1_500_000, 3_600_000)) {
    const kernel = `C:\\Users\\${server.account.name}\\AppData\\Roaming\\jupyter\\runtime\\kernel-${random.uuid()}.json`;
    const duration = random.between(400, 840);
    const outer = machine.runInConsole(
      PROGRAMS.pythonVenv,
      {
        at: start,
        parent: server,
        commandLine: `"${PROGRAMS.pythonVenv.image}" -m ipykernel_launcher -f ${kernel}`,
      },
      duration
    );
    machine.events.push(fileCreated(server, start + 40, kernel));
    machine.run(
      PROGRAMS.python,
      {
        at: start + 90,
        parent: outer,
        commandLine: `"${PROGRAMS.python.image}" -m ipykernel_launcher -f ${kernel}`,
      },
      duration - 1
    );
  }
}

/** RStudio with a session, and scripts run by Rscript. */
export function rstudio(machine: Machine, clock: Clock, from: string, to: string): void {
  const { random } = machine;
  const at = clock(from);
  const seconds = (clock(to) - at) / 1000;
  const studio = machine.run(PROGRAMS.rstudio, { at, parent: machine.explorer }, seconds);
  const session = machine.run(PROGRAMS.rsession, { at: at + 3_000, parent: studio }, seconds - 5);
  for (let start = at + 120_000; start < clock(to) - 900_000; start += random.between(1_800_000, 3_600_000)) {
    const script = ingress(machine, random.pick(['km_curves.R', 'forest_plot.R', 'impute.R']));
    const duration = random.between(30, 500);
    const rscript = machine.runInConsole(
      PROGRAMS.rscript,
      { at: start, parent: session, commandLine: `Rscript.exe ${script}` },
      duration
    );
    machine.run(
      PROGRAMS.rterm,
      { at: start + 200, parent: rscript, commandLine: `Rterm.exe --no-echo --no-restore --file=${script}` },
      duration - 1
    );
    machine.events.push(
      fileCreated(rscript, start + 9_000, egress(machine, `figure_${random.between(1, 30)}.png`))
    );
  }
}

/** An office program with a document; Excel saves a table to the egress share. */
export function office(machine: Machine, clock: Clock, from: string, to: string, document: string): void {
  const at = clock(from);
  const program = document.endsWith('.xlsx') ? PROGRAMS.excel : PROGRAMS.word;
  const process = machine.run(
    program,
    { at, parent: machine.explorer, commandLine: `"${program.image}" "${document}"` },
    (clock(to) - at) / 1000
  );
  machine.run(
    PROGRAMS.printing,
    { at: at + 40_000, parent: process, commandLine: 'C:\\Windows\\splwow64.exe 12288' },
    130
  );
  machine.events.push(fileCreated(process, clock(to) - 60_000, document));
}

/** Now and then something is copied, as in any work. */
export function copying(machine: Machine, clipboard: Process, clock: Clock): void {
  const { random } = machine;
  for (let at = clock('08:20'); at < clock('17:40'); at += random.between(1_200_000, 3_000_000)) {
    machine.events.push(clipboardChanged(clipboard, at, random.hex(16)));
  }
}
