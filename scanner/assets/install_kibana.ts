import {
  DASHBOARD_TITLE,
  IMPORT_SAVED_OBJECTS,
  dashboardStates,
  findDashboards,
  findRules,
  foundRules,
  importOutcome,
  packRules,
  planRules,
  ruleCall,
  rulePrivileges,
  toLines,
  whyNoRules,
} from '../../common';
import type { PackRule, RulePlan } from '../../common';
import { readPack } from '../../server/setup/packs';
import { ordered } from '../scan/ordered';
import type { Piece } from './install_elasticsearch';
import { KibanaRefused } from './kibana';
import type { Kibana } from './kibana';

export interface KibanaPlan {
  kibana: Kibana;
  root: string;
  dryRun: boolean;
  /** Rules that are new begin to run at once. */
  enable: boolean;
}

/** Imports or updates the rules, then the dashboards; what operators made of them (exceptions, actions, on or off) stays. */
export async function installKibana(plan: KibanaPlan): Promise<Piece[]> {
  return [
    ...(await piece('detection rules', () => rules(plan))),
    ...(await piece('dashboards', () => dashboards(plan))),
  ];
}

async function piece(name: string, work: () => Promise<Piece[]>): Promise<Piece[]> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof KibanaRefused)) throw error;
    const right = error.status === 403 ? ' Your account lacks a right in this space.' : '';
    return [{ name, ok: false, message: `Kibana refuses it: ${error.message}${right}` }];
  }
}

async function rules({ kibana, root, dryRun, enable }: KibanaPlan): Promise<Piece[]> {
  const refusal = whyNoRules(await kibana.call(rulePrivileges));
  if (refusal !== undefined) return [{ name: 'detection rules', ok: false, message: refusal }];
  const pack = packRules(await readPack(root, 'rules'));
  const stored = (await Promise.all(findRules(pack).map((call) => kibana.call(call)))).flatMap(foundRules);
  const plans = planRules(pack, stored, { kibanaVersion: await kibana.version(), restore: false });
  if (dryRun) return plans.map((one) => ({ name: one.name, ok: true, message: inWords(one) }));
  const todo = plans.flatMap((one, index): Todo[] => {
    const rule = pack[index];
    return one.action === 'leave' || !rule ? [] : [{ plan: one, rule }];
  });
  const left = plans
    .filter(({ action, note }) => action === 'leave' && note !== undefined)
    .map(({ name, note }): Piece => ({ name, ok: true, message: `Left as it is: ${note}` }));
  const done: Piece[] = [];
  const [first, ...others] = todo;
  // The first goes alone: where the right to it is refused, nothing at all was begun.
  if (first) done.push(await carryOut(kibana, first, enable));
  for await (const one of ordered(others, AT_ONCE, (next) => carryOut(kibana, next, enable))) done.push(one);
  if (done.length === 0)
    done.push({ name: 'detection rules', ok: true, message: `${pack.length - left.length} are there.` });
  return [...done, ...left];
}

interface Todo {
  plan: RulePlan;
  rule: PackRule;
}

/** Rules written side by side: Kibana answers a write only when it can be searched, which takes up to a second. */
const AT_ONCE = 5;

async function carryOut(kibana: Kibana, { plan, rule }: Todo, enable: boolean): Promise<Piece> {
  const call = ruleCall(plan, rule, enable);
  try {
    if (call) await kibana.call(call);
    return { name: plan.name, ok: true, message: plan.action === 'create' ? 'Made.' : 'Brought up to date.' };
  } catch (error) {
    if (!(error instanceof KibanaRefused) || error.status === 401 || error.status === 403) throw error;
    return { name: plan.name, ok: false, message: error.message };
  }
}

function inWords({ action, state, note }: RulePlan): string {
  if (action === 'create') return 'would be made';
  if (action === 'patch') return 'would be brought up to date';
  return note === undefined ? `is ${state}` : `would be left: ${note}`;
}

async function dashboards({ kibana, root, dryRun }: KibanaPlan): Promise<Piece[]> {
  const pack = await readPack(root, 'dashboards');
  if (dryRun) {
    const found = await kibana.call(findDashboards(DASHBOARD_TITLE));
    return dashboardStates(pack, found).map(({ title, state }) => ({
      name: title,
      ok: true,
      message:
        state === 'missing'
          ? 'would be imported'
          : `is ${state === 'installed' ? 'there' : 'there in another version'}, and would be imported anew`,
    }));
  }
  const { path, query, file } = IMPORT_SAVED_OBJECTS;
  const { taken, refused } = importOutcome(await kibana.upload(path, query, file, toLines(pack)));
  return [
    { name: 'dashboards', ok: refused.length === 0, message: `${taken} objects imported.` },
    ...refused.map((message) => ({ name: 'dashboards', ok: false, message })),
  ];
}
