import type { Account, Environment } from './environment';
import type { Program } from './program';

/** A process that runs or ran on a simulated machine. */
export interface Process {
  environment: Environment;
  program: Program;
  /** Sysmon's ProcessGuid, in braces. */
  entityId: string;
  pid: number;
  commandLine: string;
  workingDirectory: string;
  account: Account;
  /** Milliseconds since 1970. */
  startedAt: number;
  /** Absent for what Windows' kernel started. */
  parent?: Process;
}

export const NO_ENTITY = '{00000000-0000-0000-0000-000000000000}';

/**
 * A GUID as Sysmon makes it: the machine, the second of the start and a number that tells processes of one
 * second apart.
 */
export function entityId(machineId: string, startedAt: number, serial: number): string {
  const seconds = Math.floor(startedAt / 1000)
    .toString(16)
    .padStart(8, '0');
  const number = serial.toString(16).padStart(8, '0');
  return `{${machineId}-${seconds.slice(4)}-${seconds.slice(0, 4)}-${number.slice(4)}-0000${number.slice(0, 4)}1700}`;
}
