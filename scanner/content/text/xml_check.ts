import { SaxesParser } from 'saxes';

import type { Problem } from './csv_check';

/**
 * Follows XML 1.0 without building anything. What a document type declares is not read, so a document with one may
 * use entities that nobody knows here; they are never replaced.
 */
export class XmlCheck {
  problem?: Problem;
  private readonly parser = new SaxesParser({ position: true });
  private depth = 0;
  private declares = false;
  private isOver = false;

  constructor(maxDepth: number) {
    const { parser } = this;
    parser.on('error', ({ message }) => {
      if (!(this.declares && /undefined entity/.test(message))) this.fail(plain(message));
    });
    parser.on('doctype', () => (this.declares = true));
    parser.on('opentag', () => {
      this.depth += 1;
      if (this.depth > maxDepth) this.fail(`It is nested in more than ${maxDepth} levels`);
    });
    parser.on('closetag', () => (this.depth -= 1));
  }

  /** Takes in whole characters in UTF-8; reads nothing more after a problem. */
  push(bytes: Buffer): void {
    if (!this.problem) this.parser.write(bytes.toString('utf8'));
  }

  end(): void {
    if (this.problem || this.isOver) return;
    this.isOver = true;
    this.parser.close();
  }

  private fail(message: string): void {
    this.problem ??= { message, line: this.parser.line };
  }
}

/** The library's message without its place, as the beginning of a sentence. */
const plain = (message: string) => {
  const text = message.replace(/^\d+:\d+: /, '').replace(/\.$/, '');
  return `${text[0]?.toUpperCase() ?? ''}${text.slice(1)}`;
};
