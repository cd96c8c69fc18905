import type { Level, Risk } from '../../common';

/** What a scanner can find. The catalogue is data: `--explain`, SARIF, the policy and the report are made of it. */
export interface Rule {
  /** `family/name`, in small letters. */
  id: string;
  /** What was found, a sentence; the finding's message when its detector says nothing more exact. */
  title: string;
  /** Unless the policy sets another. An error blocks, a warning asks for review, a note passes. */
  level: Level;
  /** The mildest level that a policy can set, where there is one. */
  mildest?: Level;
  /** The founding study's matrix: feasibility × severity. */
  risk: Risk;
  /** What the researcher does instead, a sentence or two. */
  help: string;
  /** How it is found, its limits, where the rule comes from; for `--explain`. */
  explain: string;
}

/** Rows of the founding study's risk matrix that findings belong to (F × S). */
export const RISK = {
  /** Data hidden in pdf, docx, xlsx: 15. */
  document: { feasibility: 3, severity: 5 },
  /** Data hidden in images and other binary files: 15. */
  binary: { feasibility: 3, severity: 5 },
  /** Data hidden in ML models: 10. */
  model: { feasibility: 2, severity: 5 },
  /** Data obscured by encoding (base64, xor, hex): 12. */
  encoding: { feasibility: 4, severity: 3 },
  /** Data obscured by encryption: 12. */
  encryption: { feasibility: 3, severity: 4 },
  /** Patients can be identified; data hidden in code that lets datasets be combined: 15. */
  patients: { feasibility: 3, severity: 5 },
  /** Harmful code: 5. */
  harmful: { feasibility: 1, severity: 5 },
  /** The scan did not finish: as likely as data hidden in a binary file. */
  unread: { feasibility: 3, severity: 5 },
  /** A matter of form, such as a name or an empty file. */
  form: { feasibility: 2, severity: 2 },
} as const satisfies Record<string, Risk>;
