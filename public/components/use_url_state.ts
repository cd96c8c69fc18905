import { useCallback, useMemo } from 'react';
import { useHistory, useLocation } from 'react-router-dom';

/** How one value is read from the address and written to it; `undefined` leaves the key out. */
export interface UrlParam<V> {
  read(text: string | undefined): V;
  write(value: V): string | undefined;
}

/** Free text, cut at `max`; empty when absent. */
export const textParam = (max: number): UrlParam<string> => ({
  read: (text) => (text ?? '').slice(0, max),
  write: (value) => (value === '' ? undefined : value),
});

/** One of a few values; anything else in the address is the fallback, which is not written. */
export const choiceParam = <V extends string>(values: readonly V[], fallback: V): UrlParam<V> => ({
  read: (text) => values.find((value) => value === text) ?? fallback,
  write: (value) => (value === fallback ? undefined : value),
});

/** One of a few values, or none. */
export const optionalParam = <V extends string>(values: readonly V[]): UrlParam<V | undefined> => ({
  read: (text) => values.find((value) => value === text),
  write: (value) => value,
});

/** Several of a few values, comma separated; the fallback is not written, an empty choice is "none". */
export const choicesParam = <V extends string>(
  values: readonly V[],
  fallback: readonly V[]
): UrlParam<readonly V[]> => ({
  read: (text) => (text === undefined ? fallback : values.filter((value) => text.split(',').includes(value))),
  write: (value) =>
    value.length === fallback.length && fallback.every((entry) => value.includes(entry))
      ? undefined
      : value.length === 0
        ? 'none'
        : value.join(','),
});

type Values<S> = { [K in keyof S]: S[K] extends UrlParam<infer V> ? V : never };

/** The key of `CursorPager`; any other change starts at the first page again. */
export const CURSOR_KEY = 'cursor';

/**
 * Page state that lives in the address, so that a view can be shared and the back button works.
 * `spec` must be a constant of its module. Setting merges, keeps keys that are not ours, and drops the cursor.
 */
export function useUrlState<S extends Record<string, UrlParam<unknown>>>(
  spec: S
): [Values<S>, (patch: Partial<Values<S>>, options?: { replace?: boolean }) => void] {
  const history = useHistory();
  const { search } = useLocation();

  const state = useMemo(() => {
    const params = new URLSearchParams(search);
    return Object.fromEntries(
      Object.entries(spec).map(([key, param]) => [key, param.read(params.get(key) ?? undefined)])
    ) as unknown as Values<S>;
  }, [spec, search]);

  const setState = useCallback(
    (patch: Partial<Values<S>>, { replace = false } = {}) => {
      const { pathname, search: current } = history.location;
      const params = new URLSearchParams(current);
      for (const [key, value] of Object.entries(patch)) {
        const text = spec[key]?.write(value as never);
        if (text === undefined) params.delete(key);
        else params.set(key, text);
      }
      if (!(CURSOR_KEY in patch)) params.delete(CURSOR_KEY);
      const next = { pathname, search: params.toString() };
      if (replace) history.replace(next);
      else history.push(next);
    },
    [history, spec]
  );

  return [state, setState];
}
