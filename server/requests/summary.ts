import type { RequestSummary } from '../../common';

/** A record, so that a field added to the summary cannot be forgotten here. */
const FIELDS: Record<keyof RequestSummary, true> = {
  id: true,
  direction: true,
  project: true,
  title: true,
  status: true,
  revision: true,
  risk: true,
  worst: true,
  counts: true,
  approvals_needed: true,
  researcher: true,
  submitted_by: true,
  scanner: true,
  policy: true,
  created_at: true,
  updated_at: true,
  push: true,
};
export const SUMMARY_FIELDS = Object.keys(FIELDS) as Array<keyof RequestSummary>;

/** The part of a request that the queue shows. */
export function toSummary(document: RequestSummary): RequestSummary {
  return Object.fromEntries(
    SUMMARY_FIELDS.filter((field) => document[field] !== undefined).map((field) => [field, document[field]])
  ) as unknown as RequestSummary;
}
