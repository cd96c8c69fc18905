import type { Project, ProcessesQuery } from '../../common';
import { badRequest } from '../errors';
import { decodeCursor } from './cursor';
import type { ProcessSearch } from './query';

const DAY_MS = 24 * 60 * 60 * 1000;
const DEFAULT_RANGE_MS = DAY_MS;
/** A year and a little: a year back from today is asked for, and every index then has to be opened. */
const MAX_RANGE_MS = 400 * DAY_MS;
const DEFAULT_SIZE = '25';
/** Words of the text filter; each is looked for in every command line that is stored. */
const MAX_WORDS = 10;

function rangeOf({ from, to }: ProcessesQuery, now: number): { from: number; to: number } {
  const end = to === undefined ? now : Date.parse(to);
  const start = from === undefined ? end - DEFAULT_RANGE_MS : Date.parse(from);
  // The codec knows the form of a time, not that there is no 31st of February.
  if (Number.isNaN(start)) throw badRequest('from is not a time that exists.');
  if (Number.isNaN(end)) throw badRequest('to is not a time that exists.');
  if (start > end) throw badRequest('from must not be later than to.');
  if (end - start > MAX_RANGE_MS) throw badRequest('from and to must be at most 400 days apart.');
  return { from: start, to: end };
}

/** What a query asks for, with its defaults. Throws AirlockError 400. `now`: milliseconds since 1970. */
export function processParams(
  query: ProcessesQuery,
  project: Pick<Project, 'id' | 'hosts'> | undefined,
  now: number
): ProcessSearch {
  const words = (query.text ?? '').split(/\s+/).filter((word) => word !== '');
  if (words.length > MAX_WORDS) throw badRequest(`text must have at most ${MAX_WORDS} words.`);
  const cursor = query.cursor === undefined ? undefined : decodeCursor(query.cursor);
  if (cursor && query.order !== undefined && query.order !== cursor.order)
    throw badRequest('cursor belongs to the other order. Start from the first page.');
  return {
    filters: {
      view: query.view ?? 'python',
      project: project && { id: project.id, hosts: project.hosts },
      environment: query.environment,
      user: query.user,
      parent: query.parent,
      words,
      label: query.label,
      category: query.category,
      expected: query.expected === 'true',
    },
    ...(cursor ? { from: cursor.from, to: cursor.to } : rangeOf(query, now)),
    order: cursor?.order ?? (query.order === 'asc' ? 'asc' : 'desc'),
    size: Number(query.size ?? DEFAULT_SIZE),
    ...(cursor ? { after: cursor.after } : {}),
  };
}
