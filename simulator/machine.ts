import type { Account, Environment } from './environment';
import { SYSTEM } from './environment';
import { auditedEnd, auditedStart } from './log_event';
import type { Random } from './prng';
import { entityId } from './process';
import type { Process } from './process';
import { PROGRAMS } from './program';
import type { Program } from './program';
import { processCreated, processTerminated, sysmonStateChanged } from './sysmon_event';
import type { SimulatedEvent } from './windows_event';

const CONHOST_COMMAND = '\\??\\C:\\Windows\\system32\\conhost.exe 0xffffffff -ForceV1';

export interface Start {
  at: number;
  parent: Process;
  commandLine?: string;
  /** The parent's account by default. */
  account?: Account;
  workingDirectory?: string;
  /** A pid that was another process's before; a fresh one by default. */
  pid?: number;
}

/** A simulated machine: it starts and ends processes and keeps the events that tell of it. */
export class Machine {
  readonly events: SimulatedEvent[] = [];
  readonly services: Process;
  readonly svchost: Process;
  readonly explorer: Process;
  private sysmonBlind = false;
  private nextPid = 4_000;
  private nextSerial = 0x100;

  constructor(
    readonly environment: Environment,
    readonly random: Random,
    bootAt: number
  ) {
    this.events.push(sysmonStateChanged(environment, bootAt, 'Started'));
    const wininit = this.launch(PROGRAMS.wininit, {
      at: bootAt + 400,
      account: SYSTEM,
      commandLine: 'wininit.exe',
    });
    const winlogon = this.launch(PROGRAMS.winlogon, {
      at: bootAt + 500,
      account: SYSTEM,
      commandLine: 'winlogon.exe',
    });
    this.services = this.start(PROGRAMS.services, { at: bootAt + 700, parent: wininit });
    this.svchost = this.start(PROGRAMS.svchost, {
      at: bootAt + 900,
      parent: this.services,
      commandLine: 'C:\\Windows\\system32\\svchost.exe -k netsvcs -p -s Schedule',
    });
    const userinit = this.start(PROGRAMS.userinit, {
      at: bootAt + 62_000,
      parent: winlogon,
      account: environment.analyst,
    });
    this.explorer = this.start(PROGRAMS.explorer, {
      at: bootAt + 62_300,
      parent: userinit,
      commandLine: 'C:\\Windows\\Explorer.EXE',
    });
    this.end(userinit, bootAt + 87_000);
  }

  private launch(program: Program, start: Omit<Start, 'parent'> & { parent?: Process }): Process {
    const account = start.account ?? start.parent?.account ?? SYSTEM;
    const home = account === SYSTEM ? 'C:\\Windows\\system32\\' : `C:\\Users\\${account.name}\\`;
    const process: Process = {
      environment: this.environment,
      program,
      entityId: entityId(this.environment.machineId, start.at, this.nextSerial),
      pid: start.pid ?? this.nextPid,
      commandLine: start.commandLine ?? program.image,
      workingDirectory: start.workingDirectory ?? home,
      account,
      startedAt: start.at,
      parent: start.parent,
    };
    this.nextSerial += 1;
    if (start.pid === undefined) this.nextPid += 4 * this.random.between(1, 9);
    this.events.push(this.sysmonBlind ? auditedStart(process) : processCreated(process));
    return process;
  }

  start(program: Program, start: Start): Process {
    return this.launch(program, start);
  }

  end(process: Process, at: number): void {
    this.events.push(this.sysmonBlind ? auditedEnd(process, at) : processTerminated(process, at));
  }

  /** What starts and ends in `deeds` is told by Windows' own audit (Security 4688, 4689), not by Sysmon. */
  unseenBySysmon(deeds: () => void): void {
    this.sysmonBlind = true;
    deeds();
    this.sysmonBlind = false;
  }

  /** A process that ends after `seconds`. */
  run(program: Program, start: Start, seconds: number): Process {
    const process = this.start(program, start);
    this.end(process, start.at + seconds * 1000);
    return process;
  }

  /** A console program that ends after `seconds`; Windows starts a console window host as its child. */
  runInConsole(program: Program, start: Start, seconds: number): Process {
    const process = this.run(program, start, seconds);
    const window = this.start(PROGRAMS.conhost, {
      at: start.at + 35,
      parent: process,
      commandLine: CONHOST_COMMAND,
    });
    this.end(window, start.at + seconds * 1000 + 5);
    return process;
  }
}
