import { checkPack } from '../../../scripts/rules/check';
import { describeProblem } from '../../../scripts/rules/read';
import { sharedEngine } from '../../engine/for_tests';
import type { SharedEngine } from '../../engine/for_tests';
import { indexSets } from './lab';
import { placeProof } from './placed';
import type { PlacedSet } from './placed';
import { RUNNABLE, alertsOf } from './search';

let engine: SharedEngine;
let sets: PlacedSet[];

beforeAll(async () => {
  engine = await sharedEngine();
  await engine.reset();
  const { rules, proofs, problems } = await checkPack();
  // The rest would be about half a pack.
  if (problems.length > 0) throw new Error(problems.map(describeProblem).join('\n'));
  const runnable = rules.filter(({ rule }) => RUNNABLE.includes(rule.type));
  const now = Date.now();
  sets = runnable.flatMap((rule) => placeProof(rule, proofs.get(rule.file)!, now));
  await indexSets(engine.client, sets);
  console.log(
    `Of ${rules.length} rules, ${runnable.length} are run here; ${rules.length - runnable.length} (EQL, ES|QL) ` +
      'are checked by form, and run by npm run test:stack.'
  );
}, 300_000);
afterAll(() => engine.reset());

const told = ({ rule, lane, set }: PlacedSet) => `${rule.file} (${lane}): ${set.words}`;

/** The sets, and how often their rule alerts on each. */
async function alerts(of: readonly PlacedSet[]): Promise<Array<[string, number]>> {
  expect(of.length).toBeGreaterThan(0);
  const found: Array<[string, number]> = [];
  for (const rule of new Set(of.map((placed) => placed.rule))) {
    const own = of.filter((placed) => placed.rule === rule);
    const counts = await alertsOf(engine.client, own);
    own.forEach((placed, index) => found.push([told(placed), counts[index] ?? -1]));
  }
  return found;
}

test('every rule that can be run alerts on each of its sets', async () => {
  const found = await alerts(sets.filter(({ hit }) => hit));
  expect(found.filter(([, count]) => count < 1)).toEqual([]);
});

test('no rule that can be run alerts on a benign twin', async () => {
  const found = await alerts(sets.filter(({ hit }) => !hit));
  expect(found.filter(([, count]) => count !== 0)).toEqual([]);
});

test('a twin that an exception keeps quiet would alert without it', async () => {
  const loud = sets
    .filter(({ set }) => set.exception)
    .map((placed) => ({ ...placed, set: { ...placed.set, exception: undefined } }));
  const found = await alerts(loud);
  expect(found.filter(([, count]) => count < 1)).toEqual([]);
});
