import type { Inspector } from '../containers';

/** Content that is recognised as packed but not opened. */
export const opaque =
  (name: string): Inspector =>
  (inspection) =>
    inspection.report('archives/opaque', { evidence: `${name}, ${inspection.source.size} bytes` });
