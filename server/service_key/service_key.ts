import type { Client } from '@elastic/elasticsearch';
import type { ServiceKeyState } from '../../common';
import type { KibanaRequest } from '../contracts';

/**
 * The one Elasticsearch API key that writes our own indices (design: docs/decisions.md). No user needs a right
 * on them, so no reviewer can bend a verdict, a vote or an audit entry with Dev Tools.
 */
export interface ServiceKey {
  /**
   * Runs work with a client that holds the key; on a 401 the key is read again and the work done once more.
   * Throws AirlockError 503 (reason "setup") when there is no key or Elasticsearch refuses it.
   * With Elasticsearch security off the plain client serves.
   */
  run<T>(work: (client: Client) => Promise<T>): Promise<T>;
  state(): Promise<ServiceKeyState>;
  /**
   * Makes a new key as the calling operator and stores it; the key before is revoked after that.
   * Answers what was done, in sentences.
   */
  create(request: KibanaRequest, by: string): Promise<string>;
  /** Ends the stored key as the calling operator. Answers what was done, in sentences. */
  revoke(request: KibanaRequest): Promise<string>;
}
