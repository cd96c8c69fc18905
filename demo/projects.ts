import type { Direction, ProjectInput } from '../common';
import { EGRESS_SHARE, ENVIRONMENTS, INGRESS_SHARE, accountName } from '../simulator/environment';
import type { Environment } from '../simulator/environment';

export const POLICY = { id: 'default', version: '1' };

function sharesOf(project: string) {
  const share = (direction: Direction, inside: string) => ({
    direction,
    inside: `${inside}\\${project}`,
    server: `/srv/airlock/${direction}/${project}`,
  });
  return [share('ingress', INGRESS_SHARE), share('egress', EGRESS_SHARE)];
}

const project = (
  { host, analyst, projectId }: Environment,
  about: Pick<ProjectInput, 'name' | 'description'> & Partial<ProjectInput>
): [id: string, input: ProjectInput] => [
  projectId,
  {
    hosts: [host],
    users: [accountName(analyst)],
    shares: sharesOf(projectId),
    policy: POLICY,
    approvals_needed: 1,
    ...about,
  },
];

/** The three projects of the simulated day, one for each research environment. */
export const PROJECTS: ReadonlyArray<[id: string, input: ProjectInput]> = [
  project(ENVIRONMENTS.heart, {
    name: 'Heart study',
    description: 'Admissions for heart failure in three regions; Python and Jupyter.',
  }),
  project(ENVIRONMENTS.lung, {
    name: 'Lung cancer',
    description: 'Stage at diagnosis and survival by clinic; R.',
  }),
  project(ENVIRONMENTS.diabetes, {
    name: 'Diabetes cohort',
    description: 'Linked records of general practice; two people look at every output.',
    approvals_needed: 2,
    auto_approve: { egress: false, ingress: true },
  }),
];
