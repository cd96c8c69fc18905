import { resultOfFindings } from '../../common';
import type { Finding, Result } from '../../common';
import type { Policy } from '../policy';
import { UNKNOWN } from './content_type';
import type { ContentType } from './content_type';
import { Inspection, LimitReached } from './inspection';
import type { Budget } from './inspection';
import type { ByteSource } from './source';

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

/** Judges one content by what it is. Never throws: what goes wrong is a finding. */
export async function judge(path: string, source: ByteSource, policy: Policy): Promise<Judgement> {
  const inspection = new Inspection(path, source, policy, newBudget(policy));
  let type = UNKNOWN;
  let scan: Judgement['scan'] = 'complete';
  try {
    type = await inspect(inspection);
  } catch (error) {
    scan = 'error';
    const limit = error instanceof LimitReached;
    inspection.report(limit ? 'scan/limit' : 'scan/failed', { evidence: (error as Error).message });
  }
  const result = resultOfFindings(inspection.findings);
  // A policy may lower `scan/failed`, but never so far that what was not read passes.
  return {
    type,
    findings: inspection.findings,
    result: scan === 'error' && result === 'pass' ? 'review' : result,
    scan,
  };
}

/** Names, identifies and looks into one content; what lies inside it comes back here one level deeper. */
export async function inspect(inspection: Inspection): Promise<ContentType> {
  inspection.checkTime();
  return UNKNOWN;
}
