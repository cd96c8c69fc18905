import type { Client } from '@elastic/elasticsearch';
import { FEATURES } from '../../common';
import type { SetupAnswer, SetupBody } from '../../common';
import { causeOf, statusOf, translate } from '../elasticsearch/errors';
import { badRequest, forbidden } from '../errors';
import type { Services } from '../services';

export type MachineKey = NonNullable<SetupAnswer['key']>;
type Duty = NonNullable<SetupBody['duty']>;

/** Kibana's own name for itself among the applications whose privileges Elasticsearch keeps. */
const KIBANA = 'kibana-.kibana';

const FEATURE_OF: Record<Duty, string> = { scanner: FEATURES.submit, release_agent: FEATURES.release };
const WORDS: Record<Duty, string> = {
  scanner: 'submit verdicts',
  release_agent: 'release approved requests',
};

/** A key for one duty in one space, and for nothing in Elasticsearch itself. */
export function scannerKeyBody(name: string, duty: Duty, space: string) {
  const application = {
    application: KIBANA,
    privileges: [`feature_${FEATURE_OF[duty]}.all`],
    resources: [`space:${space}`],
  };
  return {
    name: `tre-airlock-${duty.replace('_', '-')}: ${name}`,
    role_descriptors: { [duty]: { cluster: [], index: [], applications: [application] } },
    metadata: { application: 'tre-airlock', duty, space },
  };
}

interface Wanted {
  /** The operator, whose key it will be. */
  operator: Client;
  asUser: Services['asUser'];
  securityEnabled: boolean;
  name: string;
  duty: Duty;
  space: string;
  /** Writes the audit entry; a key that is in no record is revoked at once. */
  record(key: Pick<MachineKey, 'id' | 'name'>): Promise<void>;
}

/** Makes an API key for a scanner or release agent as the operator. The answer is the only time that it is told. */
export async function createScannerKey(wanted: Wanted): Promise<MachineKey> {
  const { operator, asUser, securityEnabled, name, duty, space, record } = wanted;
  if (!securityEnabled) throw badRequest('Elasticsearch security is off: scanners need no key.');
  const body = scannerKeyBody(name, duty, space);
  const command = `POST /_security/api_key\n${JSON.stringify(body, undefined, 2)}`;
  const made = await operator.security.createApiKey(body).catch((error: unknown) => {
    if (statusOf(error) !== 403 && statusOf(error) !== 400) throw translate(error, 'user');
    throw forbidden(
      `Elasticsearch does not let your account make API keys: ${causeOf(error).reason}. An administrator can run this instead.`,
      { source: 'elasticsearch', command }
    );
  });
  try {
    const holder = asUser({ headers: { authorization: `ApiKey ${made.encoded}` } });
    const { has_all_requested: complete } = await holder.security.hasPrivileges({
      application: body.role_descriptors[duty]?.applications ?? [],
    });
    if (!complete)
      throw forbidden(
        `A key has no more rights than its maker, and your account may not ${WORDS[duty]} in this space. ` +
          'An administrator can run this instead.',
        { source: 'elasticsearch', command }
      );
    await record(made);
  } catch (error) {
    await operator.security.invalidateApiKey({ ids: [made.id], owner: true });
    throw translate(error, 'user');
  }
  return { id: made.id, name: made.name, encoded: made.encoded };
}
