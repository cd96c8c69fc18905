import type { Page } from 'playwright-core';
import { STORY } from '../../simulator/story';
import type { Stage } from './stage';
import { settled, visit } from './visit';

const part = (page: Page, name: RegExp) => page.getByRole('region', { name });

export function overviewSuite(stage: () => Stage): void {
  test('the firefox case is on the first page, and its tree is one click away', async () => {
    await visit(stage(), {}, async (page) => {
      await settled(page, 'Overview');
      expect(page.url()).toMatch(/\/overview$/);
      const row = part(page, /^Flagged executions/)
        .getByRole('row')
        .filter({ hasText: 'firefox.exe' });
      const text = await row.innerText();
      expect(text).toContain(STORY.firefox.host);
      expect(text).toContain('2 min');
      expect(text).toContain('Unexpected child');
      await row.getByRole('link', { name: 'python.exe started firefox.exe' }).click();
      await settled(page, 'Process tree of firefox.exe');
    });
  });

  test('a number of waiting requests leads to exactly those', async () => {
    await visit(stage(), {}, async (page) => {
      await settled(page, 'Overview');
      const link = part(page, /^Requests that wait/).getByRole('link', { name: /blocked by the scan$/ });
      const count = Number.parseInt(await link.innerText(), 10);
      expect(count).toBe(
        stage().day.requests.filter(({ expected }) => expected === 'blocked_by_scan').length
      );
      await link.click();
      await settled(page, 'Requests');
      const rows = page.getByRole('row').filter({ hasText: 'Blocked by' });
      await rows.first().waitFor();
      expect(await rows.count()).toBe(count);
    });
  });

  test('the riskiest request is first, and opens', async () => {
    await visit(stage(), {}, async (page) => {
      await settled(page, 'Overview');
      const first = part(page, /^Requests that wait/)
        .getByRole('row')
        .nth(1);
      expect(await first.innerText()).toContain('25 high');
      const link = first.getByRole('link');
      const title = await link.innerText();
      await link.click();
      await settled(page, title);
    });
  });

  test.each(['operator', 'auditor'] as const)('%s reads what is silent or missing', async (user) => {
    await visit(stage(), { user }, async (page) => {
      await settled(page, 'Overview');
      await part(page, /^Silent or missing/)
        .getByText('Elasticsearch security is off')
        .waitFor();
      await part(page, /^Hosts without a project/)
        .getByText(/belongs to a project/)
        .waitFor();
    });
  });
}
