import * as t from 'io-ts';
import { isLeft } from 'fp-ts/Either';

/**
 * Building blocks for the contract. They are io-ts types that also carry their JSON Schema, so that the API's
 * description (GET /openapi.json) is made from the very codecs that decode requests.
 */
export type JsonSchema = Record<string, unknown>;

export class Codec<A> extends t.Type<A, A, unknown> {
  constructor(
    name: string,
    is: t.Is<A>,
    validate: t.Validate<unknown, A>,
    public readonly schema: JsonSchema
  ) {
    super(name, is, validate, t.identity);
  }

  /** The same codec with a sentence for the API's description. */
  describe(description: string): Codec<A> {
    return new Codec(this.name, this.is, this.validate, { ...this.schema, description });
  }
}

function check<A>(name: string, schema: JsonSchema, problem: (u: unknown) => string | undefined): Codec<A> {
  return new Codec<A>(
    name,
    (u): u is A => problem(u) === undefined,
    (u, context) => {
      const message = problem(u);
      return message === undefined ? t.success(u as A) : t.failure(u, context, message);
    },
    schema
  );
}

const kind = (u: unknown) =>
  u === undefined ? 'nothing' : u === null ? 'null' : Array.isArray(u) ? 'an array' : `a ${typeof u}`;

/** A lone half of a surrogate pair cannot be written as UTF-8, and so neither stored nor hashed. */
const LONE_SURROGATE = /\p{Surrogate}/u;

/** Well-formed text of bounded length, counted in UTF-16 code units. */
export function text(max: number, min = 0): Codec<string> {
  return check('text', { type: 'string', minLength: min, maxLength: max }, (u) => {
    if (typeof u !== 'string') return `must be text, not ${kind(u)}`;
    if (u.length < min) return min === 1 ? 'must not be empty' : `must have at least ${min} characters`;
    if (u.length > max) return `must have at most ${max} characters, has ${u.length}`;
    return LONE_SURROGATE.test(u) ? 'must be well-formed Unicode' : undefined;
  });
}

/** Text in a given form. `pattern` is anchored and linear; it never comes from input. */
export function pattern(form: RegExp, what: string, max: number): Codec<string> {
  return check('pattern', { type: 'string', pattern: form.source, maxLength: max }, (u) => {
    if (typeof u !== 'string') return `must be ${what}, not ${kind(u)}`;
    return u.length <= max && form.test(u) ? undefined : `must be ${what}`;
  });
}

/** A whole number within bounds, both included. */
export function integer(minimum: number, maximum: number = Number.MAX_SAFE_INTEGER): Codec<number> {
  return check('integer', { type: 'integer', minimum, maximum }, (u) =>
    typeof u === 'number' && Number.isSafeInteger(u) && u >= minimum && u <= maximum
      ? undefined
      : `must be a whole number from ${minimum} to ${maximum}`
  );
}

export const boolean: Codec<boolean> = check('boolean', { type: 'boolean' }, (u) =>
  typeof u === 'boolean' ? undefined : `must be true or false, not ${kind(u)}`
);

/** Anything; for parts that are decoded one by one later. */
export const anything: Codec<unknown> = check('anything', {}, () => undefined);

export function oneOf<V extends string>(values: readonly V[]): Codec<V> {
  return check('oneOf', { type: 'string', enum: [...values] }, (u) =>
    values.includes(u as V) ? undefined : `must be one of ${values.join(', ')}`
  );
}

export function list<A>(item: Codec<A>, max: number, min = 0): Codec<A[]> {
  return new Codec<A[]>(
    'list',
    (u): u is A[] => Array.isArray(u) && u.length >= min && u.length <= max && u.every(item.is),
    (u, context) => {
      if (!Array.isArray(u)) return t.failure(u, context, `must be a list, not ${kind(u)}`);
      if (u.length > max) return t.failure(u, context, `must have at most ${max} entries, has ${u.length}`);
      if (u.length < min) return t.failure(u, context, `must have at least ${min} entries`);
      const errors: t.Errors = [];
      const out: A[] = [];
      u.forEach((entry, index) => {
        const result = item.validate(entry, t.appendContext(context, String(index), item, entry));
        if (isLeft(result)) errors.push(...result.left);
        else out.push(result.right);
      });
      return errors.length > 0 ? t.failures(errors) : t.success(out);
    },
    { type: 'array', items: item.schema, minItems: min, maxItems: max }
  );
}

type Props = Record<string, Codec<unknown>>;
type Values<P> = { [K in keyof P]: P[K] extends Codec<infer A> ? A : never };
type Simplify<T> = { [K in keyof T]: T[K] } & {};
type Shape<R, O> = Simplify<Values<R> & Partial<Values<O>>>;

/** An object with these keys and no others: an excess key is an error that names its path. */
export function object<R, O = unknown>(
  required: R & { [K in keyof R]: R[K] extends Codec<Values<R>[K]> ? R[K] : never },
  optional?: O & { [K in keyof O]: O[K] extends Codec<Values<O>[K]> ? O[K] : never }
): Codec<Shape<R, unknown extends O ? unknown : O>> {
  type A = Shape<R, unknown extends O ? unknown : O>;
  const must = required as unknown as Props;
  const may = (optional ?? {}) as unknown as Props;
  const codecOf = (key: string): Codec<unknown> | undefined =>
    Object.prototype.hasOwnProperty.call(must, key)
      ? must[key]
      : Object.prototype.hasOwnProperty.call(may, key)
        ? may[key]
        : undefined;

  const validate: t.Validate<unknown, A> = (u, context) => {
    if (typeof u !== 'object' || u === null || Array.isArray(u))
      return t.failure(u, context, `must be an object, not ${kind(u)}`);
    const source = u as Record<string, unknown>;
    const errors: t.Errors = [];
    const out: Record<string, unknown> = {};
    for (const key of Object.keys(source)) {
      const codec = codecOf(key);
      if (codec) continue;
      errors.push({
        value: source[key],
        context: t.appendContext(context, key, anything, source[key]),
        message: 'is not a known key',
      });
    }
    for (const key of [...Object.keys(must), ...Object.keys(may)]) {
      const codec = codecOf(key) as Codec<unknown>;
      const value = Object.prototype.hasOwnProperty.call(source, key) ? source[key] : undefined;
      if (value === undefined) {
        if (!Object.prototype.hasOwnProperty.call(must, key)) continue;
        errors.push({ value, context: t.appendContext(context, key, codec, value), message: 'is missing' });
        continue;
      }
      const result = codec.validate(value, t.appendContext(context, key, codec, value));
      if (isLeft(result)) errors.push(...result.left);
      else out[key] = result.right;
    }
    return errors.length > 0 ? t.failures(errors) : t.success(out as A);
  };

  return new Codec<A>('object', (u): u is A => !isLeft(validate(u, [])), validate, {
    type: 'object',
    additionalProperties: false,
    required: Object.keys(must),
    properties: Object.fromEntries(
      [...Object.entries(must), ...Object.entries(may)].map(([key, codec]) => [key, codec.schema])
    ),
  });
}

export type TypeOf<C> = C extends Codec<infer A> ? A : never;

/** One thing wrong with an input: where, as keys and indexes from the root, and what. */
export interface Problem {
  path: string[];
  message: string;
}

export type Decoded<A> = { ok: true; value: A } | { ok: false; problems: Problem[] };

/** At most this many problems are told at once: a batch of a thousand wrong items needs no thousand lines. */
const MAX_PROBLEMS = 20;

/** Decodes, or says what is wrong and where. Never throws. */
export function decode<A>(codec: Codec<A>, input: unknown): Decoded<A> {
  const result = codec.decode(input);
  if (!isLeft(result)) return { ok: true, value: result.right };
  return {
    ok: false,
    problems: result.left.slice(0, MAX_PROBLEMS).map((error) => ({
      path: error.context.map((entry) => entry.key).filter((key) => key !== ''),
      message: error.message ?? 'is not valid',
    })),
  };
}

/** `verdicts.3.path must not be empty`, for logs and error bodies. */
export function describeProblem({ path, message }: Problem): string {
  return path.length > 0 ? `${path.join('.')} ${message}` : message;
}
