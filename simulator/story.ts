import { ENVIRONMENTS } from './environment';
import type { Environment } from './environment';
import { Machine } from './machine';
import { Random } from './prng';
import { windowsAtWork } from './story/background';
import { workingDay } from './story/clock';
import { diabetesCohort } from './story/diabetes_cohort';
import { STORY } from './story/facts';
import type { StoryFacts } from './story/facts';
import { heartStudy } from './story/heart_study';
import { lungCancer } from './story/lung_cancer';
import { numberRecords } from './windows_event';
import type { SimulatedEvent } from './windows_event';

export { STORY };
export type { StoryFacts };

const FIRST_RECORD = 41_000;

export interface StoryOptions {
  /** The day's end. All events lie in the ten hours before it. */
  until: Date;
  seed: number;
}

export interface Story {
  /** Ascending in time. */
  events: SimulatedEvent[];
  facts: StoryFacts;
}

/**
 * One working day in three research environments: ordinary work, and the few things that an output checker
 * should see. The same day and seed give the same events.
 */
export function tellStory({ until, seed }: StoryOptions): Story {
  const random = new Random(seed);
  const clock = workingDay(until);
  const boot = (environment: Environment) => {
    const machine = new Machine(environment, random, clock('08:00'));
    windowsAtWork(machine, clock);
    return machine;
  };
  const heart = boot(ENVIRONMENTS.heart);
  const lung = boot(ENVIRONMENTS.lung);
  const diabetes = boot(ENVIRONMENTS.diabetes);
  const facts = {
    ...heartStudy(heart, clock),
    ...lungCancer(lung, clock),
    ...diabetesCohort(diabetes, clock),
  };
  return {
    events: numberRecords(
      [heart, lung, diabetes].flatMap((machine) => machine.events),
      FIRST_RECORD
    ),
    facts,
  };
}

export const storyEvents = (options: StoryOptions): SimulatedEvent[] => tellStory(options).events;

export const storyFacts = (options: StoryOptions): StoryFacts => tellStory(options).facts;
