import { boolean, integer, list, object, oneOf, text } from './codec';
import type { TypeOf } from './codec';
import { direction, policyRef, projectId } from './primitives';
import type { ReadRights } from './process';

/** Where a share lies: `inside` as an environment's processes name it, `server` as the scanner does. */
export const share = object({ direction, inside: text(1_024, 1) }, { server: text(1_024, 1) });
export type Share = TypeOf<typeof share>;

/** What a caller may say of a project (PUT /projects/{id}). */
export const projectInput = object(
  { name: text(200, 1) },
  {
    description: text(2_000),
    /** Host names, matched in small letters, full name first and then the short one. */
    hosts: list(text(253, 1), 100),
    /** `domain\user` or `user`, matched in small letters. */
    users: list(text(256, 1), 500),
    shares: list(share, 20),
    policy: policyRef,
    /** Programs that Python may start here without being shown as unexpected: file names. */
    expected_children: list(text(255, 1), 100),
    /** Reviewers who must approve each file. */
    approvals_needed: integer(1, 5),
    /** Kibana user names; empty means everyone who holds the review privilege. */
    reviewers: list(text(256, 1), 200),
    /** Kibana space in which the project is seen; empty means every space. */
    space: text(64),
    /** Approve a request in which nothing was found without a vote. */
    auto_approve: object({ egress: boolean, ingress: boolean }),
    /** The revision that the caller saw; another one is a 409. Left out when creating. */
    revision: integer(1),
  }
);
export type ProjectInput = TypeOf<typeof projectInput>;

/** A project as it is stored and answered: every list there, maybe empty. */
export interface Project extends Required<Omit<ProjectInput, 'policy' | 'revision'>> {
  id: string;
  policy?: ProjectInput['policy'];
  revision: number;
  created_at: string;
  updated_at: string;
  updated_by: string;
  /** When and by whom it was closed; absent while it is open. Its requests stay, and nothing new begins in it. */
  closed_at?: string;
  closed_by?: string;
}

/** What the server itself says of a project, and no caller. */
type Kept = 'id' | 'revision' | 'created_at' | 'updated_at' | 'updated_by' | 'closed_at' | 'closed_by';

/** What is said of a project, every list there. */
export type ProjectContent = Omit<Project, Kept>;

export const isClosed = ({ closed_at: since }: Pick<Project, 'closed_at'>): boolean => since !== undefined;

export const projectPath = object({ id: projectId });

/** GET /projects. Query values arrive as text. */
export const projectsQuery = object(
  {},
  {
    closed: oneOf(['true', 'false']).describe(
      'Whether closed projects are listed too; they are not by default.'
    ),
  }
);
export type ProjectsQuery = TypeOf<typeof projectsQuery>;

/** Fills what the caller left out. */
export function projectDefaults(input: Omit<ProjectInput, 'revision'>): ProjectContent {
  return {
    name: input.name,
    description: input.description ?? '',
    hosts: input.hosts ?? [],
    users: input.users ?? [],
    shares: input.shares ?? [],
    ...(input.policy ? { policy: input.policy } : {}),
    expected_children: input.expected_children ?? [],
    approvals_needed: input.approvals_needed ?? 1,
    reviewers: input.reviewers ?? [],
    space: input.space ?? '',
    auto_approve: input.auto_approve ?? { egress: false, ingress: false },
  };
}

/** A host that sends events and belongs to no project. */
export interface UnassignedHost {
  host: string;
  events: number;
  users: string[];
  last_seen: string;
}

/** GET /projects: those that are seen in this space, by name. GET and PUT of one answer the `Project` itself. */
export interface ProjectsAnswer {
  items: Project[];
}

/** DELETE /projects/{id}: which of both it was. */
export type ProjectEnd = { deleted: string } | { closed: string };

/** GET /hosts/unassigned, read as the caller. */
export interface UnassignedHostsAnswer {
  items: UnassignedHost[];
  rights: ReadRights;
}
