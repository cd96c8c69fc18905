import { Checks } from './checks';
import { checkAssets } from './check_assets';
import { checkBrowser } from './check_browser';
import { checkEvents } from './check_events';
import { checkRequests } from './check_requests';
import { checkRules } from './rules';
import { checkDashboards } from './dashboards';
import { createPeople, removePeople } from './people';
import { Session } from './stack';
import type { StackAddress } from './stack';

const USAGE = `npm run test:stack [-- rules]

Checks the plugin in a real Kibana into which its zip was installed. Environment:
  KIBANA_URL, ELASTICSEARCH_URL, STACK_USERNAME, STACK_PASSWORD   an account that may create keys, roles and users
  STACK_SAMPLES   a folder with .ndjson files of real Winlogbeat events and truth.tsv (optional)
  STACK_SHOTS     a folder for screenshots (optional)
  STACK_RULES     a folder for what was seen of the rule pack, as JSON (optional)
With "rules" only the rule pack is proven, for which no plugin is needed. It creates a project, requests, events and five users, and removes the users at its end.`;

function address(): StackAddress | undefined {
  const { KIBANA_URL, ELASTICSEARCH_URL, STACK_USERNAME, STACK_PASSWORD } = process.env;
  if (!KIBANA_URL) return undefined;
  if (!ELASTICSEARCH_URL || !STACK_USERNAME || !STACK_PASSWORD)
    throw new Error(`KIBANA_URL is set, but something else is missing.\n\n${USAGE}`);
  return {
    kibana: KIBANA_URL.replace(/\/$/, ''),
    elasticsearch: ELASTICSEARCH_URL.replace(/\/$/, ''),
    username: STACK_USERNAME,
    password: STACK_PASSWORD,
  };
}

async function checkPlugin(checks: Checks, stack: StackAddress, admin: Session): Promise<void> {
  const scannerKey = await checkAssets(checks, admin);
  try {
    const people = await createPeople(admin);
    await checkEvents(checks, admin, people, process.env.STACK_SAMPLES);
    if (scannerKey) await checkRequests(checks, people, admin.as({ apiKey: scannerKey }));
    else checks.skip('requests', 'there is no scanner key');
    await checkBrowser(checks, stack, people, process.env.STACK_SHOTS);
    await checkDashboards(checks, stack, admin, process.env.STACK_SHOTS);
  } finally {
    await removePeople(admin);
  }
}

async function main(): Promise<void> {
  const stack = address();
  if (!stack) {
    console.log('Skipped: no KIBANA_URL is given, so nothing was checked on a real Kibana.\n');
    console.log(USAGE);
    return;
  }
  const checks = new Checks();
  const rulesOnly = process.argv.includes('rules');
  const admin = new Session(stack, { username: stack.username, password: stack.password });
  if (!rulesOnly) await checkPlugin(checks, stack, admin);
  await checkRules(checks, admin, process.env.STACK_SAMPLES);
  console.log(`${checks.passed} passed, ${checks.failed} failed, ${checks.skipped} skipped`);
  if (checks.failed > 0) process.exitCode = 1;
}

main().catch((error: Error) => {
  console.error(error.stack ?? error.message);
  process.exitCode = 1;
});
