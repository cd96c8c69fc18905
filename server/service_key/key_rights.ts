import type { Client } from '@elastic/elasticsearch';
import { AUDIT_STREAM, PROJECTS_INDEX, REQUESTS_INDEX, VERDICT_STREAM } from '../../common';

/** Name of the API key in Elasticsearch, and of the role that it carries. */
export const SERVICE_KEY_NAME = 'tre-airlock-service';

/**
 * Everything that the service key may do. It cannot change or delete a verdict or an audit entry
 * (`create_doc`), and cannot ask for settings or mappings: nothing of ours needs that.
 */
const INDEX_RIGHTS: {
  names: string[];
  privileges: Array<'create_doc' | 'read' | 'write' | 'auto_configure'>;
}[] = [
  { names: ['logs-tre.*'], privileges: ['create_doc', 'read', 'auto_configure'] },
  { names: ['tre-airlock-*'], privileges: ['read', 'write', 'auto_configure'] },
];

export const serviceKeyBody = () => ({
  name: SERVICE_KEY_NAME,
  role_descriptors: { [SERVICE_KEY_NAME]: { cluster: [], index: INDEX_RIGHTS } },
  metadata: { application: 'tre-airlock', purpose: 'service key' },
});

/** The names that the patterns above must cover. */
export const SERVED_INDICES = [VERDICT_STREAM, AUDIT_STREAM, REQUESTS_INDEX, PROJECTS_INDEX] as const;

/**
 * What the holder of a key lacks, as sentences such as `write on tre-airlock-*`. A key never has more rights than
 * its maker had, and Elasticsearch makes the weaker key without a word.
 */
export async function missingRights(holder: Client): Promise<string[]> {
  const answer = await holder.security.hasPrivileges({ index: INDEX_RIGHTS });
  if (answer.has_all_requested) return [];
  return INDEX_RIGHTS.flatMap(({ names, privileges }) =>
    names.flatMap((name) =>
      privileges.filter((right) => answer.index[name]?.[right] !== true).map((right) => `${right} on ${name}`)
    )
  );
}

/** What an administrator runs, in the form of Dev Tools, when no click can make the key. */
export function administratorsCommand(): string {
  return [
    'POST /_security/api_key',
    JSON.stringify(serviceKeyBody(), undefined, 2),
    '',
    '# then, on the machine of each Kibana, with "encoded" of the answer, and a restart of Kibana:',
    'bin/kibana-keystore add treAirlock.apiKey',
  ].join('\n');
}

/** The same for an old key that is to end. */
export const revokeCommand = (id: string): string =>
  `DELETE /_security/api_key\n${JSON.stringify({ ids: [id] })}`;
