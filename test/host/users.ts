import { randomBytes } from 'node:crypto';
import { FEATURES } from '../../common';
import type { KibanaFeature } from '../../server/contracts';

type Level = 'all' | 'read';

export interface PreviewUser {
  name: string;
  /** What the user switch says of them. */
  title: string;
  /** Machines call with an API key; people switch in the browser. Both can be looked at there. */
  kind: 'person' | 'machine';
  /** Kibana privileges: which level of which feature. */
  features: Partial<Record<string, Level>>;
}

export const USERS = [
  {
    name: 'operator',
    title: 'Operator: sets up, keeps projects, overrides',
    kind: 'person',
    features: { [FEATURES.app]: 'all' },
  },
  {
    name: 'reviewer',
    title: 'Reviewer: votes on requests',
    kind: 'person',
    features: { [FEATURES.app]: 'read', [FEATURES.review]: 'all' },
  },
  {
    name: 'second-reviewer',
    title: 'Second reviewer, for projects with two approvals',
    kind: 'person',
    features: { [FEATURES.app]: 'read', [FEATURES.review]: 'all' },
  },
  {
    name: 'auditor',
    title: 'Auditor: sees everything, changes nothing',
    kind: 'person',
    features: { [FEATURES.app]: 'read' },
  },
  {
    name: 'scanner',
    title: 'Scanner: posts verdicts',
    kind: 'machine',
    features: { [FEATURES.submit]: 'all' },
  },
  {
    name: 'release-agent',
    title: 'Release agent: copies what was approved',
    kind: 'machine',
    features: { [FEATURES.release]: 'all' },
  },
  { name: 'stranger', title: 'Stranger: may log in, and nothing else', kind: 'person', features: {} },
] as const satisfies readonly PreviewUser[];

export type UserName = (typeof USERS)[number]['name'];

export const findUser = (name: unknown): PreviewUser | undefined => USERS.find((user) => user.name === name);

const levels = (features: readonly KibanaFeature[], user: PreviewUser) =>
  features.flatMap((feature) => {
    const level = user.features[feature.id];
    return level ? [{ feature, privilege: feature.privileges[level] }] : [];
  });

/** The API privileges of a user, from the features that the plugin registered. */
export function apiPrivileges(features: readonly KibanaFeature[], user: PreviewUser): Set<string> {
  return new Set(levels(features, user).flatMap(({ privilege }) => privilege.api ?? []));
}

/**
 * Kibana's UI capabilities: every registered capability of every feature is a key, true for those that the
 * user's privileges hold. `navLinks` says which apps they may open.
 */
export function uiCapabilities(
  features: readonly KibanaFeature[],
  user: PreviewUser
): Record<string, Record<string, boolean>> {
  const held = levels(features, user);
  const capabilities = Object.fromEntries(
    features.map((feature) => {
      const own = held.find((one) => one.feature === feature)?.privilege.ui ?? [];
      const all = Object.values(feature.privileges).flatMap(({ ui }) => ui);
      return [feature.id, Object.fromEntries(all.map((name) => [name, own.includes(name)]))];
    })
  );
  const apps = new Set(features.flatMap((feature) => feature.app));
  const open = new Set(held.flatMap(({ privilege }) => privilege.app ?? []));
  const navLinks = Object.fromEntries([...apps].map((app) => [app, open.has(app)]));
  return { ...capabilities, navLinks };
}

/** Secrets of the machines' API keys, new for each run: `Authorization: ApiKey <token>`. */
export function makeTokens(): Record<'scanner' | 'release-agent', string> {
  const token = (name: string) =>
    Buffer.from(`${name}:${randomBytes(24).toString('hex')}`).toString('base64');
  return { scanner: token('scanner'), 'release-agent': token('release-agent') };
}
