import type { FileVerdict, RequestState } from '../../common';
import { ENVIRONMENTS } from '../../simulator/environment';
import { KINDS, file } from './file';
import { FOUND } from './findings';

const { heart, lung, diabetes } = ENVIRONMENTS;

/** What people do with a request after the scanner's verdicts. */
export type Next = 'nothing' | 'approve' | 'approve_twice' | 'release' | 'return';

export interface EgressStory {
  project: string;
  title: string;
  researcher: string;
  files: Array<Omit<FileVerdict, 'created'>>;
  /** How many of the files the scanner has judged so far; all of them by default. */
  judged?: number;
  next: Next;
  /** The state in which the demo leaves it. */
  ends: RequestState;
}

/** Names as nobody should choose them: they must be shown as text, and never be more than text. */
export const HOSTILE_NAMES = {
  script: '<img src=x onerror="window.hostileNameRan=true"><script>window.hostileNameRan=true</script>.csv',
  /** Right-to-left override: looks like "figure_rtf.png". */
  override: 'figure_\u202egnp.ftr',
  long: `appendix/${'very_'.repeat(60)}long_name.txt`,
} as const;

const replicates = Array.from({ length: 240 }, (_, number) =>
  file(`bootstrap/replicate_${String(number + 1).padStart(3, '0')}.csv`, KINDS.csv, 18_000 + number * 7)
);

export const EGRESS: readonly EgressStory[] = [
  {
    project: heart.projectId,
    title: 'Tables for the manuscript',
    researcher: heart.analyst.name,
    files: [
      file('manuscript/table1.csv', KINDS.csv, 2_914),
      file('manuscript/table2.csv', KINDS.csv, 4_120, [FOUND.formula('A1')]),
      file('manuscript/captions.txt', KINDS.text, 1_733),
      file('manuscript/methods.txt', KINDS.text, 5_208),
    ],
    next: 'nothing',
    ends: 'in_review',
  },
  {
    project: heart.projectId,
    title: 'Counts by age band',
    researcher: heart.analyst.name,
    files: [
      file('counts_by_age.csv', KINDS.csv, 1_204, [
        FOUND.smallCounts(7, 'rows 3 to 5: 85-89 | 4 | 2 ; 90-94 | 3 | 1 ; 95+ | 1 | 0'),
      ]),
      file('readme.txt', KINDS.text, 402),
    ],
    next: 'return',
    ends: 'returned',
  },
  {
    project: heart.projectId,
    title: 'Survival curves',
    researcher: heart.analyst.name,
    files: [file('km_curves.csv', KINDS.csv, 9_310), file('km_curves.png', KINDS.png, 88_400)],
    next: 'release',
    ends: 'released',
  },
  {
    project: lung.projectId,
    title: 'Counts per clinic',
    researcher: lung.analyst.name,
    files: [
      file('counts.xlsx', KINDS.xlsx, 31_880, [FOUND.hiddenSheet('raw_export')]),
      file('clinic_counts.csv', KINDS.csv, 1_870, [
        FOUND.smallCounts(3, 'rows 11, 14, 17: clinic H | 6 ; clinic K | 2 ; clinic N | 9'),
      ]),
      file('readme.txt', KINDS.text, 655),
    ],
    next: 'nothing',
    ends: 'in_review',
  },
  {
    project: lung.projectId,
    title: 'Model and figures for the partner group',
    researcher: lung.analyst.name,
    files: [
      file('figure_3.png', KINDS.rtf, 412_006, [FOUND.wrongType('Rich Text Format', 'PNG image')]),
      file('notes.txt', KINDS.text, 52_871, [FOUND.embeddedBase64(12)]),
      file('model/classifier.pkl', KINDS.pickle, 2_481_552, [FOUND.pickle()]),
      file(HOSTILE_NAMES.script, KINDS.csv, 311),
      file(HOSTILE_NAMES.override, KINDS.rtf, 14_220, [FOUND.wrongType('Rich Text Format', 'nothing known')]),
      file(HOSTILE_NAMES.long, KINDS.text, 90),
    ],
    next: 'nothing',
    ends: 'blocked_by_scan',
  },
  {
    project: diabetes.projectId,
    title: 'Regression coefficients',
    researcher: diabetes.analyst.name,
    files: [file('coefficients.csv', KINDS.csv, 3_377), file('diagnostics.txt', KINDS.text, 2_096)],
    next: 'approve_twice',
    ends: 'approved',
  },
  {
    project: diabetes.projectId,
    title: 'Bootstrap replicates',
    researcher: diabetes.analyst.name,
    files: [file('table1.xlsx', KINDS.xlsx, 24_112, [FOUND.hiddenSheet('check')]), ...replicates],
    next: 'nothing',
    ends: 'in_review',
  },
  {
    project: diabetes.projectId,
    title: 'Appendix, still being scanned',
    researcher: diabetes.analyst.name,
    files: Array.from({ length: 40 }, (_, number) =>
      file(`appendix/figure_${number + 1}.png`, KINDS.png, 61_000 + number * 311)
    ),
    judged: 25,
    next: 'nothing',
    ends: 'submitted',
  },
];
