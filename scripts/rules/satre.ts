import type { RuleSource } from './read';

/**
 * Which rules serve which control of SATRE v2.0.1 (docs/source/spec/specification.yaml of its repository), and
 * how. The statements are shortened.
 */
export interface Control {
  id: string;
  importance: 'Mandatory' | 'Recommended' | 'Optional';
  statement: string;
  part: string;
  serves(rule: RuleSource): boolean;
}

const ofFamily =
  (...families: string[]) =>
  ({ family }: RuleSource) =>
    families.includes(family);
const named =
  (...words: string[]) =>
  ({ slug }: RuleSource) =>
    words.some((word) => slug.includes(word));

export const CONTROLS: Control[] = [
  {
    id: '2.1.01',
    importance: 'Mandatory',
    statement: 'No copying out through the system clipboard',
    part: 'Tells where it happens all the same; preventing it is the matter of the platform.',
    serves: named('clipboard'),
  },
  {
    id: '2.1.13',
    importance: 'Optional',
    statement: 'Packages are controlled before they enter',
    part: 'Tells of packages that came another way.',
    serves: named('package', 'download', 'library_that_hides', 'startup_hook'),
  },
  {
    id: '2.5.03',
    importance: 'Mandatory',
    statement: 'Security logs are kept, reviewed and protected',
    part: 'Tells who clears, stops or changes logging.',
    serves: (rule) =>
      rule.family === 'blinding' || named('logging', 'logs_removed', 'sysmon', 'system_time')(rule),
  },
  {
    id: '3.1.04',
    importance: 'Mandatory',
    statement: 'Ingress is a process that the required parties approve',
    part: 'Tells of code that came in beside it, and of pushes that it refused.',
    serves: (rule) => rule.family === 'ways_in' || named('ingress')(rule),
  },
  {
    id: '3.1.05',
    importance: 'Mandatory',
    statement: 'Egress is a process that the required parties approve',
    part: 'Tells of data that goes out beside it, and of what the scanners stopped.',
    serves: (rule) => rule.family === 'ways_out' || named('egress', 'exfiltration')(rule),
  },
  {
    id: '3.1.06',
    importance: 'Mandatory',
    statement: 'Only those who may release data do so',
    part: 'Tells of overrides, of reviewers who decide on their own project, and of rules changed before an approval.',
    serves: ofFamily('airlock'),
  },
  {
    id: '3.1.12',
    importance: 'Mandatory',
    statement: 'Unauthorised ingress and egress are prevented as far as is reasonable',
    part: 'The clipboard, keyboards that type, devices, the network, and what Python starts.',
    serves: ofFamily('python', 'ways_in', 'ways_out', 'linux'),
  },
  {
    id: '3.3.07',
    importance: 'Mandatory',
    statement: 'Outputs that nobody can check by hand, models among them, have a policy',
    part: 'Tells of tools that hide data in pictures and models, and of encoded and encrypted files.',
    serves: ({ rule }) =>
      ['hidden_in_images', 'hidden_in_models', 'hidden_in_documents', 'encoding', 'encryption'].some((row) =>
        rule.tags.includes(`Matrix: ${row}`)
      ),
  },
  {
    id: '2.6.04',
    importance: 'Mandatory',
    statement: 'Incidents are answered quickly',
    part: 'Every rule says what to look at and what to do; alerts go into cases.',
    serves: () => true,
  },
];
