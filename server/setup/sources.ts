import type { Client } from '@elastic/elasticsearch';
import { PIPELINES } from '../../common';
import type { ReadRights, SourceState } from '../../common';
import { NO_HOOK, hasHook } from './attach_fleet';
import { foreignPipeline } from './attach_beats';
import { isFleets, writeIndexOf } from './event_sources';
import type { EventSource, FoundSources } from './event_sources';
import { reaches } from './pipeline_graph';
import type { PipelineGraph } from './pipeline_graph';
import { FIELDS, countEvents } from './source_counts';
import type { FieldTypes, SourceCounts } from './source_counts';

const NO_EVENTS: SourceCounts = { events: 0, hosts: 0, recent: { events: 0, enriched: 0 } };

/** Whether the settings of a source lead its events through our pipeline. */
export function isAttached(source: EventSource, graph: PipelineGraph): boolean {
  // A Beat names its own pipeline with each request, which takes the place of the default one.
  const used = isFleets(source) ? [source.defaultPipeline, source.finalPipeline] : [source.finalPipeline];
  return used.some((name) => reaches(graph, name, PIPELINES.events));
}

/** Both sides must say so: what the settings promise, and what the events of the last hour carry. */
export function enrichmentOf(attached: boolean, { recent }: SourceCounts): SourceState['enriched'] {
  if (recent.events === 0) return attached ? 'yes' : 'no';
  if (recent.enriched === recent.events) return 'yes';
  return attached || recent.enriched > 0 ? 'partly' : 'no';
}

function noteOf(source: EventSource, graph: PipelineGraph, counts: SourceCounts, mapped: boolean): string {
  const { recent } = counts;
  const notes: string[] = [];
  const attached = isAttached(source, graph);
  const enriched = enrichmentOf(attached, counts);
  if (enriched === 'no') {
    if (isFleets(source) && !hasHook(graph, source)) notes.push(NO_HOOK);
    else if (!isFleets(source) && source.finalPipeline) notes.push(foreignPipeline(source.finalPipeline));
    else notes.push('Its events do not pass the pipeline. Attach it.');
  } else if (enriched === 'partly') {
    const share = `${recent.enriched} of the ${recent.events} latest events passed the pipeline.`;
    notes.push(
      attached
        ? `${share} It is attached: older events stay as they are, and the share grows with each new event.`
        : `${share} The pipeline is not attached here, so only some senders name it. Attach it.`
    );
  } else if (recent.events === 0) notes.push('It is attached. No event came in the last day.');
  else if (!attached) notes.push('Its senders name the pipeline themselves.');
  if (!mapped) {
    const fields = 'The fields under tre.* are not mapped, so that rules and searches fail.';
    notes.push(attached || enriched === 'yes' ? `${fields} Attach it.` : fields);
  }
  return notes.join(' ') || 'Its events pass the pipeline.';
}

/** One source as Setup shows it. */
export function toSourceState(
  source: EventSource,
  graph: PipelineGraph,
  types: FieldTypes,
  counts: SourceCounts = NO_EVENTS
): SourceState {
  const mapped = [FIELDS.project, FIELDS.activity].every(
    (field) => types.get(field)?.get(writeIndexOf(source)) === 'keyword'
  );
  return {
    name: source.name,
    events: counts.events,
    ...(counts.lastEvent === undefined ? {} : { last_event: counts.lastEvent }),
    enriched: enrichmentOf(isAttached(source, graph), counts),
    mapped,
    hosts: counts.hosts,
    note: noteOf(source, graph, counts, mapped),
  };
}

/** Sources that the caller may read; the others are told of in a warning. */
export function readableSources(sources: readonly EventSource[], { readable }: ReadRights): EventSource[] {
  const patterns = readable.filter((name) => name.endsWith('*')).map((name) => name.slice(0, -1));
  return sources.filter(
    ({ name }) => readable.includes(name) || patterns.some((prefix) => name.startsWith(prefix))
  );
}

/** States of the sources given, counted as the caller, and what could not be told, in sentences. */
export async function sourceStates(
  user: Client,
  { sources, left }: FoundSources,
  graph: PipelineGraph,
  types: FieldTypes
): Promise<{ states: SourceState[]; warnings: string[] }> {
  const warnings: string[] = [];
  if (left > 0) warnings.push(`There are ${left} more sources of events than are shown.`);
  if (sources.length === 0) return { states: [], warnings };
  const { counts, partial } = await countEvents(user, sources, types);
  if (partial)
    warnings.push(
      'Elasticsearch could not count all events in time: the numbers of the sources are too small.'
    );
  return {
    states: sources.map((source) => toSourceState(source, graph, types, counts.get(source.name))),
    warnings,
  };
}
