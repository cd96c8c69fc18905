import fs from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { PLUGIN_ID } from '../../common';
import { launchChromium } from '../browser/chromium';
import type { Checks } from './checks';
import type { Person } from './people';
import { expectThat } from './stack';
import type { Login, Session, StackAddress } from './stack';

/** Kibana's page has an inline script that its own policy must refuse: so it learns that the policy is in force. */
const KIBANAS_OWN = /inline script/;
const PATIENCE = 60_000;

/** What went wrong on a page while it was open. */
function watch(page: Page): string[] {
  const faults: string[] = [];
  page.on('pageerror', (error) => {
    // Kibana 8.12 asks for what a plain user may not have (uptime's index_status) and does not catch the answer.
    if (error.message !== 'Forbidden') faults.push(`page error: ${error.message}`);
  });
  page.on('console', (message) => {
    if (
      message.type() === 'error' &&
      /treAirlock|tre_airlock|Content Security/.test(`${message.text()} ${message.location().url}`)
    )
      if (!KIBANAS_OWN.test(message.text())) faults.push(`console: ${message.text().slice(0, 300)}`);
  });
  page.on('response', (response) => {
    const refused = response.status() === 403 || response.status() >= 500;
    if (refused && response.url().includes('tre_airlock'))
      faults.push(`${response.status()} ${response.url()}`);
  });
  return faults;
}

export async function logIn(browser: Browser, kibana: string, login: Login): Promise<Page> {
  if (!('username' in login)) throw new Error('A browser logs in with a name and a password.');
  const context = await browser.newContext({ viewport: { width: 1440, height: 1000 } });
  const page = await context.newPage();
  await page.goto(`${kibana}/login`, { waitUntil: 'load' });
  await page.fill('[data-test-subj=loginUsername]', login.username, { timeout: PATIENCE });
  await page.fill('[data-test-subj=loginPassword]', login.password);
  await page.click('[data-test-subj=loginSubmit]');
  await page.waitForURL((url) => !url.pathname.startsWith('/login'), { timeout: PATIENCE });
  return page;
}

/** Every view as a reviewer, the refusal of a stranger, and Kibana's own pages, in a headless browser. */
export async function checkBrowser(
  checks: Checks,
  stack: StackAddress,
  people: Record<Person, Session>,
  shots: string | undefined
): Promise<void> {
  const browser = await launchChromium();
  const shoot = async (page: Page, name: string) => {
    if (!shots) return;
    fs.mkdirSync(shots, { recursive: true });
    await page.screenshot({ path: path.join(shots, `${name}.png`) });
  };
  const app = (at: string) => `${stack.kibana}/app/${PLUGIN_ID}${at}`;
  try {
    const page = await logIn(browser, stack.kibana, people.operator.login);
    const faults = watch(page);
    const open = async (url: string, heading: RegExp, name: string) => {
      faults.length = 0;
      await page.goto(url, { waitUntil: 'load' });
      await page.getByRole('heading', { level: 1, name: heading }).waitFor({ timeout: PATIENCE });
      await page.waitForLoadState('networkidle');
      await page.waitForFunction(() => !/Loading .*…/.test(document.body.innerText), undefined, {
        timeout: PATIENCE,
      });
      await shoot(page, name);
      expectThat(faults.length === 0, faults.join('; '));
    };

    for (const [at, heading] of [
      ['/overview', /overview/i],
      ['/requests', /requests/i],
      ['/processes', /processes/i],
      ['/projects', /projects/i],
      ['/setup', /setup/i],
    ] as const)
      await checks.check(`the page ${at} opens without a fault`, () => open(app(at), heading, at.slice(1)));

    await checks.check('the firefox case is one click from the list of processes', async () => {
      await open(app('/processes?text=firefox'), /processes/i, 'firefox');
      await page.getByText('firefox.exe').first().waitFor({ timeout: PATIENCE });
      await page.getByText(/2 min/).first().waitFor({ timeout: PATIENCE });
    });

    for (const [at, name] of [
      ['/app/home', 'kibana-home'],
      ['/app/discover', 'kibana-discover'],
      ['/app/security/overview', 'kibana-security'],
    ] as const)
      await checks.check(`Kibana's own ${at} still loads`, async () => {
        faults.length = 0;
        await page.goto(`${stack.kibana}${at}`, { waitUntil: 'load' });
        await page.locator('.kbnAppWrapper').first().waitFor({ timeout: PATIENCE });
        await page.waitForLoadState('networkidle');
        await shoot(page, name);
        expectThat(faults.length === 0, faults.join('; '));
      });

    await checks.check('a stranger finds no app', async () => {
      const stranger = await logIn(browser, stack.kibana, people.stranger.login);
      await stranger.goto(app('/requests'), { waitUntil: 'load' });
      await stranger.waitForLoadState('networkidle');
      await shoot(stranger, 'stranger');
      expectThat((await stranger.getByRole('table').count()) === 0, 'a table is shown');
    });
  } finally {
    await browser.close();
  }
}
