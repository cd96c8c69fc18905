import { fileTypeFromBuffer } from 'file-type/core';

import { typesOfExtension } from '../types';
import type { TypeId } from '../types';

/**
 * What the library "file-type" takes binary content for; our own table comes first, since the library knows no text
 * and gives no reason. A kind that we have no name for is `other`.
 */
export async function secondOpinion(
  head: Buffer
): Promise<{ id: TypeId; mime: string; extension: string } | undefined> {
  try {
    const found = await fileTypeFromBuffer(head);
    if (!found) return undefined;
    return { id: typesOfExtension(found.ext)[0] ?? 'other', mime: found.mime, extension: found.ext };
  } catch {
    // It throws on content that ends within a structure; it then has no opinion.
    return undefined;
  }
}
