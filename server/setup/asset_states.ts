import type { Client } from '@elastic/elasticsearch';
import type { AssetState } from '../../common';
import { statusOf } from '../elasticsearch/errors';
import type { Asset } from './assets';
import { readStored, versionOf } from './stored_assets';

/** What is there of one asset, against what this version of the plugin brings. */
export function assetState(asset: Asset, stored: Record<string, unknown> | undefined): AssetState {
  const { kind, name, version: wanted } = asset;
  if (!stored) return { kind, name, state: 'missing', wanted_version: wanted };
  const installed = versionOf(kind, stored);
  const state: AssetState = {
    kind,
    name,
    state: 'installed',
    wanted_version: wanted,
    ...(installed === undefined ? {} : { installed_version: installed }),
  };
  if (installed === undefined)
    return { ...state, state: 'outdated', note: 'It has no version: it was not put there by TRE Airlock.' };
  if (installed < wanted) return { ...state, state: 'outdated' };
  if (installed > wanted) return { ...state, note: 'A newer version of TRE Airlock put it there.' };
  return state;
}

/** States of assets that the client may read; a refusal makes them `unknown`, with the reason. */
export function assetStates(client: Client, assets: readonly Asset[]): Promise<AssetState[]> {
  return Promise.all(
    assets.map(async (asset): Promise<AssetState> => {
      try {
        return assetState(asset, await readStored(client, asset.kind, asset.name));
      } catch (error) {
        if (statusOf(error) !== 403) throw error;
        return {
          kind: asset.kind,
          name: asset.name,
          state: 'unknown',
          wanted_version: asset.version,
          note: 'Your account may not see it.',
        };
      }
    })
  );
}

export function notNeeded(assets: readonly Asset[], note: string): AssetState[] {
  return assets.map(({ kind, name, version }) => ({
    kind,
    name,
    state: 'not_needed',
    wanted_version: version,
    note,
  }));
}
