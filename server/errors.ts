/**
 * An answer that is not success, with the status that a caller sees and a sentence that says what to do.
 * Anything else that is thrown is a fault of ours: Kibana logs it and answers a bland 500.
 */
export class AirlockError extends Error {
  constructor(
    public readonly status: number,
    message: string,
    public readonly attributes: Record<string, unknown> = {},
    public readonly headers: Record<string, string> = {}
  ) {
    super(message);
    this.name = 'AirlockError';
  }
}

export const badRequest = (message: string, attributes?: Record<string, unknown>) =>
  new AirlockError(400, message, attributes);
export const forbidden = (message: string, attributes?: Record<string, unknown>) =>
  new AirlockError(403, message, attributes);
export const notFound = (message: string) => new AirlockError(404, message);
export const conflict = (message: string, attributes?: Record<string, unknown>) =>
  new AirlockError(409, message, attributes);

/** Seconds after which a caller may try again. */
const RETRY_AFTER = 5;

/** Something that passes by itself: Elasticsearch away or overloaded. */
export const unavailable = (message: string) =>
  new AirlockError(503, message, { reason: 'unavailable' }, { 'retry-after': String(RETRY_AFTER) });

/** Something that an operator mends in Setup. */
export const notSetUp = (message: string) => new AirlockError(503, message, { reason: 'setup' });
