import type { Client } from '@elastic/elasticsearch';
import type { FakeRequest, KibanaRequest, Logger } from './contracts';
import type { ServiceKey } from './service_key/service_key';
import type { ProjectStore } from './projects/project_store';
import type { RequestStore } from './requests/request_store';
import type { AuditWriter } from './requests/audit_writer';
import type { VerdictStream } from './verdicts/verdict_stream';

/** Name for a caller where Elasticsearch security is off and Kibana knows nobody. */
export const ANONYMOUS = 'anonymous';

/**
 * What handlers work with, made once at start and given as an argument; nothing is fetched from a global.
 */
export interface Services {
  /** False on the embedded lane, and where Elasticsearch security is switched off: then nothing is protected. */
  readonly securityEnabled: boolean;
  kibanaVersion: string;
  pluginVersion: string;
  /** Folder that holds `ingest-pipelines/` and `deploy/roles/`. */
  assetsRoot: string;
  logger: Logger;
  /** Kibana's own user: templates, pipelines and lifecycle policies, nothing else. */
  internal: Client;
  /** Elasticsearch as the caller, for events and for what an operator does in their own name. */
  asUser(request: FakeRequest): Client;
  serviceKey: ServiceKey;
  projects: ProjectStore;
  requests: RequestStore;
  verdicts: VerdictStream;
  audit: AuditWriter;
  userName(request: KibanaRequest): string;
  spaceOf(request: KibanaRequest): string;
}
