import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { builtFiles, DIST } from './build';
import { checkPack } from './check';
import type { Checked } from './check';
import { DOCS_FILE, detectionsPage } from './docs';
import { newRule } from './new';
import { describeProblem } from './read';

/** The pack, or an end with every problem told: nothing is made from half a pack. */
async function sound(): Promise<Checked> {
  const checked = await checkPack();
  if (checked.problems.length === 0) return checked;
  for (const problem of checked.problems) console.error(describeProblem(problem));
  throw new Error(`${checked.problems.length} problems in ${checked.rules.length} rules.`);
}

const COMMANDS: Record<string, (args: string[]) => Promise<void>> = {
  async check() {
    const { rules, proofs } = await sound();
    const sets = [...proofs.values()].flatMap(({ hits, misses }) => [...hits, ...misses]);
    console.log(`${rules.length} rules and ${sets.length} sets are in order.`);
  },
  async build() {
    const { rules } = await sound();
    mkdirSync(DIST, { recursive: true });
    for (const [name, text] of Object.entries(builtFiles(rules))) {
      writeFileSync(path.join(DIST, name), text);
      console.log(`${name}: ${text.split('\n').length - 1} lines`);
    }
  },
  async docs() {
    const { rules, proofs } = await sound();
    writeFileSync(DOCS_FILE, detectionsPage(rules, proofs));
    console.log(path.relative(process.cwd(), DOCS_FILE));
  },
  async new(args) {
    for (const file of newRule(args)) console.log(path.relative(process.cwd(), file));
  },
};

async function main(): Promise<void> {
  const [name = '', ...args] = process.argv.slice(2);
  const command = Object.prototype.hasOwnProperty.call(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) throw new Error(`One of ${Object.keys(COMMANDS).join(', ')}.`);
  await command(args);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
