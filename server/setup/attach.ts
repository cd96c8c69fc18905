import type { Client } from '@elastic/elasticsearch';
import { COMPONENT_TEMPLATES, PIPELINES } from '../../common';
import { conflict } from '../errors';
import type { Assets } from './assets';
import { attachBeats } from './attach_beats';
import { attachBeatsTemplates } from './attach_templates';
import { attachFleet } from './attach_fleet';
import type { Attachment, Properties } from './attachment';
import { findSources, isFleets } from './event_sources';
import type { Outcome } from './outcome';
import { readPipelineGraph } from './pipeline_graph';
import { readStored } from './stored_assets';

/**
 * Lets events that are not ours pass our pipeline, and maps `tre.*` where they are stored: in the indices that are
 * there, and in the templates of those to come. What somebody else set is kept, and told.
 */
export async function attach(attachment: Attachment): Promise<Outcome[]> {
  const { internal, operator, assets } = attachment;
  await checkInstalled(internal);
  const [{ sources }, graph] = await Promise.all([findSources(internal), readPipelineGraph(internal)]);
  const properties = eventProperties(assets);
  const done = await attachBeatsTemplates(attachment);
  for (const source of sources)
    done.push(
      isFleets(source)
        ? await attachFleet({ internal, operator, source, graph, properties })
        : await attachBeats({ operator, source, graph, properties })
    );
  return done;
}

/** An index that names a pipeline which is not there refuses every event. */
async function checkInstalled(internal: Client): Promise<void> {
  const there = await Promise.all([
    ...Object.values(PIPELINES).map((name) => readStored(internal, 'ingest_pipeline', name)),
    ...Object.values(COMPONENT_TEMPLATES).map((name) => readStored(internal, 'component_template', name)),
  ]);
  if (there.some((stored) => stored === undefined))
    throw conflict('Install the pipelines and templates first: events would be refused without them.');
}

/** The mapped `tre.*` fields, from the very template that new indices get them from. */
export function eventProperties({ shared }: Assets): Properties {
  const template = shared.find(({ name }) => name === COMPONENT_TEMPLATES.eventMappings)?.body.template as
    { mappings?: { properties?: Properties } } | undefined;
  const properties = template?.mappings?.properties;
  if (!properties) throw new Error(`The template ${COMPONENT_TEMPLATES.eventMappings} maps nothing.`);
  return properties;
}
