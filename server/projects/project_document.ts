import { projectDefaults } from '../../common';
import type { Project, ProjectContent, ProjectInput } from '../../common';
import { badRequest } from '../errors';

const trimmed = (values: readonly string[]) => unique(values.map((value) => value.trim()));
const unique = (values: readonly string[]) => [...new Set(values)];
const small = (values: readonly string[]) => trimmed(values.map((value) => value.toLowerCase()));

function checkNoneEmpty(key: string, values: readonly string[]): void {
  if (values.includes('')) throw badRequest(`${key} must not hold an entry of nothing but spaces.`);
}

/**
 * What a caller said of a project in the form in which it is stored and matched: hosts, users and programs in
 * small letters (Windows tells none of them by case), each once. Throws AirlockError 400 for what the codec
 * cannot see. The same host in two projects is allowed: the event's user decides then.
 */
export function projectContent({ revision: _seen, ...input }: ProjectInput): ProjectContent {
  const content: ProjectContent = projectDefaults(input);
  const stored: ProjectContent = {
    ...content,
    name: content.name.trim(),
    hosts: small(content.hosts),
    users: small(content.users),
    expected_children: small(content.expected_children),
    // Kibana's user names do differ by case.
    reviewers: trimmed(content.reviewers),
    space: content.space.trim(),
  };
  if (stored.name === '') throw badRequest('name must not be empty.');
  for (const key of ['hosts', 'users', 'expected_children', 'reviewers'] as const)
    checkNoneEmpty(key, stored[key]);
  const host = stored.hosts.find((name) => /[\s/\\]/.test(name));
  if (host !== undefined) throw badRequest(`hosts: "${host}" is not a host name.`);
  const program = stored.expected_children.find((name) => /[/\\]/.test(name));
  if (program !== undefined)
    throw badRequest(`expected_children: "${program}" must be a file name without its folder.`);
  if (stored.reviewers.length > 0 && stored.reviewers.length < stored.approvals_needed)
    throw badRequest(
      `approvals_needed is ${stored.approvals_needed}, and only ${stored.reviewers.length} may review: no request could ever be approved.`
    );
  return stored;
}

/** Names of what differs between two states of a project, for its audit entry. */
export function changedKeys(before: Project | undefined, after: ProjectContent): string[] {
  return (Object.keys(after) as Array<keyof ProjectContent>).filter(
    (key) => JSON.stringify(before?.[key]) !== JSON.stringify(after[key])
  );
}
