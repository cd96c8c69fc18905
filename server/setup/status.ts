import type { SetupState, SilentState } from '../../common';
import { translate } from '../elasticsearch/errors';
import { AirlockError } from '../errors';
import { eventRights } from '../processes/rights';
import type { Call } from '../router/route';
import type { Assets } from './assets';
import { assetStates, notNeeded } from './asset_states';
import { hasWinlogbeatTemplate } from './attach_templates';
import { clusterKind } from './cluster';
import type { ClusterKind } from './cluster';
import { findSources } from './event_sources';
import { NEEDED_FOR_VERDICTS } from './install';
import { readPipelineGraph } from './pipeline_graph';
import { roleStates } from './roles';
import { silentHosts, silentScanners } from './silent';
import type { Silence } from './silent';
import { hasTextHosts, indicesOf, readFieldTypes } from './source_counts';
import { readableSources, sourceStates } from './sources';

/**
 * A part of the page that the caller may not see, or that takes too long, is told in a sentence beside the others.
 * Where Elasticsearch is away, the page fails.
 */
async function part<T>(what: string, fallback: T, warnings: string[], work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Error && error.name === 'TimeoutError') {
      warnings.push(`${what}: Elasticsearch took too long to answer.`);
      return fallback;
    }
    const told = translate(error, 'user');
    const isPartial = told instanceof AirlockError && told.attributes.reason !== 'unavailable';
    if (!isPartial) throw told;
    warnings.push(`${what}: ${told.message}`);
    return fallback;
  }
}

/** Looked up by Kibana's own user: a refusal is not the caller's. */
async function asKibana<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw translate(error, 'internal');
  }
}

/** Without a service key there is nothing to ask with; the key's own state says so. */
async function scannersSeen({ services }: Call): Promise<SilentState[]> {
  try {
    return await services.serviceKey.run((client) => silentScanners(client, Date.now()));
  } catch (error) {
    if (error instanceof AirlockError && error.attributes.reason === 'setup') return [];
    throw error;
  }
}

async function allAssets({ services, request }: Call, assets: Assets, cluster: ClusterKind) {
  const { internal, securityEnabled } = services;
  const lists = await Promise.all([
    asKibana(assetStates(internal, assets.shared)),
    cluster.lifecycle
      ? asKibana(assetStates(internal, assets.lifecycle))
      : notNeeded(assets.lifecycle, 'This engine has no lifecycle policies.'),
    asKibana(hasWinlogbeatTemplate(internal)).then((own) =>
      own
        ? notNeeded([assets.fallback], "Winlogbeat's own template is there, and takes its place.")
        : asKibana(assetStates(internal, [assets.fallback]))
    ),
    roleStates(services.asUser(request), assets.roles, securityEnabled),
  ]);
  return lists.flat();
}

/** Sources and silent hosts, read as the caller. */
async function eventsSeen({ services, request }: Call, warnings: string[]) {
  const { internal, securityEnabled } = services;
  const user = services.asUser(request);
  const [rights, found, graph, types] = await Promise.all([
    eventRights({ securityEnabled, internal, asUser: user }),
    asKibana(findSources(internal)),
    asKibana(readPipelineGraph(internal)),
    asKibana(readFieldTypes(internal)),
  ]);
  if (rights.refused.length > 0)
    warnings.push(
      `Not shown, since your account lacks the index privilege "read": ${rights.refused.join(', ')}.`
    );
  const sources = readableSources(found.sources, rights);
  const counted = sources.filter((source) => !hasTextHosts(source, types));
  const nobody: Silence = { silent: [], warnings: [] };
  const [seen, silence] = await Promise.all([
    sourceStates(user, { ...found, sources }, graph, types),
    counted.length === 0
      ? nobody
      : part('Silent hosts', nobody, warnings, () => silentHosts(user, indicesOf(counted), Date.now())),
  ]);
  warnings.push(...seen.warnings, ...silence.warnings);
  return { sources: seen.states, silent: silence.silent };
}

/** The whole state of the set-up, as far as the caller may see it. */
export async function setupState(call: Call, assets: Assets): Promise<SetupState> {
  const { services } = call;
  const warnings: string[] = [];
  const cluster = await asKibana(clusterKind(services.internal));
  const [assetList, serviceKey, events, scanners] = await Promise.all([
    part('Assets', [], warnings, () => allAssets(call, assets, cluster)),
    services.serviceKey.state(),
    part('Sources of events', { sources: [], silent: [] }, warnings, () => eventsSeen(call, warnings)),
    part('Scanners', [], warnings, () => scannersSeen(call)),
  ]);
  const isThere = (name: string) =>
    assetList.some(
      (asset) => asset.name === name && (asset.state === 'installed' || asset.state === 'outdated')
    );
  return {
    kibana_version: services.kibanaVersion,
    plugin_version: services.pluginVersion,
    elasticsearch: {
      version: cluster.version,
      security: services.securityEnabled,
      lifecycle: cluster.lifecycle,
    },
    ready:
      ['stored', 'configured', 'not_needed'].includes(serviceKey.state) && NEEDED_FOR_VERDICTS.every(isThere),
    assets: assetList,
    service_key: serviceKey,
    sources: events.sources,
    silent: [...events.silent, ...scanners],
    warnings,
  };
}
