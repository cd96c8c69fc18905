import fs from 'node:fs';
import path from 'node:path';
import { ENRICHMENT_FAILED_TAG, ROUTES, routePath } from '../../common';
import type { ProcessesPage, ProcessTreeAnswer, SetupAnswer } from '../../common';
import type { Checks } from './checks';
import type { Person } from './people';
import { indexSamples, readSamples, storySamples } from './samples';
import { expectStatus, expectThat } from './stack';
import type { Session } from './stack';

export const PROJECT = 'stack-test';
const INDEX = 'winlogbeat-8.3.3';

/** What `truth.tsv` calls an event, and the label that the pipeline must have given it. */
const CLASSES: Record<string, string> = {
  python_start: 'python_execution',
  python_child: 'python_child',
  log_cleared: 'log_tampering',
  audit_policy_changed: 'log_tampering',
  log_tamper_powershell: 'log_tampering',
  clipboard_event: 'clipboard_change',
  encoded_command: 'encoded_command',
  encoded_command_powershell: 'encoded_command',
  archive_tool: 'archive_created',
};

interface Hit {
  _source: { labels?: { sample?: string }; tre?: { activity?: string[] } };
}

async function search(admin: Session, query: object, size = 2_000): Promise<Hit[]> {
  const reply = await admin.elasticsearch('POST', `/${INDEX}/_search`, {
    size,
    query,
    _source: ['labels.sample', 'tre.activity'],
  });
  return (expectStatus(reply, 200, 'search').body as { hits: { hits: Hit[] } }).hits.hits;
}

/** Real recordings and the simulated day, through the pipelines of a real Elasticsearch, as people see them. */
export async function checkEvents(
  checks: Checks,
  admin: Session,
  people: Record<Person, Session>,
  folder: string | undefined
): Promise<void> {
  await checks.check('a project is registered, and its events are tagged from then on', async () => {
    const at = routePath(ROUTES.project, { id: PROJECT });
    const known = await admin.kibana('GET', at);
    const revision = known.status === 200 ? (known.body as { revision: number }).revision : undefined;
    const body = {
      name: 'Stack <b>test</b>',
      hosts: ['research-1', 'IEWIN7'],
      ...(revision ? { revision } : {}),
    };
    expectStatus(await admin.kibana('PUT', at, body), 200, 'PUT project');
  });

  await checks.check('Setup attaches the pipeline to winlogbeat-*', async () => {
    const attach = async () => {
      const reply = await admin.kibana('POST', ROUTES.setup, { action: 'attach' });
      return expectStatus(reply, 200, 'attach').body as SetupAnswer;
    };
    await attach();
    await indexSamples(admin, INDEX, storySamples());
    const { state } = await attach();
    const source = state.sources.find(({ name }) => name === INDEX);
    expectThat(source?.enriched === 'yes', `Setup says: ${source?.note ?? 'no such source'}`);
    expectThat(source?.mapped === true, 'the tre fields are not mapped');
    return `${source?.events} events of ${source?.hosts} hosts`;
  });

  if (!folder) checks.skip('real samples', 'STACK_SAMPLES is not given');
  else
    await checks.check('real samples are enriched, and none fails', async () => {
      const samples = readSamples(folder);
      await admin.elasticsearch('POST', `/${INDEX}/_delete_by_query?refresh=true`, {
        query: { prefix: { 'labels.sample': 'evtx' } },
      });
      await indexSamples(admin, INDEX, samples);
      const failed = await search(admin, { term: { tags: ENRICHMENT_FAILED_TAG } });
      expectThat(failed.length === 0, `${failed.length} events failed: ${failed[0]?._source.labels?.sample}`);
      return `${samples.length} events`;
    });

  const truth = folder ? path.join(folder, 'truth.tsv') : undefined;
  if (truth && fs.existsSync(truth))
    await checks.check('labels agree with what the recordings are known to hold', async () => {
      const rows = fs.readFileSync(truth, 'utf8').trim().split('\n').slice(1);
      const wanted = rows
        .map((row) => row.split('\t'))
        .map(([kind = '', name = '']) => ({ label: CLASSES[kind], kind, name }))
        .filter(({ label }) => label !== undefined);
      const seen = new Map<string, string[]>();
      const names = [...new Set(wanted.map(({ name }) => name))];
      for (const hit of await search(admin, { terms: { 'labels.sample': names } }, 5_000))
        seen.set(hit._source.labels?.sample ?? '', hit._source.tre?.activity ?? []);
      const wrong = wanted.filter(({ name, label }) => !seen.get(name)?.includes(label as string));
      expectThat(
        wrong.length === 0,
        `${wrong.length} of ${wanted.length} differ, first ${wrong
          .slice(0, 5)
          .map((w) => `${w.name} (${w.kind})`)
          .join(', ')}`
      );
      return `${wanted.length} events`;
    });

  await checks.check('the firefox case is among the children of Python, with how long it ran', async () => {
    const reply = await people.reviewer.kibana('GET', `${ROUTES.processes}?text=firefox`);
    const page = expectStatus(reply, 200, 'processes').body as ProcessesPage;
    const row = page.items.find((item) => item.name === 'firefox.exe');
    expectThat(row?.duration_ms === 120_000, `it ran ${row?.duration_ms} ms`);
    const at = routePath(ROUTES.processTree, { entityId: row?.entity_id ?? '' });
    const tree = expectStatus(
      await people.reviewer.kibana('GET', `${at}?host=${encodeURIComponent(row?.host ?? '')}`),
      200,
      'tree'
    ).body as ProcessTreeAnswer;
    expectThat(tree.tree.size > 1, 'the tree holds one process');
    return `${row?.parent?.name} started it; ${tree.tree.size} processes in the tree`;
  });

  await checks.check('a stranger sees no process', async () => {
    expectStatus(await people.stranger.kibana('GET', ROUTES.processes), 403, 'processes');
  });
}
