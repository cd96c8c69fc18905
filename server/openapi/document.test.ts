import { ROUTES } from '../../common';
import { routes } from '../routes';
import { openapiDocument } from './document';

type Json = Record<string, unknown>;
interface Parameter {
  name: string;
  in: string;
  required: boolean;
  schema: Json;
}
interface Operation {
  operationId: string;
  summary: string;
  description: string;
  parameters: Parameter[];
  requestBody?: { required: boolean; content: Record<string, { schema: Json }> };
  responses: Record<string, { description: string; content?: Record<string, { schema: Json }> }>;
}

const document = openapiDocument(routes, '1.2.3') as {
  openapi: string;
  info: { title: string; version: string };
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Json; securitySchemes: Record<string, Json> };
  security: Array<Record<string, string[]>>;
};

const operations = routes.map((route) => {
  const operation = document.paths[route.path]?.[route.method];
  if (!operation) throw new Error(`${route.method} ${route.path} is not described.`);
  return { route, operation };
});
const named = operations.map((entry) => [entry.operation.operationId, entry] as const);

/** Every schema in a tree of schemas, itself included. */
function schemasIn(schema: unknown): Json[] {
  if (Array.isArray(schema)) return schema.flatMap(schemasIn);
  if (typeof schema !== 'object' || schema === null) return [];
  const { properties, items } = schema as { properties?: Json; items?: unknown };
  return [schema as Json, ...Object.values(properties ?? {}).flatMap(schemasIn), ...schemasIn(items)];
}

const bodies = operations.flatMap(({ operation }) =>
  Object.values(operation.requestBody?.content ?? {}).map(({ schema }) => schema)
);
const inputs = [
  ...bodies,
  ...operations.flatMap(({ operation }) =>
    operation.parameters.filter((parameter) => parameter.in !== 'header').map(({ schema }) => schema)
  ),
].flatMap(schemasIn);

test('it is OpenAPI 3 of this plugin, and holds every route and nothing else', () => {
  expect(document.openapi).toMatch(/^3\.0\.\d$/);
  expect(document.info).toMatchObject({ title: 'TRE Airlock', version: '1.2.3' });
  expect(Object.keys(document.paths).sort()).toEqual(Object.values(ROUTES).sort());
  const described = Object.values(document.paths).flatMap((methods) => Object.values(methods));
  expect(described).toHaveLength(routes.length);
});

test('it is plain JSON: nothing gets lost on the wire', () => {
  expect(JSON.parse(JSON.stringify(document))).toEqual(document);
});

test('operation ids are unique and fit for names in code', () => {
  const ids = named.map(([id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^[a-z][A-Za-z0-9]+$/);
});

test.each(named)(
  '%s names its privilege, and every answer says what it means',
  (_id, { route, operation }) => {
    expect(operation.description).toContain(route.privilege);
    expect(operation.description).not.toContain('undefined');
    const statuses = Object.keys(operation.responses);
    expect(statuses).toEqual(expect.arrayContaining(['200', '400', '401', '403', '503']));
    for (const [status, { description, content }] of Object.entries(operation.responses)) {
      expect(description).not.toBe('');
      if (Number(status) >= 400)
        expect(content?.['application/json']?.schema).toEqual({ $ref: '#/components/schemas/Error' });
    }
  }
);

test.each(named)(
  '%s describes each place in its path, and the header that a change needs',
  (_id, { route, operation }) => {
    const at = (place: string) => operation.parameters.filter((parameter) => parameter.in === place);
    const inPath = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    expect(at('path').map(({ name }) => name)).toEqual(inPath);
    expect(at('path').every(({ required }) => required)).toBe(true);
    expect(at('header').map(({ name }) => name)).toEqual(route.method === 'get' ? [] : ['kbn-xsrf']);
    expect(at('query').map(({ name }) => name)).toEqual(
      Object.keys((route.query?.schema.properties as Json | undefined) ?? {})
    );
  }
);

test.each(named)('%s has a body where the route takes one', (_id, { route, operation }) => {
  expect(operation.requestBody !== undefined).toBe(route.body !== undefined);
});

test('every object of an input refuses what it does not know, and requires only what it has', () => {
  const objects = inputs.filter(({ type }) => type === 'object');
  expect(objects.length).toBeGreaterThan(20);
  for (const { additionalProperties, properties, required } of objects) {
    expect(additionalProperties).toBe(false);
    expect(Object.keys(properties as Json)).toEqual(expect.arrayContaining(required as string[]));
  }
});

test('every part of an input is bounded, and of a type that OpenAPI knows', () => {
  for (const schema of inputs) {
    if (schema.type === undefined) continue;
    expect(['object', 'array', 'string', 'integer', 'boolean']).toContain(schema.type);
    if (schema.type === 'array')
      expect(schema).toMatchObject({ items: expect.anything(), maxItems: expect.any(Number) });
    if (schema.type === 'integer') expect(schema.minimum).toEqual(expect.any(Number));
    if (schema.type === 'string' && (schema.enum ?? schema.maxLength) === undefined)
      throw new Error(`Not bounded: ${JSON.stringify(schema)}`);
    if (schema.pattern !== undefined) expect(() => new RegExp(String(schema.pattern))).not.toThrow();
  }
});

test('the verdicts of a batch are spelt out, though they are decoded one by one', () => {
  const batch = document.paths[ROUTES.egressVerdicts]?.post?.requestBody?.content['application/json']?.schema;
  const { verdicts } = (batch?.properties ?? {}) as { verdicts?: { items: { required: string[] } } };
  expect(verdicts?.items.required).toEqual(expect.arrayContaining(['path', 'sha256', 'result', 'findings']));
});

test('every reference and every security scheme is there', () => {
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)];
  for (const [, name] of references) expect(document.components.schemas).toHaveProperty(String(name));
  const schemes = document.security.flatMap((entry) => Object.keys(entry));
  expect(schemes).toEqual(['ApiKey', 'Basic']);
  expect(Object.keys(document.components.securitySchemes)).toEqual(schemes);
});
