import { examine } from '../../demo/examine';
import type { PlayedDay } from '../../demo/play';
import { sharedEngine } from '../engine/for_tests';
import type { Stage } from './stage';

export function examineSuite(stage: () => Stage): void {
  const problemsOf = async (change: (day: PlayedDay) => PlayedDay) => {
    const { client } = await sharedEngine();
    const { host, day } = stage();
    return (await examine(host, client, change(day))).problems;
  };

  test('the demo finds its own day as it was told', async () => {
    expect(await problemsOf((day) => day)).toEqual([]);
  });

  test('the demo says so when something is not as it was told', async () => {
    const problems = await problemsOf((day) => ({
      ...day,
      events: day.events + 1,
      facts: { ...day.facts, firefox: { ...day.facts.firefox, childEntityId: '{none}' } },
      requests: day.requests.map((request) => ({ ...request, expected: 'withdrawn' })),
    }));
    expect(problems).toEqual([
      `${stage().day.events + 1} events were sent and ${stage().day.events} enriched.`,
      'Processes does not show the firefox.exe that python.exe started on research-1.',
      ...stage().day.requests.map(
        ({ title, expected }) => `"${title}" is ${expected} and should be withdrawn.`
      ),
    ]);
  });
}
