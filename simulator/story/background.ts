import { SYSTEM } from '../environment';
import type { Machine } from '../machine';
import { PROGRAMS } from '../program';
import { fileCreated, fileDeleted, nameQueried } from '../sysmon_activity';
import type { Clock } from './clock';

const SERVICE_GROUPS = [
  'wsappx -p -s AppXSvc',
  'netsvcs -p -s wuauserv',
  'LocalService -p -s fdPHost',
  'UnistackSvcGroup',
];
const WINDOWS_NAMES = ['dc1.tre.local', 'wsus.tre.local', 'time.tre.local'];

/** What Windows does by itself all day: services, brokers, the virus scanner, the search index. */
export function windowsAtWork(machine: Machine, clock: Clock): void {
  const { random, services, svchost, explorer } = machine;
  const defender = machine.start(PROGRAMS.defender, { at: clock('08:00:04'), parent: services });
  const end = clock('17:50');
  for (let at = clock('08:05'); at < end; at += random.between(200_000, 400_000)) {
    const chore = random.between(1, 8);
    const background = { at, parent: svchost };
    if (chore === 1) {
      const group = random.pick(SERVICE_GROUPS);
      const commandLine = `C:\\Windows\\system32\\svchost.exe -k ${group}`;
      machine.run(PROGRAMS.svchost, { at, parent: services, commandLine }, random.between(60, 400));
    } else if (chore === 2) {
      const account = machine.environment.analyst;
      machine.run(
        PROGRAMS.runtimeBroker,
        { ...background, account, commandLine: `${PROGRAMS.runtimeBroker.image} -Embedding` },
        60
      );
    } else if (chore === 3) {
      const account = machine.environment.analyst;
      machine.run(PROGRAMS.backgroundTask, { ...background, account }, random.between(2, 8));
    } else if (chore === 4) {
      machine.run(PROGRAMS.searchProtocol, { ...background, account: SYSTEM }, random.between(60, 130));
    } else if (chore === 5) {
      machine.runInConsole(
        PROGRAMS.defenderTask,
        {
          at,
          parent: defender,
          commandLine: `"${PROGRAMS.defenderTask.image}" SignatureUpdate -ScheduleJob`,
        },
        random.between(2, 9)
      );
    } else if (chore === 6) {
      machine.events.push(nameQueried(svchost, at, random.pick(WINDOWS_NAMES), '10.20.0.5'));
      machine.run(
        PROGRAMS.wmiPrvSe,
        { ...background, commandLine: `${PROGRAMS.wmiPrvSe.image} -secured -Embedding` },
        90
      );
    } else if (chore === 7) {
      const path = `C:\\Windows\\Prefetch\\TASKHOSTW.EXE-${random.hex(8).toUpperCase()}.pf`;
      machine.run(PROGRAMS.taskhost, background, random.between(3, 50));
      machine.events.push(fileCreated(svchost, at + 900, path));
    } else {
      const path = `C:\\Users\\${explorer.account.name}\\AppData\\Local\\Temp\\~DF${random.hex(8).toUpperCase()}.tmp`;
      machine.run(PROGRAMS.dllhost, { ...background, account: explorer.account }, 5);
      machine.events.push(fileDeleted(explorer, at + 700, path));
    }
  }
}
