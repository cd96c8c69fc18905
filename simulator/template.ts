import { moduleShape } from './module_shape';
import { sysmonTime } from './sysmon_event';
import { isoTime } from './windows_event';
import type { SimulatedEvent } from './windows_event';

export const SHAPES = ['raw', 'module'] as const;
/** As Winlogbeat ships an event, or as it lies in the index after Winlogbeat's own pipelines. */
export type Shape = (typeof SHAPES)[number];

/** The document of an event in a shape, as one line of JSON. */
export const eventLine = (event: SimulatedEvent, shape: Shape): string =>
  JSON.stringify(shape === 'raw' ? event : moduleShape(event));

/** What differs between two events made from one template. */
export interface Values {
  /** Milliseconds since 1970. */
  at: number;
  pid: number;
  parentPid: number;
  entityId: string;
  parentEntityId: string;
  record: number;
  /** A number that makes a file name new. */
  serial: number;
}

/**
 * Stand-ins that an example event is built with. Each is a valid value of its kind, so the example passes
 * through any shape, and so rare that it stands for itself alone wherever it comes out in the JSON.
 */
export const STAND_IN: Values = {
  at: Date.UTC(1999, 0, 1, 0, 0, 0, 111),
  pid: 99_900_001,
  parentPid: 99_900_002,
  entityId: '{00001999-0000-0000-0000-000000000001}',
  parentEntityId: '{00001999-0000-0000-0000-000000000002}',
  record: 99_900_003,
  serial: 99_900_004,
};
const ANY_STAND_IN =
  /(9990000[1-4]|\{00001999-0000-0000-0000-00000000000[12]\}|1999-01-01[T ]00:00:\d\d\.\d{3}Z?)/;

type Hole = (values: Values) => string | number;

const FIELDS = ['pid', 'parentPid', 'entityId', 'parentEntityId', 'record', 'serial'] as const;

function hole(standIn: string): Hole {
  const field = FIELDS.find((name) => String(STAND_IN[name]) === standIn);
  if (field) return (values) => values[field];
  const isSysmonTime = standIn.includes(' ');
  const offset = Date.parse(isSysmonTime ? `${standIn.replace(' ', 'T')}Z` : standIn) - STAND_IN.at;
  const format = isSysmonTime ? sysmonTime : isoTime;
  return (values) => format(values.at + offset);
}

/** Makes lines of one kind of event without building and serialising an object for each. */
export function template(example: SimulatedEvent, shape: Shape): (values: Values) => string {
  const withRecord = { ...example, winlog: { ...example.winlog, record_id: STAND_IN.record } };
  // Splitting at a pattern with a group puts the stand-ins at the odd places.
  const parts = eventLine(withRecord, shape).split(ANY_STAND_IN);
  const texts = parts.filter((_, index) => index % 2 === 0);
  const holes = parts.filter((_, index) => index % 2 === 1).map(hole);
  const first = texts[0] ?? '';
  return (values) => {
    let line = first;
    for (let index = 0; index < holes.length; index += 1) {
      line += holes[index]!(values) + texts[index + 1]!;
    }
    return line;
  };
}
