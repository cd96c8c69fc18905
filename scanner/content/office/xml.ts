import { SaxesParser } from 'saxes';

import type { Inspection } from '../inspection';

/** Characters that are parsed between two looks at the clock. */
const STEP = 256 * 1024;

export interface XmlTag {
  /** Without its prefix: prefixes may be chosen at will. */
  name: string;
  /** The value of the attribute of that name, with or without a prefix. */
  attribute(name: string): string | undefined;
}

export interface XmlHandlers {
  open?(tag: XmlTag): void;
  close?(name: string): void;
  text?(text: string): void;
  comment?(text: string): void;
}

/**
 * Reads XML in UTF-8 or UTF-16. Throws on what is not well-formed, on other encodings, and on a DOCTYPE, which the
 * formats that are read with this forbid.
 */
export function readXml(inspection: Inspection, bytes: Buffer, handlers: XmlHandlers): void {
  const text = decodeXml(bytes);
  const parser = new SaxesParser();
  parser.on('doctype', () => {
    throw new Error('It has a DOCTYPE, which is not allowed here.');
  });
  if (handlers.open)
    parser.on('opentag', (tag) =>
      handlers.open?.({
        name: local(tag.name),
        attribute: (name) => tag.attributes[name] ?? prefixed(tag.attributes, name),
      })
    );
  if (handlers.close) parser.on('closetag', (tag) => handlers.close?.(local(tag.name)));
  if (handlers.text) {
    parser.on('text', handlers.text);
    parser.on('cdata', handlers.text);
  }
  if (handlers.comment) parser.on('comment', handlers.comment);
  for (let at = 0; at < text.length; at += STEP) {
    inspection.checkTime();
    parser.write(text.slice(at, at + STEP));
  }
  parser.close();
}

const local = (name: string) => name.slice(name.indexOf(':') + 1);

function prefixed(attributes: Record<string, string>, name: string): string | undefined {
  for (const key in attributes) if (key.endsWith(`:${name}`)) return attributes[key];
  return undefined;
}

/** The text of an XML file by its byte order mark, or by where its first zero bytes stand. */
export function decodeXml(bytes: Buffer): string {
  const [first, second] = bytes;
  const label =
    (first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)
      ? 'utf-16le'
      : (first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)
        ? 'utf-16be'
        : 'utf-8';
  const text = new TextDecoder(label, { fatal: true }).decode(bytes);
  const declared = /^<\?xml[^>]{0,200}encoding\s*=\s*["']([\w.-]{1,40})["']/.exec(text.slice(0, 300))?.[1];
  if (declared && !/^(utf-?8|utf-?16(le|be)?|us-ascii)$/i.test(declared))
    throw new Error(`Its encoding ${declared} is not read here.`);
  return text;
}
