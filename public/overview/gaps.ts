import type { AssetState, SetupState, SourceState } from '../../common';

export interface Gap {
  /** `danger`: verdicts or events are lost, or anyone may change them. */
  tone: 'danger' | 'warning';
  /** What is wrong, as a sentence without its end. */
  text: string;
  /** Since when it is so. */
  since?: string;
}

/** Names said in one sentence. */
const NAMED = 3;

function names(assets: readonly AssetState[]): string {
  const more = assets.length - NAMED;
  const some = assets.slice(0, NAMED).map(({ name }) => name);
  return more > 0 ? `${some.join(', ')} and ${more} more` : some.join(', ');
}

const danger = (text: string): Gap => ({ tone: 'danger', text });
const warning = (text: string, since?: string): Gap => ({ tone: 'warning', text, since });

function keyGaps({ service_key: { state } }: SetupState): Gap[] {
  if (state === 'missing') return [danger('The service key is missing, so no verdict can be taken')];
  return state === 'refused'
    ? [danger('Elasticsearch refuses the service key, so no verdict can be taken')]
    : [];
}

/** Roles that were never installed are left out on purpose: a site may have roles of its own. */
function assetGaps({ assets }: SetupState): Gap[] {
  const missing = assets.filter(({ kind, state }) => state === 'missing' && kind !== 'role');
  const outdated = assets.filter(({ state }) => state === 'outdated');
  return [
    ...(missing.length > 0 ? [danger(`Missing in Elasticsearch: ${names(missing)}`)] : []),
    ...(outdated.length > 0 ? [warning(`Out of date in Elasticsearch: ${names(outdated)}`)] : []),
  ];
}

function sourceGaps({ enriched, events, last_event: last, mapped, name }: SourceState): Gap[] {
  return [
    ...(events === 0 ? [warning(`No event came from ${name}`, last)] : []),
    ...(enriched === 'no'
      ? [danger(`Events of ${name} are not enriched, so nothing in them is flagged`)]
      : []),
    ...(enriched === 'partly' ? [warning(`A part of the events of ${name} is not enriched`)] : []),
    ...(mapped ? [] : [warning(`Fields of ${name} are not mapped, so detection rules fail on it`)]),
  ];
}

/** What is silent or missing, the gravest first. */
export function findGaps(state: SetupState): Gap[] {
  const { elasticsearch, silent, sources } = state;
  const gaps = [
    ...keyGaps(state),
    ...assetGaps(state),
    ...(sources.length === 0 ? [danger('No index that you may read holds events')] : []),
    ...sources.flatMap(sourceGaps),
    ...silent.map(({ kind, last_seen: at, name }) =>
      warning(`${kind === 'host' ? 'Host' : 'Scanner'} ${name} is silent`, at)
    ),
    ...(elasticsearch.security
      ? []
      : [danger('Elasticsearch security is off, so nothing here is protected')]),
  ];
  return [...gaps.filter(({ tone }) => tone === 'danger'), ...gaps.filter(({ tone }) => tone !== 'danger')];
}
