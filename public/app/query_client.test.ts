import { ApiError } from '../api/client';
import { worthRetrying } from './query_client';

it.each([0, 500, 502, 504])('tries again after status %d, twice at most', (status) => {
  const error = new ApiError(status, 'x');
  expect([0, 1, 2].map((failures) => worthRetrying(failures, error))).toEqual([true, true, false]);
});

it.each([400, 401, 403, 404, 409, 503])('shows status %d at once', (status) => {
  expect(worthRetrying(0, new ApiError(status, 'x'))).toBe(false);
});
