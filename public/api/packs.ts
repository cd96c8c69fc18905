import { useState } from 'react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import {
  DASHBOARD_TITLE,
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
import type { DashboardState, PackRule, PlanOptions, RulePlan, StoredRule } from '../../common';
import { useServices } from '../app/services';
import type { Services } from '../app/services';
import { ApiError } from './client';

export const packKeys = { rules: ['packs', 'rules'] as const, dashboards: ['packs', 'dashboards'] as const };

export interface RulePack {
  /** What this version brings. */
  pack: PackRule[];
  /** What of it is in this space. */
  stored: StoredRule[];
}

type Reach = Pick<Services, 'api' | 'kibana'>;

async function readRules({ api, kibana }: Reach, signal?: AbortSignal): Promise<RulePack> {
  const pack = packRules((await api.pack('rules', signal)).objects);
  const answers = await Promise.all(findRules(pack).map((call) => kibana.call(call, signal)));
  return { pack, stored: answers.flatMap(foundRules) };
}

/** The pack's rules and what of them is in this space; asks nothing while the person may not see rules. */
export function useRulePack() {
  const services = useServices();
  return useQuery<RulePack, ApiError>({
    queryKey: packKeys.rules,
    queryFn: ({ signal }) => readRules(services, signal),
    enabled: services.importRights.rules.read,
  });
}

export interface Progress {
  done: number;
  all: number;
  /** What is being done. */
  name: string;
}

export interface RuleImport {
  created: number;
  updated: number;
  left: number;
  failed: Array<{ name: string; message: string }>;
  /** Rules that were not tried, since Kibana refused the right or did not answer. */
  untried: number;
}

export interface ImportOptions extends PlanOptions {
  /** Switches on the rules that are new. */
  enable: boolean;
}

/** Rules written side by side: Kibana answers a write only when it can be searched, which takes up to a second. */
const AT_ONCE = 5;

/** After these nothing else would succeed either. */
const ends = ({ status }: ApiError) => status === 0 || status === 401 || status === 403;

async function importRules(
  services: Reach,
  options: ImportOptions,
  report: (progress: Progress) => void
): Promise<RuleImport> {
  const refusal = whyNoRules(await services.kibana.call(rulePrivileges));
  if (refusal !== undefined) throw new ApiError(409, refusal);
  const { pack, stored } = await readRules(services);
  const plans = planRules(pack, stored, options);
  const todo = plans.flatMap((plan, index): Array<[RulePlan, PackRule]> => {
    const rule = pack[index];
    return plan.action === 'leave' || !rule ? [] : [[plan, rule]];
  });
  const result: RuleImport = {
    created: 0,
    updated: 0,
    left: plans.length - todo.length,
    failed: [],
    untried: 0,
  };
  let ended = false;
  let done = 0;
  /** One rule; throws only where it is the first and Kibana refuses the right to any. */
  const carryOut = async ([plan, rule]: [RulePlan, PackRule]) => {
    report({ done, all: todo.length, name: rule.name });
    const call = ruleCall(plan, rule, options.enable);
    if (!call) return;
    try {
      await services.kibana.call(call);
      if (plan.action === 'create') result.created += 1;
      else result.updated += 1;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (ends(error) && done === 0) throw error;
      result.failed.push({ name: rule.name, message: error.message });
      ended ||= ends(error);
    }
    done += 1;
  };
  const [first, ...others] = todo;
  // The first goes alone: where the right to it is refused, nothing at all was begun.
  if (first) await carryOut(first);
  const worker = async () => {
    for (let next = others.shift(); next && !ended; next = others.shift()) await carryOut(next);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  result.untried = todo.length - done;
  return result;
}

/** Imports what the plan says and tells how far it is. */
export function useRuleImport() {
  const services = useServices();
  const client = useQueryClient();
  const [progress, setProgress] = useState<Progress>();
  const run = useMutation<RuleImport, ApiError, ImportOptions>({
    mutationFn: (options) => importRules(services, options, setProgress),
    onSettled: async () => {
      setProgress(undefined);
      await client.invalidateQueries(packKeys.rules);
    },
  });
  return { run, progress };
}

async function readDashboards({ api, kibana }: Reach, signal?: AbortSignal): Promise<DashboardState[]> {
  const [{ objects }, found] = await Promise.all([
    api.pack('dashboards', signal),
    kibana.call(findDashboards(DASHBOARD_TITLE), signal),
  ]);
  return dashboardStates(objects, found);
}

/** The pack's dashboards and what of them is in this space. */
export function useDashboards() {
  const services = useServices();
  return useQuery<DashboardState[], ApiError>({
    queryKey: packKeys.dashboards,
    queryFn: ({ signal }) => readDashboards(services, signal),
    enabled: services.importRights.dashboards.read,
  });
}

/** Imports all of the dashboards with their data views and saved searches in one call. */
export function useDashboardImport() {
  const { api, kibana } = useServices();
  const client = useQueryClient();
  return useMutation<ReturnType<typeof importOutcome>, ApiError, void>({
    mutationFn: async () => {
      const { objects } = await api.pack('dashboards');
      return importOutcome(await kibana.importSavedObjects(toLines(objects)));
    },
    onSettled: () => client.invalidateQueries(packKeys.dashboards),
  });
}
