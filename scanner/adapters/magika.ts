import { found } from './adapter';
import type { Adapter } from './adapter';
import { runTool } from './tool';

/** Below this Magika is guessing. */
const SURE = 0.9;

interface MagikaAnswer {
  result?: {
    value?: { score?: number; output?: { label?: string; is_text?: boolean; description?: string } };
  };
}

/** Told when Magika is sure of something binary where we proved text: its names of texts differ from ours too much. */
export const magika: Adapter = {
  name: 'magika',
  async findings(file, scan) {
    const { code, out } = await runTool('magika', ['--json', file]);
    if (code !== 0) throw new Error(`magika ended with code ${code}`);
    const value = (JSON.parse(out) as MagikaAnswer[])[0]?.result?.value;
    const output = value?.output;
    if (!output || (value.score ?? 0) < SURE || output.is_text !== false) return [];
    const provenText = scan.type.how === 'text' || scan.type.how === 'structure';
    return provenText
      ? [
          found(
            'magika/mismatch',
            output.description ?? output.label ?? '',
            `score ${value.score}; ours: ${scan.type.id}`
          ),
        ]
      : [];
  },
};
