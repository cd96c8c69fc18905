import type { Client } from '@elastic/elasticsearch';
import type { AssetState } from '../../common';
import type { Asset } from './assets';
import { assetStates, notNeeded } from './asset_states';
import { outcome } from './outcome';
import type { Outcome } from './outcome';
import { writeStored } from './stored_assets';

/** Puts the shipped roles as the operator, who needs `manage_security`. A role that was changed by hand is put back. */
export async function installRoles(operator: Client, roles: readonly Asset[]): Promise<Outcome[]> {
  const done: Outcome[] = [];
  for (const { kind, name, body, version } of roles)
    done.push(
      await outcome(name, 'user', async () => {
        await writeStored(operator, kind, name, body);
        return `Written in version ${version}.`;
      })
    );
  return done;
}

/** States of the shipped roles, as far as the caller may see roles. */
export const roleStates = (
  user: Client,
  roles: readonly Asset[],
  securityEnabled: boolean
): Promise<AssetState[]> =>
  securityEnabled
    ? assetStates(user, roles)
    : Promise.resolve(notNeeded(roles, 'Elasticsearch security is off: there are no roles.'));
