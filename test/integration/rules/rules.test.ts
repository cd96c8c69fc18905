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
  const now = Date.now();
  sets = rules.flatMap((rule) => placeProof(rule, proofs.get(rule.file)!, now));
  await indexSets(engine.client, sets);
  const run = new Set(
    sets.filter(({ rule }) => RUNNABLE.includes(rule.rule.type)).map(({ rule }) => rule.file)
  );
  console.log(
    `Of ${rules.length} rules, ${run.size} are run here; ${rules.length - run.size} (EQL, new terms, ES|QL) are ` +
      `checked by form, and run by npm run test:stack.`
  );
}, 120_000);
afterAll(() => engine.reset());

const told = ({ rule, lane, set }: PlacedSet) => `${rule.file} (${lane}): ${set.words}`;

async function alerts(wanted: (placed: PlacedSet) => boolean): Promise<Array<[string, number]>> {
  const found: Array<[string, number]> = [];
  for (const placed of sets)
    if (RUNNABLE.includes(placed.rule.rule.type) && wanted(placed))
      found.push([told(placed), await alertsOf(engine.client, placed)]);
  return found;
}

test('every rule that can be run alerts on each of its sets', async () => {
  const found = await alerts(({ hit }) => hit);
  expect(found.length).toBeGreaterThan(0);
  expect(found.filter(([, count]) => count === 0)).toEqual([]);
});

test('no rule that can be run alerts on a benign twin', async () => {
  const found = await alerts(({ hit }) => !hit);
  expect(found.length).toBeGreaterThan(0);
  expect(found.filter(([, count]) => count > 0)).toEqual([]);
});

test('a twin that an exception keeps quiet would alert without it', async () => {
  const loud = sets
    .filter(({ set, rule }) => set.exception && RUNNABLE.includes(rule.rule.type))
    .map((placed) => ({ ...placed, set: { ...placed.set, exception: undefined } }));
  for (const placed of loud)
    expect([told(placed), await alertsOf(engine.client, placed)]).toEqual([
      told(placed),
      expect.not.arrayContaining([0]),
    ]);
  expect(loud.length).toBeGreaterThan(0);
});
