import type { Inspection } from '../inspection';
import type { Opening } from './openings';

/** Characters of a hidden thing that are shown to reviewers. */
const SHOWN = 80;

/** Its first characters and its length: what a reviewer needs to find it. */
export const evidenceOf = (text: string, length = text.length): string =>
  `${text.slice(0, SHOWN)}${length > SHOWN ? '…' : ''} (${length} characters)`;

const NAMES: Readonly<Record<string, string>> = {
  'hidden/base64': 'base64',
  'hidden/base32': 'base32',
  'hidden/base85': 'base85',
  'hidden/hex': 'hexadecimal digits',
  'hidden/bytes': 'numbers from 0 to 255',
  'hidden/escapes': 'escapes',
};

/** Reports an encoded piece of text, and what it decodes to. */
export function tell(
  inspection: Inspection,
  opening: Opening,
  text: string,
  length: number,
  line?: number
): void {
  inspection.report(opening.rule, {
    message: `The text holds ${NAMES[opening.rule] ?? 'an encoding'} that decode${opening.rule === 'hidden/base64' ? 's' : ''} to ${opening.look.what}.`,
    evidence: evidenceOf(text, length),
    line,
  });
}
