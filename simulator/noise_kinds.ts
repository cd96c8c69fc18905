import { INGRESS_SHARE, SYSTEM } from './environment';
import type { Account, Environment } from './environment';
import type { Process } from './process';
import { PROGRAMS } from './program';
import type { Program } from './program';
import { clipboardChanged, fileCreated, fileDeleted, nameQueried, networkConnected } from './sysmon_activity';
import { processCreated, processTerminated } from './sysmon_event';
import { STAND_IN, template } from './template';
import type { Shape, Values } from './template';
import type { SimulatedEvent } from './windows_event';

type Template = (values: Values) => string;

/** Who may be a parent in the background: processes that run from its beginning to its end. */
export const ROLES = ['services', 'svchost', 'explorer', 'shell'] as const;
export type Role = (typeof ROLES)[number];

/** A program that starts and ends again and again. */
export interface Chore {
  parent: Role;
  start: Template;
  end: Template;
  /** Seconds that it runs, at the least and at the most. */
  seconds: [number, number];
  /** What it starts in its turn. */
  child?: Chore;
}

/** An event that a role writes. */
export interface Doing {
  by: Role;
  line: Template;
}

/** The templates of one environment. */
export interface Kinds {
  roles: Record<Role, Template>;
  chores: Chore[];
  /** Chores of Python, which are rarer. */
  python: Chore[];
  /** Files, names, connections. */
  doings: Doing[];
  /** The rarer changes of the clipboard. */
  copying: Doing[];
}

const SCRIPTS = ['clean_linkage.py', 'cohort_model.py', 'describe_table1.py'];
const NAMES = ['dc1.tre.local', 'wsus.tre.local', 'time.tre.local', 'files.tre.local'];
const CLIPBOARD_CONTENTS = ['a', 'b', 'c', 'd'];

const ROLE_PROGRAMS: Record<Role, Program> = {
  services: PROGRAMS.services,
  svchost: PROGRAMS.svchost,
  explorer: PROGRAMS.explorer,
  shell: PROGRAMS.cmd,
};

class KindBuilder {
  constructor(
    private readonly environment: Environment,
    private readonly shape: Shape
  ) {}

  private process(program: Program, commandLine: string, account: Account, parent?: Process): Process {
    return {
      environment: this.environment,
      program,
      commandLine,
      account,
      entityId: STAND_IN.entityId,
      pid: STAND_IN.pid,
      workingDirectory: 'C:\\Windows\\system32\\',
      startedAt: STAND_IN.at,
      parent,
    };
  }

  /** The process as the parent of another: with a parent's stand-ins. */
  private asParent(process: Process): Process {
    return { ...process, entityId: STAND_IN.parentEntityId, pid: STAND_IN.parentPid };
  }

  role(role: Role, parent?: Role): Process {
    const account = role === 'explorer' || role === 'shell' ? this.environment.analyst : SYSTEM;
    const program = ROLE_PROGRAMS[role];
    return this.process(program, program.image, account, parent && this.asParent(this.role(parent)));
  }

  start(process: Process): Template {
    return template(processCreated(process), this.shape);
  }

  private choreOf(process: Process, parent: Role, seconds: [number, number]): Chore {
    const end = template(processTerminated(process, STAND_IN.at), this.shape);
    return { parent, start: this.start(process), end, seconds };
  }

  chore(role: Role, program: Program, argument: string, seconds: [number, number]): Chore {
    const parent = this.asParent(this.role(role));
    const process = this.process(program, `${program.image} ${argument}`.trimEnd(), parent.account, parent);
    return this.choreOf(process, role, seconds);
  }

  python(script: string): Chore {
    const shell = this.asParent(this.role('shell'));
    const outer = this.process(PROGRAMS.pythonVenv, `python ${script}`, shell.account, shell);
    const commandLine = `"${PROGRAMS.python.image}" ${script}`;
    const inner = this.process(PROGRAMS.python, commandLine, shell.account, this.asParent(outer));
    return { ...this.choreOf(outer, 'shell', [20, 300]), child: this.choreOf(inner, 'shell', [15, 280]) };
  }

  doing(by: Role, event: (process: Process) => SimulatedEvent): Doing {
    return { by, line: template(event(this.role(by)), this.shape) };
  }
}

/** Builds the templates of one environment's background in a shape. */
export function noiseKinds(environment: Environment, shape: Shape): Kinds {
  const build = new KindBuilder(environment, shape);
  const { at, serial } = STAND_IN;
  const ingress = `${INGRESS_SHARE}\\${environment.projectId}`;
  const prefetch = `C:\\Windows\\Prefetch\\TASKHOSTW.EXE-${serial}.pf`;
  const temporary = `C:\\Users\\${environment.analyst.name}\\AppData\\Local\\Temp\\~DF${serial}.tmp`;
  const updates = { address: '10.20.0.5', port: 443, name: 'wsus.tre.local', sourcePort: 50_131 };
  return {
    roles: {
      services: build.start(build.role('services')),
      svchost: build.start(build.role('svchost', 'services')),
      explorer: build.start(build.role('explorer')),
      shell: build.start(build.role('shell', 'explorer')),
    },
    chores: [
      build.chore('services', PROGRAMS.svchost, '-k netsvcs -p -s wuauserv', [60, 600]),
      build.chore('services', PROGRAMS.svchost, '-k wsappx -p -s AppXSvc', [60, 600]),
      build.chore('svchost', PROGRAMS.taskhost, '', [5, 60]),
      build.chore('svchost', PROGRAMS.wmiPrvSe, '-secured -Embedding', [80, 120]),
      build.chore('svchost', PROGRAMS.searchProtocol, '', [60, 130]),
      build.chore('svchost', PROGRAMS.dllhost, '/Processid:{AB8902B4-09CA-4BB6-B78D-A8F59079A8D5}', [5, 10]),
      build.chore('explorer', PROGRAMS.word, 'C:\\Users\\Public\\notes.docx', [300, 900]),
      build.chore('explorer', PROGRAMS.excel, 'C:\\Users\\Public\\counts.xlsx', [300, 900]),
      build.chore('shell', PROGRAMS.rscript, `${ingress}\\km_curves.R`, [10, 300]),
    ],
    python: SCRIPTS.map((script) => build.python(`${ingress}\\${script}`)),
    doings: [
      ...NAMES.map((name) => build.doing('svchost', (by) => nameQueried(by, at, name, '10.20.0.5'))),
      build.doing('svchost', (by) => networkConnected(by, at, updates)),
      build.doing('svchost', (by) => fileCreated(by, at, prefetch)),
      build.doing('explorer', (by) => fileCreated(by, at, temporary)),
      build.doing('explorer', (by) => fileDeleted(by, at, temporary)),
    ],
    copying: CLIPBOARD_CONTENTS.map((content) =>
      build.doing('explorer', (by) => clipboardChanged(by, at, content))
    ),
  };
}
