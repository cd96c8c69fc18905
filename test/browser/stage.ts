import type { Browser, BrowserContext } from 'playwright-core';
import { playDay } from '../../demo/play';
import type { PlayedDay } from '../../demo/play';
import { sharedEngine } from '../engine/for_tests';
import { startHost } from '../host/host';
import type { Host } from '../host/host';
import { makePageFiles } from '../host/page_files';
import type { UserName } from '../host/users';
import { launchChromium } from './chromium';

/** The demo's day on the engine of this test run, served by the preview host, and a browser to look at it. */
export interface Stage {
  host: Host;
  day: PlayedDay;
  browser: Browser;
  contexts: Map<UserName, BrowserContext>;
  /** Lines of the host's log at level error: none is expected. */
  errors: string[];
  close(): Promise<void>;
}

export async function openStage(): Promise<Stage> {
  const { client, url: engineUrl, reset } = await sharedEngine();
  const [browser, page] = await Promise.all([launchChromium(), makePageFiles(), reset()]);
  const errors: string[] = [];
  const host = await startHost({
    client,
    page,
    log: (level, line) => level === 'error' && errors.push(line),
  });
  const day = await playDay({ host, client, engineUrl, until: new Date(), onProgress: () => undefined });
  return {
    host,
    day,
    browser,
    contexts: new Map(),
    errors,
    async close() {
      await browser.close();
      await host.stop();
      await reset();
    },
  };
}

/** The id of a request of the demo. */
export function requestId({ day }: Stage, title: string): string {
  const found = day.requests.find((request) => request.title === title);
  if (!found) throw new Error(`The demo has no request "${title}".`);
  return found.id;
}
