import type { Finding } from '../../common';
import { LEVELS, LIMITS } from '../../common';
import type { Policy } from '../policy';
import { UNKNOWN } from './content_type';
import type { ContentType } from './content_type';
import { findRule } from '../rules';
import type { RuleId } from '../rules';
import type { ByteSource } from './source';

/** What a detector may say beyond its rule. Evidence is shown to reviewers as text; never put whole identifiers there. */
export interface Detail {
  message?: string;
  evidence?: string;
  /** 1 is the first. */
  line?: number;
}

/** What one file and all that it holds may use up together. */
export interface Budget {
  members: number;
  bytes: number;
  /** `performance.now()` when the time is over. */
  deadline: number;
}

export class LimitReached extends Error {}

/** One content under inspection: a file, or something inside one. Detectors get this and nothing else. */
export class Inspection {
  readonly findings: Finding[] = [];
  /** What the content is; set as soon as it is known, so that a failure later on does not lose it. */
  type: ContentType = UNKNOWN;
  /** Something was not read: whatever the policy says of that, the result is never a pass. */
  unread = false;
  private readonly counts = new Map<string, number>();

  constructor(
    /** As people see it: `tables/age.csv`; within containers `results.zip!/tables/age.csv`. */
    readonly path: string,
    readonly source: ByteSource,
    readonly policy: Policy,
    readonly budget: Budget,
    /** 0 for a file, 1 for what lies in it, and so on. */
    readonly depth = 0
  ) {}

  /** The name after the last `/`. */
  get name(): string {
    return this.path.slice(this.path.lastIndexOf('/') + 1);
  }

  /**
   * Notes what was found. The policy decides the level; a rule that it switched off leaves nothing. Of one rule
   * at most ten findings are kept, so that one bad file does not bury the others; the tenth says so.
   */
  report(id: RuleId, detail: Detail = {}): void {
    const rule = findRule(id);
    if (!rule) throw new Error(`There is no rule "${id}".`);
    if (id === 'scan/limit' || id === 'scan/failed') this.unread = true;
    const level = this.policy.levelOf(rule);
    if (level === 'off') return;
    const inner = this.depth > 0 ? `${this.path}: ` : '';
    this.keep({
      rule: id,
      level,
      message: cut(`${inner}${detail.message ?? rule.title}`, LIMITS.messageLength - MORE.length),
      risk: rule.risk,
      help: rule.help,
      ...(detail.evidence !== undefined && { evidence: cut(detail.evidence, LIMITS.evidenceLength) }),
      ...(detail.line !== undefined && { line: detail.line }),
    });
  }

  /** Takes over what was found in something that lies inside this content. */
  absorb(inner: Inspection): void {
    if (inner.unread) this.unread = true;
    for (const finding of inner.findings) this.keep(finding);
  }

  private keep(finding: Finding): void {
    const count = (this.counts.get(finding.rule) ?? 0) + 1;
    this.counts.set(finding.rule, count);
    if (count > PER_RULE) return;
    const last = count === PER_RULE && !finding.message.endsWith(MORE);
    const kept = last ? { ...finding, message: finding.message + MORE } : finding;
    if (this.findings.length < LIMITS.findingsPerFile) this.findings.push(kept);
    else this.replaceMildest(kept);
  }

  /** When the list is full, a graver finding takes the place of a milder one: many notes never hide an error. */
  private replaceMildest(finding: Finding): void {
    const rank = (other: Finding) => LEVELS.indexOf(other.level);
    const mildest = this.findings.reduce((least, other, index) => {
      const standing = this.findings[least];
      return standing && rank(other) < rank(standing) ? index : least;
    }, 0);
    const replaced = this.findings[mildest];
    if (replaced && rank(replaced) < rank(finding)) this.findings[mildest] = finding;
  }

  /** Throws when the time of this file is over; long loops call it now and then. */
  checkTime(): void {
    if (performance.now() > this.budget.deadline)
      throw new LimitReached(`the check took longer than ${this.policy.threshold('fileSeconds')} s`);
  }
}

const PER_RULE = 10;
const MORE = ' (further ones are not listed)';

/** Cuts at a number of UTF-16 units, never through a pair, and leaves no lone half: the API refuses those. */
function cut(text: string, length: number): string {
  const whole = text.replace(/\p{Surrogate}/gu, '\uFFFD');
  if (whole.length <= length) return whole;
  return `${whole.slice(0, length - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
