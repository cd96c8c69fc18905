/** A piece of a text. Its bytes belong to the source: copy what must outlive the next step. */
export class TextWindow {
  private decoded?: string;

  constructor(
    /** The piece in UTF-8, whatever the file is written in. */
    readonly bytes: Buffer,
    /** Where it begins in the source, in bytes. */
    readonly offset: number,
    /** So many of `bytes` stood in the window before. */
    readonly overlap: number,
    /** Nothing follows. */
    readonly last: boolean,
    private readonly lineOf: (offset: number) => number
  ) {}

  /** The piece as a string; made when it is asked for, which costs: look at `bytes` first. */
  get text(): string {
    return (this.decoded ??= this.bytes.toString('utf8'));
  }

  /** The number of the line that the piece begins in; 1 is the first. Counted when it is asked for. */
  get firstLine(): number {
    return this.lineOf(this.offset);
  }

  /** The number of the line that one of `bytes` lies in. */
  lineAt(index: number): number {
    let line = this.firstLine;
    for (let at = this.bytes.indexOf(0x0a); at !== -1 && at < index; at = this.bytes.indexOf(0x0a, at + 1))
      line += 1;
    return line;
  }
}
