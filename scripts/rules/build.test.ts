import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { builtFiles, DIST, LATER_PACK, MAIN_PACK } from './build';
import { checkPack } from './check';
import { DOCS_FILE, detectionsPage } from './docs';
import { requireRules } from './read';

const rules = requireRules();

test('the committed packs are what the rules make (npm run rules:build)', () => {
  for (const [name, text] of Object.entries(builtFiles(rules))) {
    expect([name, existsSync(path.join(DIST, name))]).toEqual([name, true]);
    expect(readFileSync(path.join(DIST, name), 'utf8')).toBe(text);
  }
});

test('each line is a rule that is off until somebody switches it on; the order of files does not matter', () => {
  const packs = builtFiles(rules);
  const lines = (packs[MAIN_PACK] ?? '').trimEnd().split('\n');
  const read = lines.map((line) => JSON.parse(line) as { rule_id: string; enabled: boolean; type: string });
  expect(read.every(({ enabled }) => !enabled)).toBe(true);
  expect(new Set(read.map(({ rule_id: id }) => id)).size).toBe(lines.length);
  // Kibana 8.3.3 knows neither.
  expect(read.filter(({ type }) => type === 'new_terms' || type === 'esql')).toEqual([]);
  expect((packs[LATER_PACK] ?? '').split('\n').length - 1 + lines.length).toBe(rules.length);
});

test('docs/detections.md is what the rules say (npm run rules:docs)', async () => {
  const { proofs } = await checkPack();
  expect(readFileSync(DOCS_FILE, 'utf8')).toBe(detectionsPage(rules, proofs));
});
