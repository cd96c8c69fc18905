import type { RouteConfig, RouteValidator, ValidationHelpers } from '../../server/contracts';

class ValidationProblem extends Error {
  constructor(
    message: string,
    readonly path: string[]
  ) {
    super(message);
  }
}

const helpers: ValidationHelpers = {
  ok: (value) => ({ value }),
  badRequest: (error, path = []) => ({
    error: new ValidationProblem(error instanceof Error ? error.message : error, path),
  }),
};

/** Kibana answers `[request body.a.b]: text`, and what a validator throws is a 400 as well. */
function validatePart(validator: RouteValidator | undefined, data: unknown, part: string): unknown {
  // A part without a validator is empty for the handler, whatever the caller sent.
  if (!validator) return {};
  let result: { value?: unknown; error?: ValidationProblem };
  try {
    result = validator(data, helpers) as typeof result;
  } catch (error) {
    result = { error: new ValidationProblem((error as Error).message, []) };
  }
  if (!result.error) return result.value;
  const place = [`request ${part}`, ...result.error.path].join('.');
  throw new Error(`[${place}]: ${result.error.message}`);
}

/** Params, query and body in Kibana's order, each only as its validator gave it. Throws the 400's message. */
export function validateRequest(
  validate: RouteConfig['validate'],
  raw: { params: unknown; query: unknown; body: unknown }
): { params: unknown; query: unknown; body: unknown } {
  const { params, query, body } = validate || {};
  return {
    params: validatePart(params, raw.params, 'params'),
    query: validatePart(query, raw.query, 'query'),
    body: validatePart(body, raw.body, 'body'),
  };
}
