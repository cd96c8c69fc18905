import type { Client } from '@elastic/elasticsearch';
import { COMPONENT_TEMPLATES, EVENT_INDICES, INDEX_TEMPLATES, PIPELINES } from '../../common';
import type { Attachment } from './attachment';
import { getJson } from './cluster';
import { outcome } from './outcome';
import type { Outcome } from './outcome';
import { writeStored } from './stored_assets';

type Json = Record<string, unknown>;

/** Templates of Beats that are extended; a cluster has one a Beat and version. */
const MAX_TEMPLATES = 50;

const BEATS_PREFIXES = EVENT_INDICES.filter((name) => !name.startsWith('logs-')).map((name) =>
  name.replace(/\*$/, '')
);
const WINLOGBEAT = 'winlogbeat-';

const patternsOf = (template: Json): string[] => [template.index_patterns as string | string[]].flat();
const covers = (template: Json, prefixes: readonly string[]) =>
  patternsOf(template).some((pattern) => prefixes.some((prefix) => pattern.startsWith(prefix)));

/**
 * Extends the index templates of Winlogbeat and Auditbeat, so that the indices of tomorrow are enriched, too. Where
 * there is none for Winlogbeat, ours takes its place.
 */
export async function attachBeatsTemplates({ internal, operator, assets }: Attachment): Promise<Outcome[]> {
  const [answer, legacy] = await Promise.all([
    getJson(internal, '/_index_template'),
    getJson(internal, `/_template/${WINLOGBEAT}*`),
  ]);
  const all = ((answer?.index_templates ?? []) as Array<{ name: string; index_template: Json }>).filter(
    ({ name }) => name !== INDEX_TEMPLATES.winlogbeatFallback
  );
  const theirs = all.filter(({ index_template: template }) => covers(template, BEATS_PREFIXES));
  const done: Outcome[] = [];
  for (const { name, index_template: template } of theirs.slice(0, MAX_TEMPLATES))
    done.push(
      await outcome(`template ${name}`, 'user', () => extendTemplate(internal, operator, name, template))
    );

  const { kind, name, body } = assets.fallback;
  if (theirs.some(({ index_template: template }) => covers(template, [WINLOGBEAT]))) return done;
  const [old] = Object.keys(legacy ?? {});
  if (old !== undefined) return [...done, { name: `template ${old}`, ok: false, message: LEGACY }];
  done.push(
    await outcome(`template ${name}`, 'user', async () => {
      await writeStored(operator, kind, name, body);
      return 'Installed: there is no template of Winlogbeat of its own.';
    })
  );
  return done;
}

/** A composable template of ours would replace a legacy one wholly, and with it Winlogbeat's own mappings. */
const LEGACY =
  'This is a legacy template, which cannot be extended. Set setup.template.settings.index.final_pipeline: ' +
  `${PIPELINES.events} in winlogbeat.yml and load its template again.`;

async function extendTemplate(
  internal: Client,
  operator: Client,
  name: string,
  template: Json
): Promise<string | Omit<Outcome, 'name'>> {
  const composed = (template.composed_of ?? []) as string[];
  const effective = await effectivePipeline(internal, name);
  const foreign = effective !== undefined && effective !== PIPELINES.events;
  const { eventMappings, eventEnrichment } = COMPONENT_TEMPLATES;
  const missing = (foreign ? [eventMappings] : [eventMappings, eventEnrichment]).filter(
    (component) => !composed.includes(component)
  );
  if (missing.length > 0)
    await writeStored(operator, 'index_template', name, {
      ...template,
      composed_of: [...composed, ...missing],
    });
  if (!foreign)
    return missing.length > 0 ? 'New indices will be enriched.' : 'New indices are enriched already.';
  return {
    ok: false,
    message:
      `New indices map the fields. It sets a final pipeline of its own, ${effective}, which was kept: ` +
      `let that one call ${PIPELINES.events}.`,
  };
}

/** What a new index of this template would have as its final pipeline. */
async function effectivePipeline(internal: Client, name: string): Promise<string | undefined> {
  const { body } = await internal.transport.request<{
    template?: { settings?: { index?: { final_pipeline?: string } } };
  }>({ method: 'POST', path: `/_index_template/_simulate/${encodeURIComponent(name)}` }, { meta: true });
  const pipeline = body.template?.settings?.index?.final_pipeline;
  return pipeline === '_none' ? undefined : pipeline;
}

/** Whether Winlogbeat's own template makes our fallback superfluous; for the state that Setup shows. */
export async function hasWinlogbeatTemplate(internal: Client): Promise<boolean> {
  const answer = await getJson(internal, '/_index_template', {
    filter_path: 'index_templates.name,index_templates.index_template.index_patterns',
  });
  return ((answer?.index_templates ?? []) as Array<{ name: string; index_template: Json }>).some(
    ({ name, index_template: template }) =>
      name !== INDEX_TEMPLATES.winlogbeatFallback && covers(template, [WINLOGBEAT])
  );
}
