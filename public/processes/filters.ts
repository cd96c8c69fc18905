import dateMath from '@elastic/datemath';
import { ACTIVITY_LABELS, PROCESS_CATEGORIES, PROCESS_VIEWS, decode, processesQuery } from '../../common';
import type { ProcessCategory, ProcessesQuery } from '../../common';
import { choiceParam, optionalParam, textParam } from '../components/use_url_state';
import type { UrlParam } from '../components/use_url_state';

export type ProcessView = (typeof PROCESS_VIEWS)[number];

export const DEFAULT_RANGE = { from: 'now-24h', to: 'now' } as const;
const PAGE_SIZE = '25';
const CATEGORIES = Object.keys(PROCESS_CATEGORIES) as ProcessCategory[];

/** Longest time that is read from an address: `now-24h` and ISO times are far below. */
const TIME_LENGTH = 40;

/** A time as it was typed: `now-24h` stays relative when the link is sent on. */
const timeParam = (fallback: string): UrlParam<string> => ({
  read: (text) => (text ? text.slice(0, TIME_LENGTH) : fallback),
  write: (value) => (value === fallback ? undefined : value),
});

/** The page's state in its address. */
export const FILTERS = {
  view: choiceParam(PROCESS_VIEWS, 'python'),
  from: timeParam(DEFAULT_RANGE.from),
  to: timeParam(DEFAULT_RANGE.to),
  project: textParam(63),
  environment: textParam(253),
  user: textParam(256),
  parent: textParam(255),
  text: textParam(200),
  label: optionalParam(ACTIVITY_LABELS),
  category: optionalParam(CATEGORIES),
  expected: choiceParam(['false', 'true'], 'false'),
};

type ValueOf<P> = P extends UrlParam<infer V> ? V : never;
export type ProcessFilters = { [K in keyof typeof FILTERS]: ValueOf<(typeof FILTERS)[K]> };

/** Filters that narrow the list, beside time, view and expected children. */
const NARROWING = ['project', 'environment', 'user', 'parent', 'text', 'label', 'category'] as const;

export const NO_FILTERS: Partial<ProcessFilters> = {
  project: '',
  environment: '',
  user: '',
  parent: '',
  text: '',
  label: undefined,
  category: undefined,
};

export function isNarrowed(filters: ProcessFilters): boolean {
  return NARROWING.some((key) => Boolean(filters[key]));
}

export type Range = { from: string; to: string };

/** Only `now…` and ISO times: moment guesses at anything else, differently in each browser. */
function readTime(text: string, options: { forceNow: Date; roundUp?: boolean }) {
  return /^(now|\d{4}-)/.test(text) ? dateMath.parse(text, options) : undefined;
}

/** The range as ISO times, or why it has none. A relative end is rounded up: `now/d` is the end of the day. */
export function resolveRange({ from, to }: Range): Range | { problem: string } {
  const forceNow = new Date();
  const start = readTime(from, { forceNow });
  const end = readTime(to, { forceNow, roundUp: true });
  if (!start?.isValid() || !end?.isValid())
    return { problem: 'The time range cannot be read. Choose another one.' };
  if (start.isAfter(end)) return { problem: 'The time range ends before it starts. Choose another one.' };
  return { from: start.toISOString(), to: end.toISOString() };
}

/** What to ask the API, or why nothing can be asked. */
export function toQuery(
  filters: ProcessFilters,
  range: Range,
  cursor?: string
): { query: ProcessesQuery } | { problem: string } {
  const asked: Record<string, string> = { view: filters.view, ...range, size: PAGE_SIZE };
  for (const key of NARROWING) {
    const value = filters[key];
    if (value) asked[key] = value;
  }
  if (filters.expected === 'true') asked.expected = 'true';
  if (cursor) asked.cursor = cursor;
  const decoded = decode(processesQuery, asked);
  if (decoded.ok) return { query: decoded.value };
  const first = decoded.problems[0];
  return { problem: `The filter "${first?.path.join('.') ?? ''}" ${first?.message ?? 'cannot be used'}.` };
}
