import type { AssetState, SetupState } from '../../common';

export type StepId =
  'assets' | 'service_key' | 'sources' | 'projects' | 'scanner_key' | 'roles' | 'rules' | 'dashboards';

/** What an airlock runs without. */
const OPTIONAL: readonly StepId[] = ['roles', 'rules', 'dashboards'];

export interface Step {
  id: StepId;
  title: string;
  /** `open`: to be done. `partly`: done in part. `unknown`: nobody can tell from here. */
  state: 'done' | 'partly' | 'open' | 'unknown';
  /** Where it stands, in a sentence. */
  text: string;
}

const isFine = ({ state }: AssetState) => state === 'installed' || state === 'not_needed';
const plural = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

function assetsStep(assets: readonly AssetState[]): Pick<Step, 'state' | 'text'> {
  const missing = assets.filter(({ state }) => state === 'missing').length;
  const outdated = assets.filter(({ state }) => state === 'outdated').length;
  const unknown = assets.filter(({ state }) => state === 'unknown').length;
  const parts = [
    missing > 0 ? plural(missing, 'piece is missing', 'pieces are missing') : '',
    outdated > 0 ? plural(outdated, 'is out of date', 'are out of date') : '',
    unknown > 0 ? plural(unknown, 'cannot be seen', 'cannot be seen') : '',
  ].filter(Boolean);
  if (parts.length === 0) return { state: 'done', text: `All ${assets.length} pieces are in place.` };
  const some = assets.some(isFine);
  const onlyUnknown = missing + outdated === 0;
  return { state: onlyUnknown ? 'unknown' : some ? 'partly' : 'open', text: `${parts.join(', ')}.` };
}

function sourcesStep({ sources }: SetupState): Pick<Step, 'state' | 'text'> {
  if (sources.length === 0)
    return {
      state: 'open',
      text: 'No index that you may read holds events. Connect Winlogbeat or Elastic Agent first.',
    };
  const whole = sources.filter(({ enriched, mapped }) => enriched === 'yes' && mapped).length;
  const begun = sources.filter(({ enriched }) => enriched !== 'no').length;
  return {
    state: whole === sources.length ? 'done' : begun > 0 ? 'partly' : 'open',
    text: `${whole} of ${plural(sources.length, 'event source', 'event sources')} ${whole === 1 ? 'is' : 'are'} attached and mapped.`,
  };
}

function keyStep({ service_key: key }: SetupState): Pick<Step, 'state' | 'text'> {
  const done = key.state === 'stored' || key.state === 'configured' || key.state === 'not_needed';
  return { state: done ? 'done' : 'open', text: key.note };
}

export interface Packs {
  rules: Pick<Step, 'state' | 'text'>;
  dashboards: Pick<Step, 'state' | 'text'>;
}

/** What has to be done, in order, and where each stands. `projects` is undefined while their number is not known. */
export function setupSteps(state: SetupState, projects: number | undefined, packs: Packs): Step[] {
  const roles = state.assets.filter(({ kind }) => kind === 'role');
  const security = state.elasticsearch.security;
  return [
    {
      id: 'assets',
      title: 'Install the assets',
      ...assetsStep(state.assets.filter(({ kind }) => kind !== 'role')),
    },
    { id: 'service_key', title: 'Service key', ...keyStep(state) },
    { id: 'sources', title: 'Attach the event sources', ...sourcesStep(state) },
    {
      id: 'projects',
      title: 'Make the projects',
      state: projects === undefined ? 'unknown' : projects > 0 ? 'done' : 'open',
      text:
        projects === undefined
          ? 'The projects cannot be seen now.'
          : projects === 0
            ? 'There is no project yet, so every event belongs to none and no scanner is heard.'
            : `There ${projects === 1 ? 'is 1 project' : `are ${projects} projects`}.`,
    },
    {
      id: 'scanner_key',
      title: 'Key for a scanner or release agent',
      state: security ? 'unknown' : 'done',
      text: security
        ? 'Each scanner and release agent needs a key of its own.'
        : 'Elasticsearch security is off, so none is needed.',
    },
    {
      id: 'roles',
      title: 'Roles for people (may be left out)',
      ...(security
        ? assetsStep(roles)
        : { state: 'done', text: 'Elasticsearch security is off, so there are none.' }),
    },
    { id: 'rules', title: 'Detection rules (may be left out)', ...packs.rules },
    { id: 'dashboards', title: 'Dashboards (may be left out)', ...packs.dashboards },
  ];
}

/** The steps without which nothing works, and that are not done. */
export function leftToDo(steps: readonly Step[]): Step[] {
  return steps.filter(({ id, state }) => !OPTIONAL.includes(id) && (state === 'open' || state === 'partly'));
}
