import { ADAPTER_RULES } from './adapters';
import { ARCHIVE_RULES } from './archives';
import { HIDDEN_RULES } from './hidden';
import { IMAGE_RULES } from './images';
import { MARKUP_RULES } from './markup';
import { MODEL_RULES } from './models';
import { NAMES_RULES } from './names';
import { NOTEBOOK_RULES } from './notebooks';
import { OFFICE_RULES } from './office';
import { PDF_RULES } from './pdf';
import { CODE_RULES } from './code';
import { PUSH_RULES } from './push';
import { PYTHON_RULES } from './python';
import { PATIENT_RULES } from './patients';
import type { Rule } from './rule';
import { SCAN_RULES } from './scan';
import { TABLE_RULES } from './tables';
import { TEXT_RULES } from './text';
import { TYPES_RULES } from './types';

export type { Rule } from './rule';

/** Every rule that the scanner knows. */
export const RULES = [
  ...SCAN_RULES,
  ...PUSH_RULES,
  ...PYTHON_RULES,
  ...CODE_RULES,
  ...NAMES_RULES,
  ...TYPES_RULES,
  ...TEXT_RULES,
  ...ADAPTER_RULES,
  ...ARCHIVE_RULES,
  ...OFFICE_RULES,
  ...PDF_RULES,
  ...IMAGE_RULES,
  ...MARKUP_RULES,
  ...NOTEBOOK_RULES,
  ...HIDDEN_RULES,
  ...TABLE_RULES,
  ...PATIENT_RULES,
  ...MODEL_RULES,
] as const satisfies readonly Rule[];

export type RuleId = (typeof RULES)[number]['id'];

const byId = new Map<string, Rule>(RULES.map((rule) => [rule.id, rule]));

/** The rule of an id, or undefined when there is none. */
export const findRule = (id: string): Rule | undefined => byId.get(id);
