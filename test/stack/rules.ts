import fs from 'node:fs';
import path from 'node:path';
import { builtPacks, importedRule, LATER_PACK, MAIN_PACK } from '../../scripts/rules/build';
import { checkPack } from '../../scripts/rules/check';
import type { RuleSource } from '../../scripts/rules/read';
import { PROOF_INDICES, markOf, placeProof } from '../integration/rules/placed';
import type { PlacedSet } from '../integration/rules/placed';
import type { Checks } from './checks';
import { DetectionEngine } from './rules_detection';
import type { StoredRule } from './rules_detection';
import { RuleLab } from './rules_lab';
import { noiseOfRules } from './rules_noise';
import { expectThat } from './stack';
import type { Session } from './stack';

/** A new one each time: Kibana makes the index of alerts of a space once in its life. */
const SPACE = `tre-rules-proof-${Date.now()}`;
const PLAIN = '-plain';
/** How long the rules of the pack may take to run once, all together. */
const PATIENCE_MS = 8 * 60_000;
const POLL_MS = 5_000;
const MOST_ALERTS = 1_000;

/** Each pattern that a rule may read, and where the proofs of it lie. */
const PROOF_OF: Record<string, string> = {
  'winlogbeat-*': PROOF_INDICES.winlogbeat,
  'logs-sysmon_linux.*': PROOF_INDICES.linux,
  'auditbeat-*': PROOF_INDICES.auditbeat,
  'logs-tre.verdict-*': PROOF_INDICES.verdict,
  'logs-tre.audit-*': PROOF_INDICES.audit,
};

/** Kibana makes 100 alerts of one run and leaves the rest out, so each rule looks at its own sets alone. */
function ownSets(source: RuleSource): object {
  const mark = `${markOf(source)}-`;
  const should = ['host.name', 'tre.project.id'].map((field) => ({ prefix: { [field]: mark } }));
  return { meta: {}, query: { bool: { should, minimum_should_match: 1 } } };
}

/** Indexing the sets and running the whole pack take minutes: a rule that looks back for less would come too late. */
const lookBack = (from: string): string => (/^now-([1-9]|10)m$/.test(from) ? 'now-30m' : from);

/**
 * The rule over its proofs alone: nothing else on the stack may hide or make an alert. A rule for plain documents
 * is a second one, over an index that knows no field of ours.
 */
function narrowed(source: RuleSource, plain: boolean): object {
  const { rule } = source;
  const imported = {
    ...importedRule(source),
    from: lookBack(rule.from),
    filters: [ownSets(source)],
    max_signals: MOST_ALERTS,
  };
  const index = (rule.index ?? []).flatMap((pattern) => PROOF_OF[pattern] ?? []);
  return plain
    ? {
        ...imported,
        rule_id: `${rule.rule_id}${PLAIN}`,
        name: `${rule.name} (plain)`,
        index: [PROOF_INDICES.plain],
      }
    : { ...imported, index };
}

const ndjson = (rules: readonly object[]) => rules.map((rule) => `${JSON.stringify(rule)}\n`).join('');
const ruleIdOf = ({ rule, lane }: PlacedSet) => `${rule.rule.rule_id}${lane === 'plain' ? PLAIN : ''}`;

async function waitForRuns(engine: DetectionEngine, since: number): Promise<StoredRule[]> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const rules = await engine.rules();
    const waiting = rules.filter(({ execution_summary: summary }) => {
      const last = summary?.last_execution;
      return !last || Date.parse(last.date) < since || ['running', 'going to run'].includes(last.status);
    });
    if (waiting.length === 0) return rules;
    const names = waiting.slice(0, 5).map(({ name }) => name);
    expectThat(Date.now() < deadline, `${waiting.length} rules did not run, among them ${names.join(', ')}`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

export interface Row {
  file: string;
  type: string;
  sets: number;
  hits: number;
  missed: string[];
  /** Benign sets that alerted. */
  false: string[];
  lanes: string[];
}

/** For each rule, what alerted and what should have. */
function table(sets: readonly PlacedSet[], alerts: ReadonlyArray<{ ruleId: string; text: string }>): Row[] {
  const texts = new Map<string, string[]>();
  for (const { ruleId, text } of alerts) texts.set(ruleId, [...(texts.get(ruleId) ?? []), text]);
  const rows = new Map<string, Row>();
  for (const placed of sets) {
    const { rule, lane, hit, set, stage } = placed;
    const alerted = (texts.get(ruleIdOf(placed)) ?? []).some((text) => text.includes(stage.mark));
    const row = rows.get(rule.file) ?? {
      file: rule.file,
      type: rule.rule.type,
      sets: 0,
      hits: 0,
      missed: [],
      false: [],
      lanes: [],
    };
    rows.set(rule.file, row);
    row.sets += 1;
    if (!row.lanes.includes(lane)) row.lanes.push(lane);
    if (hit && alerted) row.hits += 1;
    if (hit && !alerted) row.missed.push(`${set.words} (${lane})`);
    if (!hit && alerted) row.false.push(`${set.words} (${lane})`);
  }
  return [...rows.values()];
}

function keep(folder: string | undefined, name: string, value: unknown): void {
  if (!folder) return;
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, name), `${JSON.stringify(value, null, 2)}\n`);
}

/** Imports the pack into Kibana, indexes every set of every rule, and compares the alerts with what must be. */
export async function checkRules(checks: Checks, admin: Session, samples: string | undefined): Promise<void> {
  const { rules, proofs, problems } = await checkPack();
  const main = rules.filter(({ metadata }) => metadata.min_stack_version === undefined);
  const engine = new DetectionEngine(admin, SPACE);
  const lab = new RuleLab(admin);
  const results = process.env.STACK_RULES;
  try {
    const made = await checks.check('the rule pack is sound and imports as it is', async () => {
      expectThat(problems.length === 0, `${problems.length} problems, first: ${problems[0]?.reason}`);
      await engine.create();
      const taken = await engine.import(builtPacks(rules)[MAIN_PACK] ?? '');
      expectThat(taken === main.length, `${taken} of ${main.length} rules were taken`);
      const later = rules.length - main.length;
      return `${taken} rules; ${later} of ${LATER_PACK} need a later Kibana`;
    });
    if (!made) return;
    const marks = new Map<string, PlacedSet>();
    const now = Date.now();
    const sets = main.flatMap((rule) => placeProof(rule, proofs.get(rule.file)!, now));
    for (const set of sets) marks.set(set.stage.mark, set);
    await checks.check('the sets are indexed through the pipelines', async () => {
      expectThat(marks.size === sets.length, 'two sets have one mark');
      await lab.create();
      return `${await lab.index(sets)} documents of ${sets.length} sets`;
    });
    await checks.check('every rule alerts on its sets and on no benign twin', async () => {
      const plain = main.filter(({ file }) => proofs.get(file)?.plain && placedPlain(sets, file));
      const update = [
        ...main.map((rule) => narrowed(rule, false)),
        ...plain.map((rule) => narrowed(rule, true)),
      ];
      expectThat(
        (await engine.import(ndjson(update))) === update.length,
        'the update of the pack was not taken'
      );
      const excepted = new Map<string, Array<Record<string, string>>>();
      for (const placed of sets) {
        const { exception } = placed.set;
        const id = ruleIdOf(placed);
        if (exception) excepted.set(id, [...(excepted.get(id) ?? []), exception(placed.stage)]);
      }
      for (const [id, items] of excepted) await engine.except(id, items);
      const since = Date.now();
      await engine.enableAll();
      const ran = await waitForRuns(engine, since);
      const failed = ran.filter((rule) => rule.execution_summary?.last_execution.status === 'failed');
      const rows = table(sets, await engine.alerts());
      for (const row of rows)
        console.log(
          `     ${row.file.replace('rules/', '').padEnd(72)} ${row.type.padEnd(9)} ${row.lanes.join('+').padEnd(16)} sets ${String(row.sets).padStart(3)}  hits ${String(row.hits).padStart(3)}  missed ${row.missed.length}  false ${row.false.length}`
        );
      const messages = failed.map(
        (rule) => `${rule.name}: ${rule.execution_summary?.last_execution.message}`
      );
      keep(results, 'rules.json', { rows, failed: messages });
      const wrong = rows.filter((row) => row.missed.length + row.false.length > 0);
      expectThat(failed.length === 0, `${failed.length} rules failed: ${messages.slice(0, 3).join(' | ')}`);
      for (const row of wrong)
        for (const words of [...row.missed.map((w) => `missed ${w}`), ...row.false.map((w) => `false ${w}`)])
          console.log(`     ${row.file}: ${words}`);
      expectThat(wrong.length === 0, `${wrong.length} rules differ`);
      const hits = rows.reduce((sum, row) => sum + row.hits, 0);
      return `${rows.length} rules, ${plain.length} of them on plain documents too, ${hits} hits, 0 false`;
    });
    if (!samples) checks.skip('noise of the rules', 'STACK_SAMPLES is not given');
    else
      await checks.check('what the rules say of real recordings', async () => {
        const noise = await noiseOfRules(admin, lab, main, samples);
        keep(results, 'noise.json', noise);
        const alerting = Object.values(noise.rules).filter(({ events }) => events.length > 0).length;
        return `${noise.events} events; ${alerting} of ${main.length} rules alert on some`;
      });
  } finally {
    await engine.remove();
    await lab.remove();
  }
}

const placedPlain = (sets: readonly PlacedSet[], file: string) =>
  sets.some(({ rule, lane }) => rule.file === file && lane === 'plain');
