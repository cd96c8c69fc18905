import { ZipFile } from 'yazl';
import type { Options } from 'yazl';

/** A zip of members by name, in their order. */
export async function makeZip(
  members: Record<string, Buffer | string>,
  options: Partial<Options> = {},
  comment?: string
): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(members))
    zip.addBuffer(Buffer.from(content as string), name, options);
  zip.end({ forceZip64Format: options.forceZip64Format ?? false, comment: comment ?? '' });
  const pieces: Buffer[] = [];
  for await (const piece of zip.outputStream) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}
