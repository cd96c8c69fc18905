import type { Finding } from '../../common';
import { newBudget } from '../content/inspect';
import { Inspection } from '../content/inspection';
import { BufferSource } from '../content/source';
import { TextView } from '../content/text/text_view';
import { TEXT_DETECTORS } from '../content/text_detectors';
import { DEFAULT_POLICY } from '../policy';
import type { Policy } from '../policy';

const DELIMITERS: Readonly<Record<string, string>> = { csv: ',', tsv: '\t' };

/** What the text detectors alone find in a text of a type. */
export async function findInText(
  text: string,
  typeId: string,
  policy: Policy = DEFAULT_POLICY
): Promise<Finding[]> {
  const source = new BufferSource(Buffer.from(text));
  const inspection = new Inspection(`file.${typeId}`, source, policy, newBudget(policy));
  const view = new TextView(source, 'utf-8', typeId, 0, DELIMITERS[typeId]);
  for (const detect of TEXT_DETECTORS) await detect(inspection, view);
  return inspection.findings;
}

/** The rules of findings that do not pass. */
export const alarms = (findings: readonly Finding[]): string[] =>
  findings.filter(({ level }) => level !== 'note').map(({ rule }) => rule);
