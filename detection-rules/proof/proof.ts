import type { EventSet, Exception, Proof, ProofEvent } from './types';

/** The proof of a rule, the default export of the file beside it. */
export const proof = (stated: Omit<Proof, 'plain'> & { plain?: boolean }): Proof => ({
  plain: false,
  ...stated,
});

/** Events that happen together, told in words. */
export const set = (words: string, ...events: ReadonlyArray<ProofEvent | ProofEvent[]>): EventSet => ({
  words,
  events: events.flat(),
});

/** A set that alerts unless an operator has made this exception for it. */
export const excepted = (exception: Exception, quiet: EventSet): EventSet => ({ ...quiet, exception });

/** The events, so many seconds later. */
export const after = (seconds: number, ...events: ReadonlyArray<ProofEvent | ProofEvent[]>): ProofEvent[] =>
  events.flat().map((event) => ({ ...event, offset: event.offset + seconds }));

/** So many events, one every so many seconds. */
export const every = (seconds: number, count: number, make: (index: number) => ProofEvent): ProofEvent[] =>
  Array.from({ length: count }, (_, index) => after(index * seconds, make(index))).flat();
