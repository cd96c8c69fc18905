import { judged, firedRules, seeded } from './judged';
import { CARRIER_TYPES, carry } from './techniques/carriers';
import type { CarrierType } from './techniques/carriers';
import { TECHNIQUES } from './techniques/techniques';

/** Files of each technique and type; at least 98 % of them must not pass. */
const FILES = 50;
const LEAST = 0.98;

/** Only cells of tables are formulas; a line of text with a number is no count. */
const isPossible = (technique: string, type: CarrierType) =>
  technique === 'formulas in cells'
    ? ['csv', 'tsv'].includes(type)
    : !(technique === 'small counts' && type === 'txt');

describe('the outputs that things are hidden in', () => {
  it.each(CARRIER_TYPES)('pass by themselves as %s', async (type) => {
    const random = seeded(1);
    const flagged = new Map<string, number>();
    for (let file = 0; file < FILES * 2; file += 1) {
      const judgement = await judged(`results.${type}`, carry(random, type));
      if (judgement.result !== 'pass')
        for (const rule of firedRules(judgement)) flagged.set(rule, (flagged.get(rule) ?? 0) + 1);
    }
    expect(Object.fromEntries(flagged)).toEqual({});
  });
});

describe.each(Object.keys(TECHNIQUES))('%s', (technique) => {
  it.each(CARRIER_TYPES.filter((type) => isPossible(technique, type)))(
    'does not pass as %s',
    async (type) => {
      const make = TECHNIQUES[technique];
      const random = seeded(CARRIER_TYPES.indexOf(type) * 1_000 + technique.length);
      let caught = 0;
      for (let file = 0; file < FILES; file += 1) {
        const { name, content } = make?.(random, type) ?? { name: '', content: Buffer.alloc(0) };
        if ((await judged(name, content)).result !== 'pass') caught += 1;
      }
      expect(caught / FILES).toBeGreaterThanOrEqual(LEAST);
    }
  );
});
