import type { Client } from '@elastic/elasticsearch';
import type { Assets } from './assets';

export interface Attachment {
  /** Kibana's own user, to look; it may see every name and pipeline. */
  internal: Client;
  /** The operator, to change what is theirs. */
  operator: Client;
  assets: Assets;
}

export type Properties = Record<string, unknown>;
