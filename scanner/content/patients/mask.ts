import type { Identifier } from '../../policy';
import { hasLuhn, hasMod11 } from './check_digits';

const isLetter = (byte: number) => (byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122);
const isDigit = (byte: number) => byte >= 48 && byte <= 57;

/** Finds what a mask of the policy describes; the mask is compared place by place and never run as a pattern. */
export class MaskMatcher {
  private readonly prefix: string;

  constructor(readonly identifier: Identifier) {
    this.prefix = (identifier.prefix ?? '').toUpperCase();
  }

  /** The identifiers in some bytes, with where each begins; never part of a longer word or number. */
  *find(bytes: Buffer): Generator<{ text: string; at: number }> {
    const { prefix } = this;
    const { mask, check } = this.identifier;
    const length = prefix.length + mask.length;
    for (let at = 0; at + length <= bytes.length; at += 1) {
      if (!this.fits(bytes, at)) continue;
      const text = bytes.toString('latin1', at, at + length);
      if (check === 'mod11' && !hasMod11(text.slice(prefix.length))) continue;
      if (check === 'luhn' && !hasLuhn(text.slice(prefix.length))) continue;
      yield { text, at };
      at += length - 1;
    }
  }

  private fits(bytes: Buffer, at: number): boolean {
    const { prefix } = this;
    const { mask } = this.identifier;
    for (let place = 0; place < prefix.length; place += 1) {
      const byte = bytes[at + place] as number;
      if ((isLetter(byte) ? byte & 0xdf : byte) !== prefix.charCodeAt(place)) return false;
    }
    const start = at + prefix.length;
    for (let place = 0; place < mask.length; place += 1) {
      const byte = bytes[start + place] as number;
      const wanted = mask[place];
      if (wanted === '9' && !isDigit(byte)) return false;
      if (wanted === 'A' && !isLetter(byte)) return false;
      if (wanted === 'X' && !isDigit(byte) && !isLetter(byte)) return false;
      if (wanted !== '9' && wanted !== 'A' && wanted !== 'X' && byte !== (wanted as string).charCodeAt(0))
        return false;
    }
    return isEdge(bytes[at - 1]) && isEdge(bytes[start + mask.length]);
  }
}

const isEdge = (byte: number | undefined) => byte === undefined || !(isLetter(byte) || isDigit(byte));
