import { decode, projectId, projectInput } from '../../common';
import type { Direction, Problem, Project, ProjectInput } from '../../common';

export interface ShareState {
  direction: Direction;
  inside: string;
  server: string;
}

/** What the form holds; texts may be empty while someone types. */
export interface FormState {
  id: string;
  name: string;
  description: string;
  hosts: string[];
  users: string[];
  shares: ShareState[];
  policyId: string;
  policyVersion: string;
  expectedChildren: string[];
  approvalsNeeded: number;
  reviewers: string[];
  space: string;
  autoApprove: { egress: boolean; ingress: boolean };
}

export const EMPTY_FORM: FormState = {
  id: '',
  name: '',
  description: '',
  hosts: [],
  users: [],
  shares: [],
  policyId: '',
  policyVersion: '',
  expectedChildren: [],
  approvalsNeeded: 1,
  reviewers: [],
  space: '',
  autoApprove: { egress: false, ingress: false },
};

export function formOf(project: Project): FormState {
  return {
    id: project.id,
    name: project.name,
    description: project.description,
    hosts: project.hosts,
    users: project.users,
    shares: project.shares.map(({ direction, inside, server }) => ({
      direction,
      inside,
      server: server ?? '',
    })),
    policyId: project.policy?.id ?? '',
    policyVersion: project.policy?.version ?? '',
    expectedChildren: project.expected_children,
    approvalsNeeded: project.approvals_needed,
    reviewers: project.reviewers,
    space: project.space,
    autoApprove: project.auto_approve,
  };
}

/** Longest id that is made from a name, so that there is room to tell two projects apart. */
const DERIVED_LENGTH = 40;

/** An id made from a name: small letters, digits and dashes. Empty when nothing of the name can be kept. */
export function deriveId(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, DERIVED_LENGTH)
    .replace(/-+$/, '');
}

/** What is wrong, by field: `hosts`, `shares.0.inside`; the first problem of a field counts. */
export type FieldProblems = Record<string, string>;

export type Checked = { ok: true; id: string; input: ProjectInput } | { ok: false; problems: FieldProblems };

/** The form as the API takes it, or what is wrong and where. `revision` is the one that was read. */
export function checkForm(form: FormState, revision?: number): Checked {
  const { policyId, policyVersion } = form;
  const asked = {
    name: form.name.trim(),
    description: form.description.trim(),
    hosts: form.hosts,
    users: form.users,
    shares: form.shares.map(({ direction, inside, server }) => ({
      direction,
      inside: inside.trim(),
      ...(server.trim() === '' ? {} : { server: server.trim() }),
    })),
    ...(policyId || policyVersion ? { policy: { id: policyId.trim(), version: policyVersion.trim() } } : {}),
    expected_children: form.expectedChildren,
    approvals_needed: form.approvalsNeeded,
    reviewers: form.reviewers,
    space: form.space.trim(),
    auto_approve: form.autoApprove,
    ...(revision === undefined ? {} : { revision }),
  };
  const id = decode(projectId, form.id.trim());
  const input = decode(projectInput, asked);
  if (id.ok && input.ok) return { ok: true, id: id.value, input: input.value };
  return {
    ok: false,
    problems: byField([
      ...(id.ok ? [] : id.problems.map((problem) => ({ ...problem, path: ['id'] }))),
      ...(input.ok ? [] : input.problems),
    ]),
  };
}

function byField(problems: readonly Problem[]): FieldProblems {
  const found: FieldProblems = {};
  for (const { path, message } of problems) {
    const [field = '', index, part] = path;
    // An entry of a list of names has no field of its own: the list's field tells which entry it is.
    const key = field === 'shares' || field === 'policy' ? path.join('.') : field;
    const which =
      part === undefined && index !== undefined && key === field ? `Entry ${Number(index) + 1} ` : '';
    found[key] ??= sentence(`${which}${message}`);
  }
  return found;
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
