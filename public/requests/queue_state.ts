import { DIRECTIONS, REQUEST_STATES, RESULTS, isOpen } from '../../common';
import type { RequestsQuery } from '../../common';
import { choiceParam, choicesParam, optionalParam, textParam } from '../components/use_url_state';
import type { UrlParam } from '../components/use_url_state';

/** Rows of one page of the queue. */
const PAGE_SIZE = '25';

/** The longest project id and search text that the API takes. */
const PROJECT_LENGTH = 63;
const TEXT_LENGTH = 200;

/** States in which somebody, or a machine, still has to do something. */
export const OPEN_STATES = REQUEST_STATES.filter(isOpen);

/** How the queue can be ordered: the name in the address, the words, and what the API is asked. */
export const ORDERS = {
  risk: { title: 'Risk, highest first', sort: 'risk', order: 'desc' },
  waiting: { title: 'Opened, longest ago first', sort: 'created', order: 'asc' },
  newest: { title: 'Opened, newest first', sort: 'created', order: 'desc' },
  changed: { title: 'Last change, newest first', sort: 'updated', order: 'desc' },
} as const;
export type Order = keyof typeof ORDERS;
export const ORDER_NAMES = Object.keys(ORDERS) as Order[];

export const QUEUE = {
  direction: choiceParam(['all', ...DIRECTIONS], 'all'),
  status: choicesParam(REQUEST_STATES, OPEN_STATES),
  project: textParam(PROJECT_LENGTH),
  worst: optionalParam(RESULTS),
  text: textParam(TEXT_LENGTH),
  sort: choiceParam(ORDER_NAMES, 'risk'),
};
type ValueOf<P> = P extends UrlParam<infer V> ? V : never;
export type QueueState = { [K in keyof typeof QUEUE]: ValueOf<(typeof QUEUE)[K]> };

export const NO_FILTERS: Omit<QueueState, 'direction' | 'sort'> = {
  status: OPEN_STATES,
  project: '',
  worst: undefined,
  text: '',
};

/** Every state of every request: what "is there anything at all?" asks. */
export const ANYTHING: RequestsQuery = { size: '10' };

/** Whether the reader narrowed the queue beyond what it shows at first. */
export function isNarrowed({ status, project, worst, text }: QueueState): boolean {
  return project !== '' || worst !== undefined || text !== '' || QUEUE.status.write(status) !== undefined;
}

export function toQuery(state: QueueState, cursor?: string): RequestsQuery {
  const { sort, order } = ORDERS[state.sort];
  // No state chosen, or all of them, is the same question: whatever its state.
  const states = state.status.length === REQUEST_STATES.length ? [] : state.status;
  return {
    sort,
    order,
    size: PAGE_SIZE,
    ...(state.direction === 'all' ? {} : { direction: state.direction }),
    ...(states.length === 0 ? {} : { status: states.join(',') }),
    ...(state.project === '' ? {} : { project: state.project }),
    ...(state.worst === undefined ? {} : { worst: state.worst }),
    ...(state.text === '' ? {} : { text: state.text }),
    ...(cursor === undefined ? {} : { cursor }),
  };
}
