/**
 * Whether a KQL text stays in the part that means the same in Lucene's query language but for the case of its
 * operators, so that the tests can give it to `query_string`. It reads the form and interprets nothing.
 */
const TOKEN = /\s+|\(|\)|"[^"\\\n]*"|[^\s()":]+:?/y;
const FIELD = /^[A-Za-z_@][A-Za-z0-9_.@]*:$/;
/** Letters, digits, dots, dashes, underscores and the wildcard: nothing that either language gives a meaning. */
const VALUE = /^[A-Za-z0-9_*][A-Za-z0-9_.*@-]*$|^"[^"\\\n]*"$/;
const OPERATORS = ['and', 'or', 'not'];

interface Token {
  text: string;
  at: number;
}

export class KqlFault extends Error {
  constructor(
    message: string,
    readonly at: number
  ) {
    super(message);
  }
}

function tokens(query: string): Token[] {
  const found: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < query.length) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(query);
    if (!match) throw new KqlFault(`"${query.charAt(at)}" is not in the shared part of KQL and Lucene`, at);
    if (match[0].trim() !== '') found.push({ text: match[0], at });
  }
  return found;
}

/** Reads `clause (and clause)*` or `clause (or clause)*`, with `not` before a clause, and collects fields. */
class Reader {
  readonly fields: Array<{ name: string; at: number }> = [];
  private next = 0;

  constructor(
    private readonly found: Token[],
    private readonly end: number
  ) {}

  private peek(): Token {
    return this.found[this.next] ?? { text: '', at: this.end };
  }

  private take(): Token {
    const token = this.peek();
    this.next += 1;
    return token;
  }

  private chain(clause: () => void): void {
    let joined: string | undefined;
    for (;;) {
      if (this.peek().text === 'not') this.take();
      clause();
      const { text, at } = this.peek();
      if (text !== 'and' && text !== 'or') return;
      if (joined !== undefined && joined !== text)
        throw new KqlFault(
          '"and" and "or" meet without parentheses: the two languages read that differently',
          at
        );
      joined = text;
      this.take();
    }
  }

  private close(): void {
    const { text, at } = this.take();
    if (text !== ')') throw new KqlFault(text ? `"${text}" is not expected here` : 'a ")" is missing', at);
  }

  private value(): void {
    const { text, at } = this.take();
    if (!VALUE.test(text) || OPERATORS.includes(text.toLowerCase()))
      throw new KqlFault(text ? `"${text}" is no value` : 'a value is missing', at);
  }

  private clause(): void {
    const { text, at } = this.take();
    if (text === '(') {
      this.chain(() => this.clause());
      this.close();
      return;
    }
    if (!FIELD.test(text))
      throw new KqlFault(
        text ? `"${text}" is no "field:" (and, or, not in small letters)` : 'a clause is missing',
        at
      );
    this.fields.push({ name: text.slice(0, -1), at });
    if (this.peek().text !== '(') return this.value();
    this.take();
    this.chain(() => this.value());
    this.close();
  }

  read(): void {
    this.chain(() => this.clause());
    const { text, at } = this.peek();
    if (text) throw new KqlFault(`"${text}" is not expected here`, at);
  }
}

/** The fields that the query names. Throws KqlFault where the text leaves the shared part. */
export function readSharedKql(query: string): Array<{ name: string; at: number }> {
  const reader = new Reader(tokens(query), query.length);
  reader.read();
  return reader.fields;
}

/** The same query for `query_string`, which wants its operators in capitals. */
export const luceneForm = (query: string): string => {
  readSharedKql(query);
  return tokens(query).reduce((made, { text }) => {
    const word = OPERATORS.includes(text) ? text.toUpperCase() : text;
    return made === '' || made.endsWith(':') ? `${made}${word}` : `${made} ${word}`;
  }, '');
};
