import { ENVIRONMENTS, accountName } from '../environment';
import type { Process } from '../process';

/** What is the same in every telling of the story, whatever its day and seed. */
export const STORY = {
  hosts: Object.values(ENVIRONMENTS).map(({ host }) => host),
  firefox: {
    host: ENVIRONMENTS.heart.host,
    user: accountName(ENVIRONMENTS.heart.analyst),
    project: ENVIRONMENTS.heart.projectId,
    script: 'fetch_reference.py',
    durationSeconds: 120,
  },
  powershell: { host: ENVIRONMENTS.lung.host, user: accountName(ENVIRONMENTS.lung.analyst) },
  logCleared: { host: ENVIRONMENTS.lung.host },
  clipboardBursts: { host: ENVIRONMENTS.diabetes.host, bursts: 3, changesEach: 24, withinSeconds: 120 },
  renamedPython: { host: ENVIRONMENTS.diabetes.host, name: 'analysis_helper.exe', child: '7z.exe' },
  archive: { host: ENVIRONMENTS.diabetes.host, path: 'E:\\egress\\diabetes-cohort\\tables.zip' },
  downloads: { host: ENVIRONMENTS.lung.host, script: 'C:\\Users\\ben\\Downloads\\quick_fix.py' },
  network: { host: ENVIRONMENTS.lung.host, name: 'files.example.org', address: '203.0.113.10', port: 443 },
} as const;

/** A parent and its child, named so that a view, a rule or a test can be asked for exactly them. */
export interface Pair {
  host: string;
  parentEntityId: string;
  childEntityId: string;
  /** ISO 8601, of the child. */
  startedAt: string;
}

export const pairOf = (child: Process): Pair => ({
  host: child.environment.host,
  parentEntityId: child.parent?.entityId ?? '',
  childEntityId: child.entityId,
  startedAt: new Date(child.startedAt).toISOString(),
});

/** What depends on the day and the seed of a telling. */
export interface StoryFacts {
  /** python.exe starts firefox.exe, which runs for `STORY.firefox.durationSeconds`. */
  firefox: Pair & { endedAt: string };
  /** The pid of that python.exe, given later to a program that has nothing to do with it. */
  pidReuse: { host: string; pid: number; firstEntityId: string; secondEntityId: string };
  /** powershell.exe starts powershell.exe with an encoded command. */
  encodedPowershell: Pair;
  /** cmd.exe starts curl.exe, at the end of that chain. */
  curl: Pair;
  /** python.exe starts cmd.exe, told only by Security 4688, which knows pids and no entity ids. */
  unseen: { host: string; parentPid: number; childPid: number };
  /** Security 1102. */
  securityLogClearedAt: string;
  /** A python from the Downloads folder's script, and one that tried to reach the network. */
  downloads: Pair;
  network: Pair;
  /** A script that was pasted, then run. */
  pasted: Pair;
  /** analysis_helper.exe, a renamed python.exe, starts 7z.exe. */
  archive: Pair;
}
