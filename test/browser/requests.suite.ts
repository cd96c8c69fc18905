import type { Page } from 'playwright-core';
import { HOSTILE_NAMES } from '../../demo/requests/egress';
import type { Stage } from './stage';
import { requestId } from './stage';
import { settled, visit } from './visit';

const inQueue = (page: Page, title: string) => page.getByRole('row').filter({ hasText: title });

async function decide(page: Page, label: string, reason: string): Promise<void> {
  await page.getByRole('button', { name: label, exact: true }).click();
  await page.getByRole('textbox', { name: 'Reason' }).fill(reason);
  await page.getByRole('button', { name: `Confirm: ${label.toLowerCase()}` }).click();
  await page.getByText(`${label}: stored in the history`).waitFor();
}

export function requestsSuite(stage: () => Stage): void {
  test('an egress is judged from its page, beside what ran before it, and is gone from the queue', async () => {
    const title = 'Counts per clinic';
    await visit(stage(), { path: '/requests' }, async (page) => {
      await inQueue(page, title).getByRole('link', { name: title }).click();
      await settled(page, title);

      const activity = page.getByRole('list', { name: 'Flagged executions' });
      expect(await activity.getByRole('listitem').count()).toBeGreaterThan(2);
      expect(await activity.innerText()).toContain('wevtutil.exe');

      await page.getByRole('button', { name: 'counts.xlsx' }).click();
      await page.getByRole('dialog').getByText('raw_export').first().waitFor();
      await page.keyboard.press('Escape');

      await decide(page, 'Reject', 'The workbook has a hidden sheet with single records.');
      await page.getByText('The workbook has a hidden sheet with single records.').first().waitFor();

      await page.getByRole('link', { name: 'Requests', exact: true }).first().click();
      await inQueue(page, 'Bootstrap replicates').waitFor();
      expect(await inQueue(page, title).count()).toBe(0);
    });
  });

  test('one approval is enough where the project wants one', async () => {
    const title = 'Tables for the manuscript';
    await visit(stage(), { path: `/requests/${requestId(stage(), title)}` }, async (page) => {
      await settled(page, title);
      await decide(page, 'Approve', 'Every cell is ten or more.');
      await page.getByText('Approved', { exact: true }).first().waitFor();
    });
    await visit(stage(), { path: '/requests?status=in_review' }, async (page) => {
      await inQueue(page, 'Bootstrap replicates').waitFor();
      expect(await inQueue(page, title).count()).toBe(0);
    });
  });

  test('a flagged execution leads to its process tree', async () => {
    const title = 'Counts by age band';
    await visit(stage(), { path: `/requests/${requestId(stage(), title)}` }, async (page) => {
      await settled(page, title);
      const firefox = page
        .getByRole('list', { name: 'Flagged executions' })
        .getByRole('listitem')
        .filter({ hasText: 'firefox.exe' });
      await firefox.getByRole('link', { name: /process tree/i }).click();
      await settled(page, 'Process tree of firefox.exe');
    });
  });

  test('a push says what was found, line by line', async () => {
    const title = 'Push to lung-cancer/tools';
    await visit(stage(), { path: `/requests/${requestId(stage(), title)}` }, async (page) => {
      await settled(page, title);
      await page.getByText('exec(base64.b64decode(').first().waitFor();
      const line = page.getByRole('link', { name: /line 41/i });
      expect(await line.getAttribute('href')).toContain('/tools/sync_results.py#L41');
    });
  });

  test('hostile names are text: nothing runs, and marks that turn text round are shown', async () => {
    const title = 'Model and figures for the partner group';
    await visit(stage(), { path: `/requests/${requestId(stage(), title)}` }, async (page) => {
      await settled(page, title);
      await page.getByText(HOSTILE_NAMES.script.slice(0, 40)).first().waitFor();
      const shown = await page.locator('body').innerText();
      expect(shown).not.toContain('\u202e');
      expect(shown).toContain('U+202E');
      await page.getByText(HOSTILE_NAMES.script.slice(0, 40)).first().click();
      await page.getByRole('dialog').waitFor();
      expect(await page.evaluate(() => 'hostileNameRan' in window)).toBe(false);
    });
  });

  test('of two reviewers at once, the second is told who was quicker and what changed', async () => {
    const title = 'Bootstrap replicates';
    const path = `/requests/${requestId(stage(), title)}`;
    await visit(stage(), { user: 'second-reviewer', path, meets: [409] }, async (second) => {
      await settled(second, title);
      await visit(stage(), { path }, async (first) => {
        await settled(first, title);
        await decide(first, 'Return to researcher', 'Merge the replicates into one table.');
      });
      await second.getByRole('button', { name: 'Approve', exact: true }).click();
      await second.getByRole('textbox', { name: 'Reason' }).fill('Looks fine.');
      await second.getByRole('button', { name: 'Confirm: approve' }).click();
      const told = second.getByRole('alert').first();
      await told.waitFor();
      expect(await told.innerText()).toContain('reviewer');
    });
  });
}
