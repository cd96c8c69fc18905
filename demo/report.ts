import { PLUGIN_ID, stateTitle } from '../common';
import type { RequestState } from '../common';
import type { Host } from '../test/host/host';
import { USERS } from '../test/host/users';
import { verdictCurl } from './curl';
import type { Examined } from './examine';
import type { PlayedDay } from './play';
import { playgroundLines } from './playground';
import type { Playground } from './playground';

const count = (value: number) => value.toLocaleString('en-GB');

export function duration(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  const minutes = Math.floor(seconds / 60);
  return minutes === 0 ? `${seconds} s` : `${minutes} min ${seconds % 60} s`;
}

export interface Memory {
  engineBytes: number;
  hostBytes: number;
}

const megabytes = (bytes: number) => `${Math.round(bytes / 1_000_000)} MB`;

export const memoryLine = ({ engineBytes, hostBytes }: Memory) =>
  `${megabytes(engineBytes + hostBytes)} resident (engine ${megabytes(engineBytes)}, preview host ${megabytes(hostBytes)})`;

function firefoxLine({ firefox }: Examined): string {
  if (!firefox) return 'firefox.exe: not found';
  const { name, parent, host, user, project, duration_ms, reasons } = firefox;
  const ran = duration_ms === undefined ? 'no end was seen' : `ran for ${duration(duration_ms)}`;
  return `${name}, started by ${parent?.name} on ${host} (${project?.id}, ${user}), ${ran}. ${reasons[0] ?? ''}`;
}

const statesLine = (states: Examined['states']) =>
  Object.entries(states)
    .map(([state, number]) => `${number} ${stateTitle(state as RequestState, 'egress').toLowerCase()}`)
    .join(', ');

/** What was enriched, flagged and queued, in four lines for people and for CI's log. */
export function examinedReport(examined: Examined, memory: Memory): string {
  const { enriched, failed, unassigned, labels, flagged, rules } = examined;
  const requests = Object.values(examined.states).reduce((sum, number) => sum + number, 0);
  return [
    `Enriched  ${count(enriched)} events; ${failed} failed, ${unassigned} in no project`,
    `Labels    ${labels.map(({ label, events }) => `${label} ${count(events)}`).join(', ')}`,
    `Flagged   ${count(flagged)} executions, among them:`,
    `          ${firefoxLine(examined)}`,
    `Rules     ${rules.hits.length} of ${rules.run} that can be run as searches would alert (${rules.notRun} need Kibana’s detection engine):`,
    ...rules.hits.map(({ name, alerts }) => `          ${name}: ${count(alerts)}`),
    `Queued    ${requests} requests: ${statesLine(examined.states)}`,
    `Memory    ${memoryLine(memory)}`,
  ].join('\n');
}

/** What a person reads when the demo serves. */
export function welcome(
  host: Pick<Host, 'url' | 'tokens'>,
  day: PlayedDay,
  memory: Memory,
  playground: Playground
): string {
  const app = `${host.url}/app/${PLUGIN_ID}`;
  const blocked = day.requests.find(({ expected }) => expected === 'blocked_by_scan');
  return `
TRE Airlock    ${app}
               on the preview host and the embedded engine; this is not Kibana, and nothing is protected
Users          ${USERS.map(({ name }) => name).join(', ')}: switch in the bar of the page
Memory         ${memoryLine(memory)}

What to look at first
  1. python.exe started firefox.exe on research-1, for two minutes: open ${app}/processes
     and click firefox.exe for all that is known of it; the second click, "Show the process tree", has the rest.
  2. An egress that the scan blocked, with what ran in its project before: ${app}/requests/${blocked?.id}
     As reviewer return or reject it, as operator override the scan.
  3. Open a request that is in review as reviewer, and decide it.
  4. Switch to auditor and to stranger, and look at the same pages.

Post a verdict as a scanner (its API key is in the command, made for this run):

${verdictCurl(host)}

${playgroundLines(playground)}

Ctrl-C stops everything. The next "npm run demo" goes on with this data; "npm run demo -- --fresh" starts afresh.
`;
}
