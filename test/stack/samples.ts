import fs from 'node:fs';
import path from 'node:path';
import { storyEvents } from '../../simulator/story';
import { expectStatus, expectThat } from './stack';
import type { Session } from './stack';

/** Events of one bulk call. */
const BATCH = 500;

export interface SampleEvent {
  /** `file.ndjson:line`, or `story:number`. */
  name: string;
  event: Record<string, unknown>;
}

/** Real recordings, one JSON document a line, where a folder with them is given (STACK_SAMPLES). */
export function readSamples(folder: string): SampleEvent[] {
  return fs
    .readdirSync(folder)
    .filter((name) => name.endsWith('.ndjson'))
    .sort()
    .flatMap((file) =>
      fs
        .readFileSync(path.join(folder, file), 'utf8')
        .split('\n')
        .map((line, index) => ({ line, name: `${file}:${index + 1}` }))
        .filter(({ line }) => line.trim() !== '')
        .map(({ line, name }) => ({ name, event: JSON.parse(line) as Record<string, unknown> }))
    );
}

/** The simulated day that the demo plays too. */
export function storySamples(): SampleEvent[] {
  return storyEvents({ until: new Date(), seed: 1 }).map((event, index) => ({
    name: `story:${index + 1}`,
    event: event as unknown as Record<string, unknown>,
  }));
}

/** Indexes through the final pipeline, as Winlogbeat does, and returns how many of each name were taken. */
export async function indexSamples(admin: Session, index: string, samples: SampleEvent[]): Promise<void> {
  for (let at = 0; at < samples.length; at += BATCH) {
    const lines = samples
      .slice(at, at + BATCH)
      .flatMap(({ name, event }) => [
        JSON.stringify({ create: {} }),
        JSON.stringify({ ...event, labels: { sample: name } }),
      ]);
    const reply = await admin.elasticsearch('POST', `/${index}/_bulk?refresh=true`, `${lines.join('\n')}\n`);
    expectStatus(reply, 200, 'bulk');
    const { errors, items } = reply.body as {
      errors: boolean;
      items: Array<{ create: { error?: unknown } }>;
    };
    const refused = items.find((item) => item.create.error);
    expectThat(!errors, `an event was refused: ${JSON.stringify(refused ?? {}).slice(0, 500)}`);
  }
}
