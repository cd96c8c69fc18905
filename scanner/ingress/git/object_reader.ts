import { GitError } from './git';
import type { Git } from './git';
import { Conversation } from './conversation';

export interface GitObject {
  oid: string;
  type: 'blob' | 'tree' | 'commit' | 'tag';
  size: number;
  /** Absent when the object is larger than asked for. */
  content?: Buffer;
}

const TYPES: readonly string[] = ['blob', 'tree', 'commit', 'tag'];

/**
 * Reads objects one after another. The size is asked for before the content, so that what is too large is never
 * unpacked; two programs, since git could not do both in one before version 2.36.
 */
export class ObjectReader {
  private readonly sizes: Conversation;
  private readonly contents: Conversation;

  constructor(git: Git) {
    this.sizes = new Conversation(git.start(['cat-file', '--batch-check']));
    this.contents = new Conversation(git.start(['cat-file', '--batch']));
  }

  /** One object, its content only up to `maxBytes`. Rejects with GitError when there is none or it is broken. */
  async read(oid: string, maxBytes: number): Promise<GitObject> {
    const [, type = '', length = ''] = (await this.sizes.ask(oid)).split(' ');
    const size = Number(length);
    if (!TYPES.includes(type) || !Number.isSafeInteger(size))
      throw new GitError(`The object ${oid} is missing or broken.`);
    const object = { oid, type: type as GitObject['type'], size };
    if (size > maxBytes) return object;
    await this.contents.ask(oid);
    const content = await this.contents.take(size);
    await this.contents.take(1);
    return { ...object, content };
  }

  close(): void {
    this.sizes.close();
    this.contents.close();
  }
}
