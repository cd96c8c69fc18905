import { resultOfFindings } from '../../common';
import type { Finding, Result } from '../../common';
import type { Policy } from '../policy';
import { CONTAINER_INSPECTORS } from './containers';
import type { ContentType } from './content_type';
import { checkType } from './identify/check_type';
import { identify } from './identify/identify';
import { Inspection, LimitReached } from './inspection';
import type { Budget } from './inspection';
import { MODEL_INSPECTORS } from './model_inspectors';
import { checkName } from './names/check_name';
import type { ByteSource } from './source';
import type { TextView } from './text/text_view';
import { TEXT_DETECTORS } from './text_detectors';

export interface Judgement {
  type: ContentType;
  findings: Finding[];
  result: Result;
  /** `error` when the check did not finish; the result is then never `pass`. */
  scan: 'complete' | 'error';
}

/** What one file may use up, from its policy; time counts from now. */
export function newBudget(policy: Policy): Budget {
  return {
    members: policy.threshold('archiveMembers'),
    bytes: policy.threshold('archiveBytes'),
    deadline: performance.now() + policy.threshold('fileSeconds') * 1_000,
  };
}

/** What a kind of judging does beyond `inspect`, within the same bounds. */
export interface Further {
  /** Looks on once the content is known; what it throws is a finding. */
  look(inspection: Inspection): void;
  /** The findings that count in the end. */
  keep(inspection: Inspection): Finding[];
}

/** Judges one content by what it is. Never throws: what goes wrong is a finding. */
export async function judge(
  path: string,
  source: ByteSource,
  policy: Policy,
  further?: Further
): Promise<Judgement> {
  const inspection = new Inspection(path, source, policy, newBudget(policy));
  try {
    await inspect(inspection);
    further?.look(inspection);
  } catch (error) {
    const limit = error instanceof LimitReached;
    inspection.report(limit ? 'scan/limit' : 'scan/failed', { evidence: (error as Error).message });
  }
  const findings = further?.keep(inspection) ?? inspection.findings;
  const scan = inspection.unread ? 'error' : 'complete';
  const result = resultOfFindings(findings);
  // A policy may lower `scan/failed`, but never so far that what was not read passes.
  return {
    type: inspection.type,
    findings,
    result: scan === 'error' && result === 'pass' ? 'review' : result,
    scan,
  };
}

/**
 * Names, identifies and looks into one content; what lies inside it comes back here one level deeper. The name comes
 * first, since it is cheap and needs no content; then what the content is, then whether that may leave, and then what
 * is inside: a type that may not leave is looked into as well, since a person may have to decide on it.
 */
export async function inspect(inspection: Inspection): Promise<ContentType> {
  inspection.checkTime();
  checkName(inspection);
  const { type, text } = await identify(inspection);
  inspection.type = type;
  checkType(inspection, type);
  await CONTAINER_INSPECTORS[type.id]?.(inspection);
  await MODEL_INSPECTORS[type.id]?.(inspection);
  for (const detect of text ? TEXT_DETECTORS : []) {
    inspection.checkTime();
    await detect(inspection, text as TextView);
  }
  return type;
}
