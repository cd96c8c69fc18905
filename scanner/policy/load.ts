import fs from 'node:fs';

import { LineCounter, isNode, parseDocument } from 'yaml';
import type { Document } from 'yaml';

import { decode } from '../../common';
import type { Codec } from '../../common';
import { policyFile } from './codec';
import { DEFAULT_INGRESS_POLICY, DEFAULT_POLICY } from './policy';
import type { Policy } from './policy';

/** Bytes of a configuration or policy file. */
const MAX_BYTES = 1024 * 1024;
/** Aliases in YAML can blow up ("billion laughs"); ours need none to speak of. */
const MAX_ALIASES = 50;

/** A file of settings that cannot be used; the message names the file, the line and the reason. */
export class SettingsError extends Error {}

/** The line (1 is the first) where the value at a path stands, or where its nearest ancestor does. */
function lineOf(document: Document, path: readonly string[], lines: LineCounter): number | undefined {
  for (let length = path.length; length >= 0; length -= 1) {
    const node: unknown = document.getIn(path.slice(0, length).map(asKey), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return undefined;
}

const asKey = (key: string) => (/^\d+$/.test(key) ? Number(key) : key);

/** Decodes YAML text; throws a SettingsError with every problem, each with its line. */
export function parseSettings<A>(text: string, file: string, codec: Codec<A>): A {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const broken = document.errors[0];
  if (broken)
    throw new SettingsError(`${file}:${lines.linePos(broken.pos[0]).line}: is not YAML: ${broken.message}`);
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: MAX_ALIASES });
  } catch (error) {
    throw new SettingsError(`${file}: ${(error as Error).message}`);
  }
  const decoded = decode(codec, value);
  if (decoded.ok) return decoded.value;
  throw new SettingsError(
    decoded.problems
      .map(({ path, message }) => {
        const line = lineOf(document, path, lines);
        return `${file}${line === undefined ? '' : `:${line}`}: ${path.length > 0 ? `${path.join('.')} ` : ''}${message}`;
      })
      .join('\n')
  );
}

/** Reads a file of settings; throws a SettingsError that says what is wrong with it. */
export function readSettings<A>(file: string, codec: Codec<A>): A {
  let text: string;
  try {
    const { size } = fs.statSync(file);
    if (size > MAX_BYTES) throw new Error(`it has ${size} bytes, at most ${MAX_BYTES} are read`);
    text = fs.readFileSync(file, 'utf8');
  } catch (error) {
    throw new SettingsError(`${file}: cannot be read: ${(error as Error).message}`);
  }
  return parseSettings(text, file, codec);
}

/** The policy of a file, laid over the default one. */
export const loadPolicy = (file: string): Policy => DEFAULT_POLICY.with(readSettings(file, policyFile));

/** The policy of a file for pushes, laid over the default one for those. */
export const loadIngressPolicy = (file: string): Policy =>
  DEFAULT_INGRESS_POLICY.with(readSettings(file, policyFile));
