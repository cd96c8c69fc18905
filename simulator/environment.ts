/** A Windows account as events name it. */
export interface Account {
  domain: string;
  name: string;
  sid: string;
  logonId: string;
  logonGuid: string;
  /** Terminal session: 0 for services. */
  session: number;
  integrity: 'Medium' | 'System';
}

/** A research environment: one machine, one analyst, one project. */
export interface Environment {
  host: string;
  computerName: string;
  address: string;
  projectId: string;
  analyst: Account;
  /** The analyst's own computer, from which the remote session comes. */
  client: { address: string; name: string };
  agentId: string;
  ephemeralId: string;
  /** First part of every Sysmon GUID that this machine makes. */
  machineId: string;
  sysmonPid: number;
  /** Sysmon before 13.30 names no user in the events 5, 11 and 24. */
  sysmonNamesUser: boolean;
}

export const DOMAIN = 'TRE';
export const INGRESS_SHARE = 'I:\\ingress';
export const EGRESS_SHARE = 'E:\\egress';

export const SYSTEM: Account = {
  domain: 'NT AUTHORITY',
  name: 'SYSTEM',
  sid: 'S-1-5-18',
  logonId: '0x3e7',
  logonGuid: '{00000000-0000-0000-0000-000000000000}',
  session: 0,
  integrity: 'System',
};

function environment(
  number: 1 | 2 | 3,
  projectId: string,
  analyst: string,
  sysmonNamesUser: boolean
): Environment {
  const machineId = `5c1e0a${number}7`;
  const host = `research-${number}`;
  return {
    host,
    computerName: `${host}.tre.local`,
    address: `10.20.${number}.10`,
    projectId,
    analyst: {
      domain: DOMAIN,
      name: analyst,
      sid: `S-1-5-21-3912045127-1180724411-2290175533-110${number}`,
      logonId: `0x4d2f${number}`,
      logonGuid: `{${machineId}-4d2f-65a1-0000-0020e403000${number}}`,
      session: 2,
      integrity: 'Medium',
    },
    client: { address: `10.8.0.2${number}`, name: `${analyst.toUpperCase()}-LAPTOP` },
    agentId: `0f5e2c1a-7b3d-4e19-a6c${number}-3d1b9e42c70${number}`,
    ephemeralId: `c4a9d7e2-15b8-4f60-a93${number}-86e0f1d25a4${number}`,
    machineId,
    sysmonPid: 2680 + 4 * number,
    sysmonNamesUser,
  };
}

export const ENVIRONMENTS = {
  heart: environment(1, 'heart-study', 'amira', false),
  lung: environment(2, 'lung-cancer', 'ben', false),
  diabetes: environment(3, 'diabetes-cohort', 'chloe', true),
} as const;

export const accountName = (account: Account) => `${account.domain}\\${account.name}`;
