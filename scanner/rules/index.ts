import { ADAPTER_RULES } from './adapters';
import { ARCHIVE_RULES } from './archives';
import { HIDDEN_RULES } from './hidden';
import { IMAGE_RULES } from './images';
import { MARKUP_RULES } from './markup';
import { NOTEBOOK_RULES } from './notebooks';
import { OFFICE_RULES } from './office';
import { PDF_RULES } from './pdf';
import type { Rule } from './rule';
import { SCAN_RULES } from './scan';

export type { Rule } from './rule';

/** Every rule that the scanner knows. */
export const RULES = [
  ...SCAN_RULES,
  ...ADAPTER_RULES,
  ...ARCHIVE_RULES,
  ...OFFICE_RULES,
  ...PDF_RULES,
  ...IMAGE_RULES,
  ...MARKUP_RULES,
  ...NOTEBOOK_RULES,
  ...HIDDEN_RULES,
] as const satisfies readonly Rule[];

export type RuleId = (typeof RULES)[number]['id'];

const byId = new Map<string, Rule>(RULES.map((rule) => [rule.id, rule]));

/** The rule of an id, or undefined when there is none. */
export const findRule = (id: string): Rule | undefined => byId.get(id);
