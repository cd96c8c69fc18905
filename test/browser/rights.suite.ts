import type { Stage } from './stage';
import { requestId } from './stage';
import { settled, visit } from './visit';

const PAGES = [
  ['/overview', 'Overview'],
  ['/requests', 'Requests'],
  ['/processes', 'Processes'],
  ['/projects', 'Projects'],
  ['/setup', 'Setup'],
] as const;

export function rightsSuite(stage: () => Stage): void {
  test.each(PAGES)('a stranger is told at %s what right is missing', async (path, title) => {
    await visit(stage(), { user: 'stranger', path, meets: [403] }, async (page) => {
      await settled(page, title);
      const told = page.getByRole('alert').first();
      await told.waitFor();
      expect(await told.innerText()).toContain('you do not have the right');
      expect(await told.innerText()).toContain('Kibana feature');
    });
  });

  test.each([
    ['Model and figures for the partner group', ['Return to researcher', 'Reject', 'Override the scan']],
    ['Bootstrap replicates', ['Approve', 'Ask for changes', 'Return to researcher', 'Reject']],
  ])('an auditor sees "%s" and its history, and cannot decide', async (title, moves) => {
    const path = `/requests/${requestId(stage(), title)}`;
    await visit(stage(), { user: 'auditor', path }, async (page) => {
      await settled(page, title);
      await page.getByRole('region', { name: 'History' }).waitFor();
      expect(await page.getByRole('checkbox').count()).toBe(0);
      for (const label of moves) {
        const button = page.getByRole('button', { name: label, exact: true });
        if ((await button.count()) > 0) expect(await button.isDisabled()).toBe(true);
      }
    });
  });

  test('an auditor sees the projects and Setup, and changes neither', async () => {
    await visit(stage(), { user: 'auditor', path: '/projects' }, async (page) => {
      await settled(page, 'Projects');
      await page.getByRole('link', { name: 'Heart study' }).first().click();
      await settled(page, 'Heart study');
      expect(await page.getByRole('button', { name: /^(Save|Delete)$/ }).count()).toBe(0);
    });
    await visit(stage(), { user: 'auditor', path: '/setup' }, async (page) => {
      await settled(page, 'Setup');
      await page.getByText('tre-airlock-events').first().waitFor();
      const install = page.getByRole('button', { name: 'Install or repair' });
      if ((await install.count()) > 0) expect(await install.isDisabled()).toBe(true);
    });
  });

  test('Setup says that a Kibana without Security and dashboards takes neither rules nor dashboards', async () => {
    await visit(stage(), { user: 'operator', path: '/setup' }, async (page) => {
      await settled(page, 'Setup');
      await page.getByText('This Kibana has no Elastic Security app').waitFor();
      await page.getByText('This Kibana has no dashboards').waitFor();
      expect(await page.getByRole('button', { name: /^Import/ }).count()).toBe(0);
    });
  });

  test('the switch of users changes who one is, and what one may', async () => {
    const title = 'Model and figures for the partner group';
    const path = `/requests/${requestId(stage(), title)}`;
    await visit(stage(), { user: 'auditor', path }, async (page) => {
      await settled(page, title);
      await Promise.all([
        page.waitForEvent('load'),
        page.getByRole('combobox', { name: 'User' }).selectOption('operator'),
      ]);
      await settled(page, title);
      const override = page.getByRole('button', { name: 'Override the scan', exact: true });
      await override.waitFor();
      expect(await override.isEnabled()).toBe(true);
    });
  });
}
