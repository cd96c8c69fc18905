import { STORY } from '../../simulator/story';
import type { Stage } from './stage';
import { settled, visit } from './visit';

export function processesSuite(stage: () => Stage): void {
  test('the firefox case is in sight after one click, its facts after the second, its tree after the third', async () => {
    await visit(stage(), {}, async (page) => {
      await page.getByRole('link', { name: 'Processes', exact: true }).click();
      const row = page.getByRole('row').filter({ hasText: 'firefox.exe' });
      await row.waitFor();
      const text = await row.innerText();
      expect(text).toContain('python.exe');
      expect(text).toContain(STORY.firefox.host);
      expect(text).toContain(STORY.firefox.user);
      expect(text).toContain('2 min');

      await row.getByRole('button', { name: 'firefox.exe' }).click();
      const flyout = page.getByRole('dialog');
      await flyout.getByText('-new-window').waitFor();

      await flyout.getByRole('link', { name: 'Show the process tree' }).click();
      await settled(page, 'Process tree of firefox.exe');
      const focus = page.locator('[role="treeitem"][aria-current="true"]');
      expect(await focus.getAttribute('aria-label')).toContain('ran for 2 min');
    });
  });

  test('the tree is used by keyboard alone', async () => {
    const { childEntityId } = stage().day.facts.firefox;
    const path = `/processes/tree/${encodeURIComponent(childEntityId)}`;
    await visit(stage(), { path }, async (page) => {
      await settled(page, 'Process tree of firefox.exe');
      const active = () =>
        page.evaluate(() => {
          const { activeElement } = document;
          return {
            name: activeElement?.getAttribute('aria-label')?.split(',')[0],
            level: Number(activeElement?.getAttribute('aria-level')),
            expanded: activeElement?.getAttribute('aria-expanded'),
          };
        });
      const focused = page.locator('[role="treeitem"][tabindex="0"]');
      await focused.focus();
      const start = await active();
      expect(start).toMatchObject({ name: 'firefox.exe', expanded: 'true' });
      await page.keyboard.press('ArrowRight');
      expect(await active()).toMatchObject({ name: 'firefox.exe', level: start.level + 1 });
      await page.keyboard.press('ArrowLeft');
      expect(await active()).toEqual(start);
      await page.keyboard.press('ArrowLeft');
      expect(await active()).toMatchObject({ level: start.level, expanded: 'false' });
      await page.keyboard.press('ArrowUp');
      expect(await active()).toMatchObject({ name: 'python.exe', level: start.level - 1 });
      await page.keyboard.press('Enter');
      const details = page.getByRole('region', { name: 'Details of the chosen process' });
      await details.getByText(STORY.firefox.script).first().waitFor();
      await page.keyboard.press('Home');
      expect((await active()).level).toBe(1);
    });
  });

  test('other questions are one click away: children of PowerShell, and a filter in the address', async () => {
    await visit(stage(), { path: '/processes' }, async (page) => {
      await settled(page, 'Processes');
      await page.getByText('Children of PowerShell').click();
      await page.getByRole('row').filter({ hasText: 'wevtutil.exe' }).first().waitFor();
      expect(page.url()).toContain('powershell');
      await page.reload();
      await page.getByRole('row').filter({ hasText: 'wevtutil.exe' }).first().waitFor();
    });
  });
}
