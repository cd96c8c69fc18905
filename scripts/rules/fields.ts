import { readFileSync } from 'node:fs';
import path from 'node:path';
import { COMPONENT_TEMPLATES, INDEX_TEMPLATES } from '../../common';
import fields from './data/fields.json';

/**
 * Which field an index pattern declares, and its type: our templates for `tre.*` and the airlock's streams; ECS
 * 8.3 and Winlogbeat's own fields, as far as a rule may need them, from data/fields.json.
 */
export type Fields = ReadonlyMap<string, string>;

interface Mapping {
  type?: string;
  enabled?: boolean;
  properties?: Record<string, Mapping>;
}

const TEMPLATES = path.resolve(__dirname, '../../ingest-pipelines/index-templates');

function leaves(properties: Record<string, Mapping>, prefix = ''): Array<[string, string]> {
  return Object.entries(properties).flatMap(([name, mapping]): Array<[string, string]> => {
    if (mapping.properties) return leaves(mapping.properties, `${prefix}${name}.`);
    // A field that is stored and not indexed answers no query.
    return mapping.enabled === false ? [] : [[`${prefix}${name}`, mapping.type ?? 'object']];
  });
}

function template(name: string): Array<[string, string]> {
  const file = JSON.parse(readFileSync(path.join(TEMPLATES, `${name}.json`), 'utf8')) as {
    template: { mappings: { properties: Record<string, Mapping> } };
  };
  return leaves(file.template.mappings.properties);
}

const enriched = (): Array<[string, string]> => [
  ...Object.entries(fields.ecs),
  ...template(COMPONENT_TEMPLATES.eventMappings),
];
const windows = (): Array<[string, string]> => [...enriched(), ...Object.entries(fields.winlogbeat)];

const DECLARED: Record<string, () => Array<[string, string]>> = {
  'winlogbeat-*': windows,
  'logs-windows.*': windows,
  'logs-system.security-*': windows,
  'logs-system.system-*': windows,
  'logs-sysmon_linux.*': windows,
  'auditbeat-*': enriched,
  'logs-auditd_manager.*': enriched,
  'logs-tre.verdict-*': () => template(INDEX_TEMPLATES.verdicts),
  'logs-tre.audit-*': () => template(INDEX_TEMPLATES.audit),
};

const known = new Map<string, Fields>();

/** What the pattern declares, or undefined for a pattern that no rule may name. */
export function fieldsOfIndex(pattern: string): Fields | undefined {
  const declare = Object.prototype.hasOwnProperty.call(DECLARED, pattern) ? DECLARED[pattern] : undefined;
  if (!declare) return undefined;
  const found = known.get(pattern) ?? new Map(declare());
  known.set(pattern, found);
  return found;
}

export const INDEX_PATTERNS = Object.keys(DECLARED);

/**
 * What Elastic's own checker has to be told of: by index pattern, the fields that are not of ECS, in the form that
 * its `stack-schema-map.yaml` names.
 */
export const customFields = (): Record<string, Record<string, string>> =>
  Object.fromEntries(
    INDEX_PATTERNS.map((pattern) => [
      pattern,
      Object.fromEntries(
        [...(fieldsOfIndex(pattern) ?? [])].filter(
          ([name]) => !Object.prototype.hasOwnProperty.call(fields.ecs, name)
        )
      ),
    ])
  );

/** Winlogbeat's data of an event is mapped only where its own template is, or once such an event was seen. */
export const needsQuestionMark = (field: string): boolean => /^winlog\.(event|user)_data\./.test(field);
