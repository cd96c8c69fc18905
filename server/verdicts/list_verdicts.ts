import { integer, object, pattern } from '../../common';
import type { VerdictsPage, VerdictsQuery } from '../../common';
import { decodeCursor, encodeCursor } from '../requests/cursor';
import { visibleRequest } from '../requests/visible_request';
import type { Call } from '../router/route';

const DEFAULT_SIZE = 20;

const place = object({ time: integer(0), key: pattern(/^[0-9a-f]{64}$/, 'a key', 64) });

/** GET /requests/{id}/verdicts: whole verdicts, newest first, of one file or of all. */
export async function listVerdicts(call: Call, id: string, query: VerdictsQuery): Promise<VerdictsPage> {
  const after = query.cursor === undefined ? undefined : decodeCursor(place, query.cursor);
  await visibleRequest(call, id);
  const { items, next } = await call.services.verdicts.page({
    request: id,
    path: query.path,
    size: query.size === undefined ? DEFAULT_SIZE : Number(query.size),
    after,
  });
  return { items, ...(next ? { next: encodeCursor(next) } : {}) };
}
