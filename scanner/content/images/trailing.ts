import type { Inspection } from '../inspection';
import { isFilling } from '../archives/filling';

/** Reports bytes behind the end of a picture, unless they are all zero. */
export function reportTrailing(inspection: Inspection, end: number): void {
  const { source } = inspection;
  if (end >= source.size || isFilling(source, end, source.size)) return;
  const head = Buffer.from(source.read(end, 16)).toString('hex');
  inspection.report('images/hidden-data', {
    message: 'Bytes stand behind the end of the picture.',
    evidence: `${source.size - end} bytes from offset ${end}, beginning ${head}`,
  });
}
