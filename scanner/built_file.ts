import fs from 'node:fs';
import path from 'node:path';

/**
 * Where a built part of the tool lies: beside the bundle that asks. Tests and tools that run from the source use what
 * was built last.
 */
export function builtFile(name: string): string {
  const beside = path.join(__dirname, name);
  return fs.existsSync(beside) ? beside : path.join(__dirname, 'dist', name);
}
