/**
 * Stands in for @kbn/config-schema, which comes with Kibana and is on no registry: validation with defaults,
 * unknown keys refused, Kibana's texts. Only what server/kbn_config_schema.d.ts declares.
 */
import type { Type, schema as declared } from '@kbn/config-schema';

type Path = readonly string[];

class SchemaType<V> implements Type<V> {
  declare readonly type: V;
  /** Kibana tells a schema by this member, since a plugin may bring its own copy of the package. */
  readonly __isKbnConfigSchemaType = true;

  constructor(private readonly read: (value: unknown, path: Path) => V) {}

  /** Throws with the key's path in square brackets, as Kibana does. */
  validate(value: unknown): V {
    return this.readAt(value, []);
  }

  readAt(value: unknown, path: Path): V {
    return this.read(value, path);
  }
}

function fail(path: Path, message: string): never {
  throw new Error(path.length > 0 ? `[${path.join('.')}]: ${message}` : message);
}

function wrongType(path: Path, wanted: string, value: unknown): never {
  return fail(path, `expected value of type [${wanted}] but got [${value === null ? 'null' : typeof value}]`);
}

function readObject(props: Record<string, SchemaType<unknown>>, value: unknown, path: Path) {
  const given = value ?? {};
  if (typeof given !== 'object' || Array.isArray(given)) wrongType(path, 'object', value);
  const unknown = Object.keys(given).find((key) => !(key in props));
  if (unknown !== undefined) fail([...path, unknown], 'definition for this key is missing');
  const read = Object.entries(props).map(([key, type]) => [
    key,
    type.readAt((given as Record<string, unknown>)[key], [...path, key]),
  ]);
  return Object.fromEntries(read.filter(([, one]) => one !== undefined)) as Record<string, unknown>;
}

const schemas = {
  object: (props: Record<string, SchemaType<unknown>>) =>
    new SchemaType((value, path) => readObject(props, value, path)),

  boolean: ({ defaultValue }: { defaultValue?: boolean } = {}) =>
    new SchemaType((value, path) => {
      const given = value ?? defaultValue;
      return typeof given === 'boolean' ? given : wrongType(path, 'boolean', given);
    }),

  string: ({ minLength = 0 }: { minLength?: number } = {}) =>
    new SchemaType((value, path) => {
      if (typeof value !== 'string') return wrongType(path, 'string', value);
      if (value.length < minLength)
        fail(path, `value has length [${value.length}] but it must have a minimum length of [${minLength}].`);
      return value;
    }),

  number: ({
    defaultValue,
    min = -Infinity,
    max = Infinity,
  }: { defaultValue?: number; min?: number; max?: number } = {}) =>
    new SchemaType((value, path) => {
      const given = value ?? defaultValue;
      if (typeof given !== 'number' || Number.isNaN(given)) return wrongType(path, 'number', given);
      if (given < min) fail(path, `Value must be equal to or greater than [${min}].`);
      if (given > max) fail(path, `Value must be equal to or lower than [${max}].`);
      return given;
    }),

  maybe: <V>(type: SchemaType<V>) =>
    new SchemaType((value, path) => (value === undefined ? undefined : type.readAt(value, path))),
};

export const schema = schemas as unknown as typeof declared;
