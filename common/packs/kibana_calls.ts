import type { Json } from './json';
import { isRecord } from './json';
import { createBody, patchBody } from './rules';
import type { PackRule, RulePlan, StoredRule } from './rules';

/** A call of Kibana's own API, for whoever makes it: the app in a browser, or a command line. */
export interface KibanaCall {
  method: 'GET' | 'POST' | 'PATCH';
  path: string;
  query?: Record<string, string>;
  body?: Json;
}

/** From 8.11 the rules' API has versions; older ones do not look at the header. */
export const KIBANA_HEADERS = { 'elastic-api-version': '2023-10-31' } as const;

const RULES = '/api/detection_engine/rules';

/** Ids of one call: they stand in its address, which some proxies cut at 8 kB. */
const IDS_A_CALL = 50;
/** Most dashboards that are looked through. */
const DASHBOARDS_A_PAGE = 1_000;

/** Calls that find the pack's rules; each answers with `{ data: [rule, …] }`. */
export function findRules(pack: readonly PackRule[]): KibanaCall[] {
  const calls: KibanaCall[] = [];
  for (let at = 0; at < pack.length; at += IDS_A_CALL) {
    const ids = pack.slice(at, at + IDS_A_CALL).map(({ rule_id: id }) => JSON.stringify(id));
    calls.push({
      method: 'GET',
      path: `${RULES}/_find`,
      query: {
        page: '1',
        per_page: String(IDS_A_CALL),
        filter: `alert.attributes.params.ruleId: (${ids.join(' OR ')})`,
      },
    });
  }
  return calls;
}

const isStoredRule = (value: unknown): value is StoredRule =>
  isRecord(value) && typeof value.rule_id === 'string' && typeof value.version === 'number';

export const foundRules = (answer: unknown): StoredRule[] =>
  isRecord(answer) && Array.isArray(answer.data) ? answer.data.filter(isStoredRule) : [];

/** Whether rules can be made here at all, asked before the first is. */
export const rulePrivileges: KibanaCall = { method: 'GET', path: '/api/detection_engine/privileges' };

/** Why rules cannot be made, from the answer to `rulePrivileges`; undefined when they can. */
export function whyNoRules(answer: unknown): string | undefined {
  if (!isRecord(answer) || answer.is_authenticated !== true)
    return 'Elastic Security does not know who you are: it needs Elasticsearch security.';
  if (answer.has_encryption_key !== true)
    return 'Kibana has no xpack.encryptedSavedObjects.encryptionKey, without which no rule can run.';
  return undefined;
}

/** The call that carries out a plan; undefined when the rule is left as it is. */
export function ruleCall(plan: RulePlan, rule: PackRule, enable: boolean): KibanaCall | undefined {
  switch (plan.action) {
    case 'create':
      return { method: 'POST', path: RULES, body: createBody(rule, enable) };
    case 'patch':
      return { method: 'PATCH', path: RULES, body: patchBody(rule) };
    case 'leave':
      return undefined;
  }
}

/** Where a file of saved objects is sent, as a form with the part `file`. Kibana takes all of it or, without the right, nothing. */
export const IMPORT_SAVED_OBJECTS = {
  path: '/api/saved_objects/_import',
  query: { overwrite: 'true' },
  file: 'tre-airlock-dashboards.ndjson',
} as const;

/** Finds the dashboards of this space by a word of their titles. */
export const findDashboards = (words: string): KibanaCall => ({
  method: 'GET',
  path: '/api/saved_objects/_find',
  query: {
    type: 'dashboard',
    search: JSON.stringify(words),
    search_fields: 'title',
    fields: 'description',
    per_page: String(DASHBOARDS_A_PAGE),
  },
});
