import { expectStatus, expectThat } from './stack';
import type { Session } from './stack';

/** Rules of one page of Kibana's `_find`. */
const PAGE = 500;
const BOUNDARY = 'tre-airlock-rule-pack';

export interface StoredRule {
  id: string;
  rule_id: string;
  name: string;
  version: number;
  enabled: boolean;
  execution_summary?: { last_execution: { date: string; status: string; message: string } };
}

/** Kibana's detection engine in a space of its own, through its API. */
export class DetectionEngine {
  constructor(
    private readonly admin: Session,
    readonly space: string
  ) {}

  private call(method: string, path: string, body?: unknown) {
    return this.admin.kibana(method, `/s/${this.space}${path}`, body);
  }

  async create(): Promise<void> {
    const space = { id: this.space, name: 'Proof of the rule pack' };
    expectStatus(await this.admin.kibana('POST', '/api/spaces/space', space), 200, 'make a space');
    expectStatus(await this.call('POST', '/api/detection_engine/index'), 200, 'make the index of alerts');
  }

  /** Takes the space with all that is in it away, and its alerts. */
  async remove(): Promise<void> {
    await this.call('POST', '/api/detection_engine/rules/_bulk_action', { query: '', action: 'delete' });
    await this.call('DELETE', '/api/detection_engine/index');
    await this.admin.kibana('DELETE', `/api/spaces/space/${this.space}`);
  }

  /** Imports lines of NDJSON and answers how many were taken. Throws with Kibana's words where one was not. */
  async import(ndjson: string): Promise<number> {
    const body = [
      `--${BOUNDARY}`,
      'Content-Disposition: form-data; name="file"; filename="rules.ndjson"',
      'Content-Type: application/ndjson',
      '',
      ndjson,
      `--${BOUNDARY}--`,
      '',
    ].join('\r\n');
    const path = `/s/${this.space}/api/detection_engine/rules/_import?overwrite=true`;
    const reply = await this.admin.kibanaText(
      'POST',
      path,
      body,
      `multipart/form-data; boundary=${BOUNDARY}`
    );
    const { success_count: taken, errors } = expectStatus(reply, 200, 'import').body as {
      success_count: number;
      errors: unknown[];
    };
    expectThat(errors.length === 0, `refused: ${JSON.stringify(errors).slice(0, 1_000)}`);
    return taken;
  }

  async rules(): Promise<StoredRule[]> {
    const reply = await this.call('GET', `/api/detection_engine/rules/_find?per_page=${PAGE}`);
    return (expectStatus(reply, 200, 'find rules').body as { data: StoredRule[] }).data;
  }

  async enableAll(): Promise<void> {
    const body = { query: '', action: 'enable' };
    expectStatus(await this.call('POST', '/api/detection_engine/rules/_bulk_action', body), 200, 'enable');
  }

  /** An exception list with one item an exception, on the rule. */
  async except(ruleId: string, items: Array<Record<string, string>>): Promise<void> {
    const listId = `proof-${ruleId}`;
    const named = { description: 'Proof', namespace_type: 'single', name: 'Proof' };
    const list = expectStatus(
      await this.call('POST', '/api/exception_lists', { ...named, list_id: listId, type: 'detection' }),
      200,
      'make an exception list'
    ).body as { id: string };
    for (const item of items) {
      const entries = Object.entries(item).map(([field, value]) => ({
        field,
        value,
        operator: 'included',
        type: 'match',
      }));
      const body = { ...named, list_id: listId, type: 'simple', entries };
      expectStatus(await this.call('POST', '/api/exception_lists/items', body), 200, 'make an exception');
    }
    const lists = [{ id: list.id, list_id: listId, type: 'detection', namespace_type: 'single' }];
    const patch = { rule_id: ruleId, exceptions_list: lists };
    expectStatus(await this.call('PATCH', '/api/detection_engine/rules', patch), 200, 'name the exceptions');
  }

  /** The alerts that were made, each as its text and the rule that made it. */
  async alerts(): Promise<Array<{ ruleId: string; text: string }>> {
    const index = `.alerts-security.alerts-${this.space}`;
    await this.admin.elasticsearch('POST', `/${index}/_refresh`);
    const found: Array<{ ruleId: string; text: string }> = [];
    let after: unknown;
    for (;;) {
      const reply = await this.admin.elasticsearch('POST', `/${index}/_search`, {
        size: 1_000,
        sort: [{ 'kibana.alert.uuid': 'asc' }],
        ...(after ? { search_after: after } : {}),
      });
      const { hits } = (
        expectStatus(reply, 200, 'alerts').body as {
          hits: { hits: Array<{ _source: Record<string, unknown>; sort: unknown }> };
        }
      ).hits;
      for (const { _source: source } of hits)
        found.push({ ruleId: String(source['kibana.alert.rule.rule_id']), text: JSON.stringify(source) });
      if (hits.length === 0) return found;
      after = hits.at(-1)?.sort;
    }
  }
}
