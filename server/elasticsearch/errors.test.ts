import { AirlockError } from '../errors';
import { causeOf, isConflict, isMissingIndex, isNotFound, statusOf, translate } from './errors';
import type { Caller } from './errors';

/** In Kibana the classes are those of Kibana's own client: only the names tell. */
function named(name: string, extra: object = {}): Error {
  return Object.assign(new Error(name), { name }, extra);
}

const answered = (statusCode: number, type = 'some_exception', reason = 'for a reason') =>
  named('ResponseError', { meta: { statusCode, body: { error: { type, reason } } } });

function told(error: unknown, caller: Caller): AirlockError {
  const answer = translate(error, caller);
  if (!(answer instanceof AirlockError)) throw new Error('was not translated');
  return answer;
}

test('reads status and cause from an answer, whichever client made the error', () => {
  expect(statusOf(answered(409))).toBe(409);
  expect(statusOf(named('ResponseError', { statusCode: 404 }))).toBe(404);
  expect(statusOf(new Error('ours'))).toBeUndefined();
  expect(causeOf(answered(400, 'a_type', 'a reason'))).toEqual({ type: 'a_type', reason: 'a reason' });
  expect(causeOf(named('ResponseError', { meta: { body: { error: 'text only' } } }))).toEqual({
    type: '',
    reason: '',
  });
  expect(isConflict(answered(409))).toBe(true);
  expect(isNotFound(answered(404))).toBe(true);
  expect(isMissingIndex(answered(404, 'index_not_found_exception'))).toBe(true);
  expect(isMissingIndex(answered(404, 'resource_not_found_exception'))).toBe(false);
});

test.each(['ConnectionError', 'TimeoutError', 'NoLivingConnectionsError'])(
  'a %s is a 503 that may be tried again',
  (name) => {
    const error = told(named(name), 'user');
    expect([error.status, error.attributes.reason]).toEqual([503, 'unavailable']);
    expect(Number(error.headers['retry-after'])).toBeGreaterThan(0);
  }
);

test.each([429, 502, 503, 504])('a %i of Elasticsearch is a 503 that may be tried again', (status) => {
  expect(told(answered(status), 'service').attributes.reason).toBe('unavailable');
});

test.each([401, 403])('a %i for the service key is a 503 for the operator, never a logout', (status) => {
  const error = told(answered(status), 'service');
  expect([error.status, error.attributes.reason]).toEqual([503, 'setup']);
  expect(error.message).toContain('service key');
});

test.each([401, 403])("a %i for Kibana's own user is not laid to the caller's account", (status) => {
  const error = told(answered(status), 'internal');
  expect([error.status, error.attributes.reason]).toEqual([503, 'setup']);
  expect(error.message).toContain("Kibana's own user");
});

test('a 403 for the caller stays one, with the reason', () => {
  const error = told(answered(403, 'security_exception', 'needs manage'), 'user');
  expect(error.status).toBe(403);
  expect(error.message).toContain('needs manage');
  expect(error.attributes).toEqual({ source: 'elasticsearch' });
});

test("the caller's 401 is left to Kibana, which knows how to log in anew", () => {
  const error = answered(401);
  expect(translate(error, 'user')).toBe(error);
});

test('what is ours already, and what is unforeseen, stays as it is', () => {
  const ours = new AirlockError(409, 'changed');
  const bug = new TypeError('x is undefined');
  const mistake = answered(400);
  expect(translate(ours, 'service')).toBe(ours);
  expect(translate(bug, 'service')).toBe(bug);
  expect(translate(mistake, 'user')).toBe(mistake);
});
