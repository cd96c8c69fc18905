import type { Inspection } from '../inspection';

/** What a name alone says. */
export function checkName(_inspection: Inspection): void {}
