import { found } from './adapter';
import type { Adapter } from './adapter';
import { runTool } from './tool';

interface SiegfriedAnswer {
  files?: Array<{ matches?: Array<{ id?: string; format?: string; warning?: string }> }>;
}

/** `sf -json FILE`: its `warning` says what does not fit, such as "extension mismatch". */
export const siegfried: Adapter = {
  name: 'siegfried',
  async findings(file) {
    const { code, out } = await runTool('sf', ['-json', file]);
    if (code !== 0) throw new Error(`sf ended with code ${code}`);
    const answer = JSON.parse(out) as SiegfriedAnswer;
    const matches = answer.files?.[0]?.matches ?? [];
    return matches
      .filter(({ warning }) => warning !== undefined && /mismatch/.test(warning))
      .map(({ id, format, warning }) => found('siegfried/format', `${id ?? ''} ${format ?? ''}`, warning));
  },
};
