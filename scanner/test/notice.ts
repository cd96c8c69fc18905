import type { Notice } from '../notify/notice';

/** A request that the scan blocked, as people are told of it. */
export const NOTICE: Notice = {
  event: 'blocked',
  project: 'heart',
  request: '00000000-0000-4000-8000-000000000001',
  status: 'blocked_by_scan',
  files: 3,
  worst: 'block',
  at: '2026-01-01T00:00:00.000Z',
};
