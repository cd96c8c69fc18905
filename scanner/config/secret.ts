import fs from 'node:fs';
import path from 'node:path';

import { SettingsError } from '../policy';
import type { SecretRef } from './codec';

const MAX_BYTES = 64 * 1024;
const FOR_OTHERS = 0o007;

/**
 * The secret, without blanks around it. Throws a SettingsError that never holds any of it: when it is missing, or in
 * a file that other people of the machine may read or change.
 */
export function readSecret(ref: SecretRef, name: string, base: string): string {
  if (ref.environment !== undefined) {
    const value = process.env[ref.environment]?.trim();
    if (!value) throw new SettingsError(`${name}: the variable ${ref.environment} is not set.`);
    return single(value, name);
  }
  const file = path.resolve(base, ref.file ?? '');
  let text: string;
  try {
    const descriptor = fs.openSync(file, fs.constants.O_RDONLY);
    try {
      const stat = fs.fstatSync(descriptor);
      if (!stat.isFile() || stat.size > MAX_BYTES) throw new Error('it is no small file');
      if ((stat.mode & FOR_OTHERS) !== 0)
        throw new Error('everybody on this machine may use it: take these rights away (chmod o= FILE)');
      text = fs.readFileSync(descriptor, 'utf8').trim();
    } finally {
      fs.closeSync(descriptor);
    }
  } catch (error) {
    throw new SettingsError(`${name}: ${file}: ${(error as Error).message}`);
  }
  if (text === '') throw new SettingsError(`${name}: ${file} is empty.`);
  return single(text, name);
}

/** A line end in a secret would end the header that carries it. */
function single(value: string, name: string): string {
  if (/[\u0000-\u001f\u007f]/.test(value))
    throw new SettingsError(`${name}: the secret has more than one line, or control characters.`);
  return value;
}
