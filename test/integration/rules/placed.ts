import { stage } from '../../../detection-rules/proof';
import type { EventSet, Proof, Stage } from '../../../detection-rules/proof';
import type { RuleSource } from '../../../scripts/rules/read';
import type { PipelineProject } from '../../../server/setup/project_pipeline';
import { moduleShape } from '../../../simulator/module_shape';
import type { SimulatedEvent } from '../../../simulator/windows_event';

/**
 * How the events of a set reach the index: `raw`, as Winlogbeat sends them, through our pipelines; `module`,
 * after Winlogbeat's own pipelines, through ours; `plain`, after Winlogbeat's own and nothing else.
 */
export const LANES = ['raw', 'module', 'plain'] as const;
export type Lane = (typeof LANES)[number];

/** Where proofs lie; a rule's index patterns match all but the plain one's are read by it too. */
export const PROOF_INDICES = {
  winlogbeat: 'winlogbeat-tre-proof-enriched',
  plain: 'winlogbeat-tre-proof-plain',
  linux: 'logs-sysmon_linux.log-tre_proof',
  auditbeat: 'auditbeat-tre-proof',
  verdict: 'logs-tre.verdict-tre_proof',
  audit: 'logs-tre.audit-tre_proof',
} as const;

export interface PlacedDocument {
  index: string;
  /** Whether our pipelines see it. */
  enriched: boolean;
  source: Record<string, unknown>;
}

/** A set with names and times of its own, ready to be indexed. */
export interface PlacedSet {
  rule: RuleSource;
  lane: Lane;
  /** Whether the rule must alert. */
  hit: boolean;
  set: EventSet;
  stage: Stage;
  documents: PlacedDocument[];
}

const MARK_LENGTH = 44;

/** What the marks of all sets of a rule begin with. */
export const markOf = ({ family, slug }: RuleSource): string =>
  `${family}-${slug.split('_').slice(1).join('-')}`.replace(/_/g, '-').slice(0, MARK_LENGTH);

function placeSet(
  rule: RuleSource,
  lane: Lane,
  hit: boolean,
  number: number,
  set: EventSet,
  now: number
): PlacedSet {
  const own = stage(`${markOf(rule)}-${hit ? 'h' : 'm'}${number}-${lane[0]}`);
  const last = Math.max(...set.events.map(({ offset }) => offset));
  const documents = set.events.map((event): PlacedDocument => {
    const at = Math.round(now - (last - event.offset) * 1_000);
    const enriched = lane !== 'plain';
    if (event.target !== 'winlogbeat')
      return {
        index: enriched ? PROOF_INDICES[event.target] : PROOF_INDICES.plain,
        enriched: enriched && (event.target === 'linux' || event.target === 'auditbeat'),
        source: event.build(own, at),
      };
    const raw: SimulatedEvent = event.build(own, at);
    return {
      index: enriched ? PROOF_INDICES.winlogbeat : PROOF_INDICES.plain,
      enriched,
      source: lane === 'raw' ? { ...raw } : moduleShape(raw),
    };
  });
  return { rule, lane, hit, set, stage: own, documents };
}

/** Which ways a proof's sets go: other events than Winlogbeat's have no module, and plain is for those who promise it. */
function lanesOf(proof: Proof): Lane[] {
  const sets = [...proof.hits, ...proof.misses];
  const windows = sets.some(({ events }) => events.some(({ target }) => target === 'winlogbeat'));
  return LANES.filter((lane) => lane === 'raw' || (lane === 'module' ? windows : proof.plain));
}

/** Every set of a rule's proof in every lane; the last event of each happens `now`. */
export function placeProof(rule: RuleSource, proof: Proof, now: number): PlacedSet[] {
  return lanesOf(proof).flatMap((lane) => [
    ...proof.hits.map((set, index) => placeSet(rule, lane, true, index + 1, set, now)),
    ...proof.misses.map((set, index) => placeSet(rule, lane, false, index + 1, set, now)),
  ]);
}

/** The registry in which every set's host belongs to the set's project. */
export const projectsOf = (sets: readonly PlacedSet[]): PipelineProject[] =>
  sets.map(({ stage: { mark, environment, project } }) => ({
    id: mark,
    name: project().name,
    hosts: [environment.host, environment.computerName],
    users: [],
    shares: [
      { direction: 'egress', inside: 'E:\\egress' },
      { direction: 'ingress', inside: 'I:\\ingress' },
      { direction: 'egress', inside: '/mnt/egress' },
      { direction: 'ingress', inside: '/mnt/ingress' },
    ],
    expected_children: [],
  }));
