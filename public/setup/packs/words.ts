import type { DashboardState, RulePlan, RuleState, StoredRule } from '../../../common';
import type { RuleImport } from '../../api/packs';
import type { ImportRight } from '../../app/import_rights';
import type { Step } from '../steps';

type Standing = Pick<Step, 'state' | 'text'>;

/** What a read of a pack came to: its answer, its error, or nothing yet. */
export interface Read<T> {
  data?: T;
  error?: Error | null;
}

export const STATE_WORDS: Record<RuleState, string> = {
  installed: 'installed',
  missing: 'missing',
  older: 'older version',
  changed: 'changed here',
  foreign: 'not ours',
  unsupported: 'needs a later Kibana',
};

const some = (count: number, words: string) => (count > 0 ? `${count} ${words}` : '');
const list = (parts: string[]) => parts.filter((part) => part !== '').join(', ');

function standing<T>(right: ImportRight, read: Read<T>, what: string, tell: (data: T) => Standing): Standing {
  if (!right.read) return { state: 'unknown', text: right.note ?? `The ${what} cannot be seen.` };
  if (read.error) return { state: 'unknown', text: `The ${what} could not be read: ${read.error.message}` };
  if (read.data === undefined) return { state: 'unknown', text: `The ${what} are being looked up.` };
  const { state, text } = tell(read.data);
  return { state, text: right.note && state !== 'done' ? `${text} ${right.note}` : text };
}

/** Where the detection rules stand. */
export function rulesStanding(
  right: ImportRight,
  read: Read<{ plans: RulePlan[]; stored: StoredRule[] }>
): Standing {
  return standing(right, read, 'detection rules', ({ plans, stored }) => {
    const number = (...states: RuleState[]) => plans.filter(({ state }) => states.includes(state)).length;
    const here = plans.length - number('unsupported');
    const there = number('installed', 'older', 'changed');
    const enabled = stored.filter((rule) => rule.enabled).length;
    const apart = list([
      some(number('missing'), 'missing'),
      some(number('older'), 'in an older version'),
      some(number('changed'), 'changed here'),
      some(number('foreign'), 'not ours'),
    ]);
    const later = some(number('unsupported'), 'more for a later Kibana');
    const text = list([`${there} of ${here} rules are there`, `${enabled} enabled`, apart, later]);
    const done = number('missing', 'older') === 0;
    return { state: done ? 'done' : there > 0 ? 'partly' : 'open', text: `${text}.` };
  });
}

/** Where the dashboards stand. */
export function dashboardsStanding(right: ImportRight, read: Read<DashboardState[]>): Standing {
  return standing(right, read, 'dashboards', (states) => {
    const there = states.filter(({ state }) => state !== 'missing').length;
    const other = states.filter(({ state }) => state === 'other').length;
    const text = list([
      `${there} of ${states.length} dashboards are there`,
      some(other, 'from another version, or with another description'),
    ]);
    const done = there === states.length && other === 0;
    return { state: done ? 'done' : there > 0 ? 'partly' : 'open', text: `${text}.` };
  });
}

/** "Import 3 and update 2", or undefined when there is nothing to do. */
export function importLabel(plans: readonly RulePlan[]): string | undefined {
  const number = (action: RulePlan['action']) => plans.filter((plan) => plan.action === action).length;
  const [create, patch] = [number('create'), number('patch')];
  const rules = (count: number) => `${count} ${count === 1 ? 'rule' : 'rules'}`;
  if (create > 0 && patch > 0) return `Import ${rules(create)} and update ${patch}`;
  if (create > 0) return `Import ${rules(create)}`;
  return patch > 0 ? `Update ${rules(patch)}` : undefined;
}

/** What an import of rules did, piece by piece. */
export function importedPieces({ created, updated, left, failed, untried }: RuleImport) {
  const pieces = [
    { name: 'New', ok: true, message: `${created} created.` },
    { name: 'Updated', ok: true, message: `${updated}; exceptions, actions and what is enabled stayed.` },
    { name: 'Left as they are', ok: true, message: `${left}.` },
    ...failed.map(({ name, message }) => ({ name, ok: false, message })),
  ];
  if (untried > 0)
    pieces.push({ name: 'Not tried', ok: false, message: `${untried}, since Kibana ended the import.` });
  return pieces;
}
