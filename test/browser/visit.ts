import type { BrowserContext, Page } from 'playwright-core';
import { PLUGIN_ID } from '../../common';
import { USER_COOKIE } from '../host/http_server';
import { THEME_COOKIE } from '../host/page/cookies';
import type { UserName } from '../host/users';
import type { Stage } from './stage';

const TIMEOUT_MS = 30_000;

export interface Visitor {
  user?: UserName;
  dark?: boolean;
  /** Below the app's own address. */
  path?: string;
  /** Statuses that the visit is meant to meet; the browser logs each as an error. */
  meets?: number[];
}

function watch(page: Page, meets: number[]): string[] {
  const problems: string[] = [];
  // A refusal of the content security policy is told here, too.
  page.on('console', (message) => {
    const expected = meets.some((status) => message.text().includes(`status of ${status}`));
    if (['error', 'warning'].includes(message.type()) && !expected) problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('dialog', (dialog) => {
    problems.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  return problems;
}

export const appUrl = ({ host }: Stage, path = '') => `${host.url}/app/${PLUGIN_ID}${path}`;

/** One context a user, so that the browser fetches and compiles the page's code but once for each. */
async function contextOf({ browser, contexts }: Stage, user: UserName): Promise<BrowserContext> {
  const context =
    contexts.get(user) ?? (await browser.newContext({ viewport: { width: 1400, height: 900 } }));
  contexts.set(user, context);
  return context;
}

/**
 * Opens a page as one user, does the work and closes it; fails when the browser had anything to complain about,
 * a violation of the content security policy included.
 */
export async function visit(
  stage: Stage,
  { user = 'reviewer', dark = false, path, meets = [] }: Visitor,
  work: (page: Page) => Promise<void>
): Promise<void> {
  const { url } = stage.host;
  const context = await contextOf(stage, user);
  await context.addCookies([
    { name: USER_COOKIE, value: user, url },
    { name: THEME_COOKIE, value: dark ? 'dark' : 'light', url },
  ]);
  const page = await context.newPage();
  try {
    page.setDefaultTimeout(TIMEOUT_MS);
    const problems = watch(page, meets);
    await page.goto(appUrl(stage, path));
    await work(page);
    expect(problems).toEqual([]);
  } finally {
    await page.close();
  }
}

/** Waits until the page shows its title as a heading and nothing on it is still loading. */
export async function settled(page: Page, title: string): Promise<void> {
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
  await page.waitForLoadState('networkidle');
  await page.waitForFunction(
    () => !/^Loading .*…$/m.test(document.body.innerText) && !document.querySelector('.euiBasicTable-loading')
  );
}
