import type { Finding } from '../../common';
import { findRule } from '../rules';
import type { RuleId } from '../rules';
import type { FileScan } from '../scan/scan_file';

/** Another tool whose results become findings. */
export interface Adapter {
  readonly name: string;
  /** Never rejects: a tool that failed is a finding. */
  findings(file: string, scan: FileScan): Promise<Finding[]>;
}

/** A finding of one of the rules of `rules/adapters.ts`. */
export function found(id: RuleId, message: string, evidence?: string): Finding {
  const rule = findRule(id);
  if (!rule) throw new Error(`There is no rule "${id}".`);
  return {
    rule: id,
    level: rule.level,
    message: clean(`${rule.title} ${message}`.trim(), 1_000),
    risk: rule.risk,
    help: rule.help,
    ...(evidence !== undefined && evidence !== '' && { evidence: clean(evidence, 4_000) }),
  };
}

/** The tool's words, well-formed and of bounded length: the API refuses others. */
const clean = (text: string, length: number) =>
  text
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .slice(0, length)
    .replace(/[\uD800-\uDBFF]$/, '');
