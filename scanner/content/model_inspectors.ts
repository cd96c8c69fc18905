import type { Inspector } from './containers';

/** The inspector of each kind of model, by the type's id. */
export const MODEL_INSPECTORS: Readonly<Record<string, Inspector>> = {};
