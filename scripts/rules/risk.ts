/**
 * The founding study's risk matrix (feasibility × severity, 1 to 5 each), and rows of ours for what the study
 * names without rating it. The tag `Matrix: <row>` of a rule says of which row its event is a sign; the same
 * table, with reasons, is in detection-rules/README.md.
 */
export interface MatrixRow {
  risk: string;
  feasibility: number;
  severity: number;
  /** Not in the study's table. */
  ours: boolean;
}

const row = (risk: string, feasibility: number, severity: number, ours = false): MatrixRow => ({
  risk,
  feasibility,
  severity,
  ours,
});

export const MATRIX: Record<string, MatrixRow> = {
  harmful_code: row('harmful code compromises or leaves the machine', 1, 5),
  hidden_in_code: row('data hidden in code', 3, 5),
  binaries: row('binaries brought in as base64 or the like', 2, 5),
  hidden_in_documents: row('data hidden in pdf, docx, xlsx', 3, 5),
  hidden_in_images: row('data hidden in images and other binary files', 3, 5),
  hidden_in_models: row('data hidden in ML models', 2, 5),
  encoding: row('data obscured by encoding', 4, 3),
  encryption: row('data obscured by encryption', 3, 4),
  round_the_airlock: row('something crosses the border beside diode and airlock', 3, 5, true),
  blinding: row('logging is cleared, stopped or changed', 2, 5, true),
  airlock_misuse: row("somebody defeats the airlock's own checks", 2, 5, true),
  unusual_use: row('often innocent, worth knowing beside others', 4, 1, true),
};

const MAXIMUM = 25;

export const riskScore = ({ feasibility, severity }: MatrixRow): number =>
  Math.round(((feasibility * severity) / MAXIMUM) * 100);

export const SEVERITIES = ['low', 'medium', 'high', 'critical'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Where Kibana itself cuts risk scores (21, 47, 73). */
export const severityOf = (score: number): Severity =>
  score < 21 ? 'low' : score < 47 ? 'medium' : score < 73 ? 'high' : 'critical';
