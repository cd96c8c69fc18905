import type { ProcessRow } from '../../common';

/** Minutes around a start that the linked pages show: its children and its end are mostly in them. */
const AROUND_MINUTES = 60;

/** A string in Rison, the notation of Kibana's addresses. */
const risonText = (text: string) => `'${text.replace(/[!']/g, '!$&')}'`;
/** A quoted value in KQL. */
const kqlText = (text: string) => `"${text.replace(/[\\"]/g, '\\$&')}"`;
/** Half a surrogate pair cannot be percent-encoded. */
const encode = (text: string) => encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'));

function around(row: ProcessRow): { from: string; to: string } | undefined {
  const start = Date.parse(row.started_at);
  if (Number.isNaN(start)) return undefined;
  const end = Math.max(start, Date.parse(row.ended_at ?? '') || start);
  const margin = AROUND_MINUTES * 60_000;
  return { from: new Date(start - margin).toISOString(), to: new Date(end + margin).toISOString() };
}

/**
 * The id of the data view that usually holds an index: Beats name theirs after the pattern, Fleet has one for
 * all logs. Where it is not there, Discover says so and takes its default one.
 */
function dataViewOf(index: string): string | undefined {
  const name = index.replace(/^.*:/, '').replace(/^\.ds-/, '');
  return ['winlogbeat-', 'auditbeat-', 'logs-'].find((start) => name.startsWith(start))?.concat('*');
}

/** Everything that tells of the process: by its entity id, or the one document where it has none. */
function processQuery({ entity_id: entityId, host, id }: ProcessRow): string {
  return entityId === undefined
    ? `_id: ${kqlText(id)}`
    : `host.name: ${kqlText(host)} and (process.entity_id: ${kqlText(entityId)} or process.parent.entity_id: ${kqlText(entityId)})`;
}

/** Path within Discover: all events of the process and of its children, an hour around. */
export function discoverPath(row: ProcessRow): string {
  const range = around(row);
  const view = dataViewOf(row.index);
  const time = range ? `(time:(from:${risonText(range.from)},to:${risonText(range.to)}))` : '()';
  const state = `(${view === undefined ? '' : `index:${risonText(view)},`}query:(language:kuery,query:${risonText(processQuery(row))}))`;
  return `#/?_g=${encode(time)}&_a=${encode(state)}`;
}

/** Whether Kibana's own Analyzer can show the process: it takes Winlogbeat's events of Sysmon, and few others. */
export function hasAnalyzer(row: ProcessRow): boolean {
  return row.agent_type === 'winlogbeat' && row.event_module === 'sysmon' && row.entity_id !== undefined;
}

/** Path within Security: the events of the process, where each can be opened in the Analyzer. */
export function securityPath(row: ProcessRow): string {
  const range = around(row);
  const query = `(language:kuery,query:${risonText(processQuery(row))})`;
  const absolute = range
    ? `timerange:(from:${risonText(range.from)},kind:absolute,to:${risonText(range.to)})`
    : '';
  const time = range
    ? `(global:(linkTo:!(timeline),${absolute}),timeline:(linkTo:!(global),${absolute}))`
    : '()';
  return `/hosts/events?query=${encode(query)}&timerange=${encode(time)}`;
}
