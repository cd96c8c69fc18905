import type { PolicyRef } from '../../common';
import type { Rule } from '../rules';
import type { TypeId } from '../content/types';
import { POLICY_LEVELS } from './codec';
import type { Identifier, PolicyFile, PolicyLevel } from './codec';
import { THRESHOLDS } from './thresholds';
import type { ThresholdName } from './thresholds';

/** What is allowed out of a project, how grave each finding is, and the bounds of the checks. */
export class Policy {
  constructor(private readonly file: PolicyFile) {}

  get ref(): PolicyRef {
    return { id: this.file.id, version: this.file.version };
  }

  /** The level of a rule's findings here. */
  levelOf(rule: Pick<Rule, 'id' | 'level' | 'mildest'>): PolicyLevel {
    const level = this.file.rules?.[rule.id] ?? rule.level;
    const { mildest } = rule;
    return mildest && POLICY_LEVELS.indexOf(level) < POLICY_LEVELS.indexOf(mildest) ? mildest : level;
  }

  /** Whether content of a type may leave at all, and up to how many bytes; undefined when it may not. */
  allowance(typeId: string): { maxBytes: number } | undefined {
    const allowed = this.file.allowed ?? {};
    if (!Object.prototype.hasOwnProperty.call(allowed, typeId)) return undefined;
    const own = allowed[typeId as TypeId];
    return { maxBytes: own?.max_bytes ?? this.file.max_bytes ?? Number.MAX_SAFE_INTEGER };
  }

  get allowedTypes(): string[] {
    return Object.keys(this.file.allowed ?? {});
  }

  threshold(name: ThresholdName): number {
    return this.file.thresholds?.[name] ?? THRESHOLDS[name].value;
  }

  get identifiers(): readonly Identifier[] {
    return this.file.identifiers ?? [];
  }

  get identifierColumns(): readonly string[] {
    return this.file.identifier_columns ?? [];
  }

  /** Modules that code may use here in spite of the catalogue. */
  get libraries(): readonly string[] {
    return this.file.libraries ?? [];
  }

  /** The site's own sentence on how to export a kind of content instead, when it has one. */
  advice(kind: string): string | undefined {
    return this.file.advice?.[kind];
  }

  /** This policy with another file's settings laid over it: lists and maps of the other add to ours or replace entries; `allowed` replaces ours whole. */
  with(over: PolicyFile): Policy {
    return new Policy({
      ...this.file,
      ...over,
      rules: { ...this.file.rules, ...over.rules },
      thresholds: { ...this.file.thresholds, ...over.thresholds },
      identifiers: [...(this.file.identifiers ?? []), ...(over.identifiers ?? [])],
      identifier_columns: [...(this.file.identifier_columns ?? []), ...(over.identifier_columns ?? [])],
      libraries: [...(this.file.libraries ?? []), ...(over.libraries ?? [])],
      advice: { ...this.file.advice, ...over.advice },
    });
  }

  /** The settings as a file; a worker in another thread makes its policy of it. */
  toFile(): PolicyFile {
    return this.file;
  }
}

const MIB = 1024 * 1024;

/** The policy of a project that names none: tables and text, and nothing else. */
export const DEFAULT_POLICY = new Policy({
  id: 'default',
  version: '1',
  description: 'Plain text, tables and JSON may leave; everything else is for a person to decide or stays.',
  allowed: { txt: {}, md: {}, csv: {}, tsv: {}, json: {}, ndjson: {} },
  max_bytes: 100 * MIB,
});

/** The policy of pushes whose project names none: code and what is written beside it, and no data. */
export const DEFAULT_INGRESS_POLICY = new Policy({
  id: 'default-ingress',
  version: '1',
  description:
    'Readable code, its settings and its documents may come in; data, binaries and models are for a person to decide.',
  allowed: {
    ...{ txt: {}, md: {}, json: {}, yaml: {}, toml: {}, ini: {}, tex: {}, rst: {}, diff: {}, css: {} },
    ...{ csv: {}, tsv: {}, ndjson: {} },
    ...{ python: {}, r: {}, stata: {}, sas: {}, spss: {}, sql: {}, shell: {}, powershell: {}, batch: {} },
    ...{
      julia: {},
      matlab: {},
      c: {},
      java: {},
      perl: {},
      ruby: {},
      go: {},
      javascript: {},
      script: {},
      ipynb: {},
    },
  },
  max_bytes: 10 * MIB,
  rules: {
    // Names of git's own files begin with a point, and tables are told by code/data.
    'names/hidden': 'off',
    // Empty files make folders to packages.
    'types/empty': 'off',
    // Pictures and what notebooks show come in by a person's decision; nothing leaves through them here.
    'types/image': 'warning',
    'notebooks/binary-output': 'warning',
  },
});
