import { createHash } from 'node:crypto';
import { DOMAIN } from '../../simulator/environment';
import type { Account, Environment } from '../../simulator/environment';

const digest = (text: string) => createHash('sha256').update(text).digest('hex');
const FIRST_PID = 3_000;
const PIDS = 50_000;

/** The names that belong to one set of events alone, so that sets never mix. */
export interface Stage {
  /** Small letters, digits and dashes: the project's id, the host's name and the end of every person's name. */
  mark: string;
  environment: Environment;
  /** Sysmon's GUID of the process that a set calls `key`. */
  guid(key: string): string;
  /** Its process id. */
  pid(key: string): number;
  /** A UUID for what a set calls `key`, a request for example. */
  uuid(key: string): string;
  /** `ada` becomes `ada.<mark>`. A name with a backslash (`NT AUTHORITY\SYSTEM`) is somebody whom all sets share. */
  person(name: string): string;
  /** The project of the set, or another one of it. */
  project(key?: string): { id: string; name: string };
}

/** Who works on the machine when an event names nobody. */
export const ANALYST = 'analyst';

export function stage(mark: string): Stage {
  const person = (name: string) => (name.includes('\\') ? name : `${name}.${mark}`);
  const hex = digest(mark);
  const analyst: Account = {
    domain: DOMAIN,
    name: person(ANALYST),
    sid: `S-1-5-21-3912045127-1180724411-2290175533-${parseInt(hex.slice(0, 4), 16) + 1_000}`,
    logonId: `0x${hex.slice(0, 5)}`,
    logonGuid: `{${hex.slice(0, 8)}-4d2f-65a1-0000-0020e4030001}`,
    session: 2,
    integrity: 'Medium',
  };
  const environment: Environment = {
    host: mark,
    computerName: `${mark}.tre.example`,
    address: '10.20.7.10',
    projectId: mark,
    analyst,
    client: { address: '10.8.0.27', name: 'ANALYST-LAPTOP' },
    agentId: `${hex.slice(0, 8)}-7b3d-4e19-a6c1-${hex.slice(8, 20)}`,
    ephemeralId: `${hex.slice(20, 28)}-15b8-4f60-a931-${hex.slice(28, 40)}`,
    machineId: hex.slice(0, 8),
    sysmonPid: 2_684,
    sysmonNamesUser: true,
  };
  return {
    mark,
    environment,
    guid(key) {
      const own = digest(`${mark} process ${key}`).toUpperCase();
      return `{${hex.slice(0, 8).toUpperCase()}-${own.slice(0, 4)}-${own.slice(4, 8)}-${own.slice(8, 12)}-000000001700}`;
    },
    pid: (key) => FIRST_PID + (parseInt(digest(`${mark} pid ${key}`).slice(0, 8), 16) % PIDS),
    uuid(key) {
      const own = digest(`${mark} ${key}`);
      return `${own.slice(0, 8)}-${own.slice(8, 12)}-4${own.slice(13, 16)}-a${own.slice(17, 20)}-${own.slice(20, 32)}`;
    },
    person,
    project: (key) => {
      const id = key ? `${mark}-${key}` : mark;
      return { id, name: `Project ${id}` };
    },
  };
}

/** `DOMAIN\name` of a person of the set, or of an account that is given whole. */
export const account = ({ person }: Stage, name: string = ANALYST): string =>
  name.includes('\\') ? name : `${DOMAIN}\\${person(name)}`;
