import type { Client } from '@elastic/elasticsearch';
import { ROUTES, routePath } from '../common';
import type { RequestState, SetupAnswer } from '../common';
import { sendLines } from '../simulator/send';
import { tellStory } from '../simulator/story';
import type { StoryFacts } from '../simulator/story';
import { eventLine } from '../simulator/template';
import type { Host } from '../test/host/host';
import { Api } from './api';
import { carryOn } from './decide';
import { PROJECTS } from './projects';
import { EGRESS } from './requests/egress';
import { INGRESS } from './requests/ingress';
import { submitEgress, submitIngress } from './submit';

/** Named as Winlogbeat 8.3.3 names its own. */
export const EVENTS_INDEX = 'winlogbeat-8.3.3';
const SEED = 1;

/** What was played: enough to find everything again, and to check it. */
export interface PlayedDay {
  /** ISO 8601: the end of the simulated day. */
  until: string;
  events: number;
  facts: StoryFacts;
  requests: Array<{ id: string; title: string; project: string; expected: RequestState }>;
}

export interface PlayOptions {
  host: Pick<Host, 'url' | 'tokens'>;
  client: Client;
  /** Address of the engine, for events, which do not come through Kibana in life either. */
  engineUrl: string;
  until: Date;
  onProgress: (line: string) => void;
}

/** As an operator clicks it in Setup: our own assets, then the pipeline and fields of `winlogbeat-*`. */
async function setUp(operator: Api): Promise<void> {
  for (const action of ['install', 'attach'] as const) {
    const { done } = await operator.post<SetupAnswer>(ROUTES.setup, { action });
    const failed = done.filter(({ ok }) => !ok).map(({ name, message }) => `${name} (${message})`);
    if (failed.length > 0) throw new Error(`Setup could not ${action} ${failed.join(', ')}.`);
  }
}

async function sendEvents({ client, engineUrl, until }: PlayOptions) {
  const { events, facts } = tellStory({ until, seed: SEED });
  const lines = events.map((event) => eventLine(event, 'raw'));
  const result = await sendLines(lines, { url: engineUrl, index: EVENTS_INDEX });
  if (result.failed > 0 || result.stoppedBy)
    throw new Error(`${result.failed} of ${events.length} events were refused: ${result.reasons.join('; ')}`);
  await client.indices.refresh({ index: EVENTS_INDEX });
  return { events: events.length, facts };
}

/** Plays the simulated day through the same pipelines and the same HTTP API as in life. */
export async function playDay(options: PlayOptions): Promise<PlayedDay> {
  const { host, until, onProgress } = options;
  const as = (user: ConstructorParameters<typeof Api>[1]) => new Api(host, user);
  const [operator, scanner] = [as('operator'), as('scanner')];
  const people = {
    reviewer: as('reviewer'),
    secondReviewer: as('second-reviewer'),
    releaseAgent: as('release-agent'),
  };

  onProgress('Installing templates and pipelines');
  await setUp(operator);
  onProgress(`Registering ${PROJECTS.length} projects`);
  for (const [id, input] of PROJECTS) await operator.put(routePath(ROUTES.project, { id }), input);
  onProgress('Sending the events of one working day on research-1, research-2 and research-3');
  const { events, facts } = await sendEvents(options);

  onProgress(`Posting verdicts: ${EGRESS.length} egress requests, ${INGRESS.length} code pushes`);
  const requests: PlayedDay['requests'] = [];
  const created = until.toISOString();
  for (const story of EGRESS) {
    const id = await submitEgress(scanner, story, created);
    await carryOn(people, id, story.next, false);
    requests.push({ id, title: story.title, project: story.project, expected: story.ends });
  }
  for (const story of INGRESS) {
    const id = await submitIngress(scanner, story, created);
    await carryOn(people, id, story.next, true);
    requests.push({ id, title: story.title, project: story.project, expected: story.ends });
  }
  return { until: created, events, facts, requests };
}
