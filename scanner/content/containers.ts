import type { Inspection } from './inspection';

/** Looks into content of a known type and reports what it finds; what lies inside goes through `inspectMember`. */
export type Inspector = (inspection: Inspection) => void | Promise<void>;

/** The inspector of each type that can hold more than it shows, by the type's id. */
export const CONTAINER_INSPECTORS: Readonly<Record<string, Inspector>> = {};
