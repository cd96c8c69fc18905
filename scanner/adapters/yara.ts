import { found } from './adapter';
import type { Adapter } from './adapter';
import { runTool } from './tool';

/** Names of rules that are told of one file. */
const MAX_NAMES = 20;

/** `yara RULES FILE` prints a line for each rule that matches, its name first. */
export const yara = (rules: string): Adapter => ({
  name: 'yara',
  async findings(file) {
    const { code, out } = await runTool('yara', ['--no-warnings', '--', rules, file]);
    if (code !== 0) throw new Error(`yara ended with code ${code}`);
    const names = out.split('\n').flatMap((line) => /^(\w+) /.exec(line)?.[1] ?? []);
    return names.slice(0, MAX_NAMES).map((name) => found('yara/match', name));
  },
});
