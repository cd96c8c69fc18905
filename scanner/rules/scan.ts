import { RISK } from './rule';
import type { Rule } from './rule';

/** Findings about the scan itself: what could not be read is for a person to decide, never a pass. */
export const SCAN_RULES = [
  {
    id: 'scan/failed',
    title: 'The file could not be judged: the check failed.',
    level: 'warning',
    risk: RISK.unread,
    help: 'Export the data again in a plain form; if it stays so, ask your operators.',
    explain:
      'A parser gave up, ran out of its memory or its time, or the file could not be read. What was not read is never a pass.',
  },
  {
    id: 'scan/limit',
    title: 'The file is larger or deeper than the check goes, so a part of it was not read.',
    level: 'warning',
    risk: RISK.unread,
    help: 'Split the file, or take it out of the archives around it.',
    explain:
      'A bound on bytes, members, depth or time was met; the message names which. The bounds are part of the policy.',
  },
  {
    id: 'scan/changed',
    title: 'The file was changed while it was read.',
    level: 'warning',
    risk: RISK.unread,
    help: 'Leave the file alone for a minute; it is then checked again.',
    explain: 'Size, time of change or number of the file differ before and after the check.',
  },
  {
    id: 'scan/not-a-file',
    title: 'This is a link, a device or something else that is no plain file.',
    level: 'error',
    risk: RISK.binary,
    help: 'Put the file itself here, not a link to it.',
    explain: 'Links and devices are never followed: what they lead to may lie outside the share.',
  },
] as const satisfies readonly Rule[];
