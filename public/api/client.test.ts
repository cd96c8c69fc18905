import { createFakeCore, failure } from '../test/fake_core';
import { ApiError, createApi } from './client';

it('encodes what goes into a path', async () => {
  const { core, calls } = createFakeCore({ 'GET /api/tre_airlock/v1/processes/%7Ba%2Fb%7D/tree': {} });
  await createApi(core.http).processTree('{a/b}', { host: 'h' });
  expect(calls[0]).toMatchObject({ method: 'GET', query: { host: 'h' } });
});

it('tells status, message and attributes of a refusal', async () => {
  const { core } = createFakeCore({
    'GET /api/tre_airlock/v1/setup': failure(503, 'Not set up.', { reason: 'setup' }),
  });
  await expect(createApi(core.http).setup()).rejects.toEqual(
    new ApiError(503, 'Not set up.', { reason: 'setup' })
  );
});

it('says status 0 when no answer came', async () => {
  const { core } = createFakeCore({ 'GET /api/tre_airlock/v1/setup': failure(0, 'Failed to fetch') });
  await expect(createApi(core.http).setup()).rejects.toMatchObject({ status: 0, message: 'Failed to fetch' });
});

it('leaves an aborted call what it is', async () => {
  const aborted = new DOMException('aborted', 'AbortError');
  const { core } = createFakeCore({
    'GET /api/tre_airlock/v1/setup': () => {
      throw aborted;
    },
  });
  await expect(createApi(core.http).setup()).rejects.toMatchObject({ name: 'AbortError' });
});
