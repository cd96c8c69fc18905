import { EVENT_INDICES, ROLES } from '../../common';
import { ApiError } from '../api/client';

/** The right that a call needs. `events` are read under the person's own rights in Elasticsearch. */
export type Need = 'read' | 'review' | 'manage' | 'events' | 'rules' | 'dashboards';

const WHO: Record<Need, string> = {
  read: `It needs the Kibana feature "TRE Airlock", for example the role ${ROLES.auditor}. Ask an administrator of this Kibana for it.`,
  review: `It needs the Kibana feature "TRE Airlock: review requests", for example the role ${ROLES.reviewer}. Ask an administrator of this Kibana for it.`,
  manage: `It needs the Kibana feature "TRE Airlock" with all rights, for example the role ${ROLES.operator}. Ask an administrator of this Kibana for it.`,
  events: `Events are read under your own rights. Ask an administrator of Elasticsearch for the right to read ${EVENT_INDICES.join(
    ', '
  )}, or the part of it that your projects use.`,
  rules: `It needs the Kibana feature "Security" with all rights in this space, for example the role ${ROLES.detectionEngineer}. Ask an administrator of this Kibana for it.`,
  dashboards: `It needs the Kibana feature "Saved Objects Management" with all rights in this space, for example the role ${ROLES.detectionEngineer}. Ask an administrator of this Kibana for it.`,
};

export interface ErrorWords {
  heading: string;
  advice: string;
  toSetup: boolean;
  /** Whether trying again can help. */
  retry: boolean;
}

/** Kibana refuses before Elasticsearch is asked; then it is the feature that is missing, for events too. */
const missing = (error: ApiError, need: Need): Need =>
  need === 'events' && error.attributes.source !== 'elasticsearch' ? 'read' : need;

/** Says what an error means and what the reader can do about it. */
export function describeError(error: Error, need: Need): ErrorWords {
  const say = (heading: string, advice: string, more: { toSetup?: boolean; retry?: boolean } = {}) => ({
    heading,
    advice,
    toSetup: more.toSetup ?? false,
    retry: more.retry ?? false,
  });
  if (!(error instanceof ApiError))
    return say(
      'something went wrong in this page',
      'Reload the page. If it happens again, tell the operator.'
    );
  switch (error.status) {
    case 0:
      return say('no answer came', 'Kibana could not be reached. Check the connection and try again.', {
        retry: true,
      });
    case 401:
      return say('you are logged out', 'Log in to Kibana again, then reload this page.');
    case 403:
      return say('you do not have the right', WHO[missing(error, need)]);
    case 404:
      return say(
        'it is not there',
        'It may have been removed, it may belong to another Kibana space, or the address may be wrong.'
      );
    case 409:
      return say('someone else changed it', 'Load the new state, look at it, and decide again.', {
        retry: true,
      });
    case 503:
      return error.attributes.reason === 'setup'
        ? say('TRE Airlock is not set up yet', 'An operator can mend this in a few clicks.', {
            toSetup: true,
          })
        : say('Elasticsearch is not ready', 'This usually passes by itself. Try again in a moment.', {
            toSetup: true,
            retry: true,
          });
    default:
      return error.status >= 500
        ? say('the server failed', 'Try again. If it stays, the Kibana log says more.', { retry: true })
        : say('the server refused it', 'Change what the message names.');
  }
}
