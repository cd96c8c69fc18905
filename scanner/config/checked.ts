import { isLeft } from 'fp-ts/Either';
import * as t from 'io-ts';

import { Codec, anything } from '../../common';
import type { Problem } from '../../common';

/**
 * A codec with a check of its own over the whole value, so that what contradicts itself is told at its place in the
 * file like everything else.
 */
export function checked<A>(codec: Codec<A>, check: (value: A) => Problem[]): Codec<A> {
  const validate: t.Validate<unknown, A> = (input, context) => {
    const decoded = codec.validate(input, context);
    if (isLeft(decoded)) return decoded;
    const problems = check(decoded.right);
    if (problems.length === 0) return decoded;
    return t.failures(
      problems.map(({ path, message }) => ({
        value: input,
        context: path.reduce((outer, key) => t.appendContext(outer, key, anything, undefined), context),
        message,
      }))
    );
  };
  return new Codec<A>(
    codec.name,
    (value): value is A => !isLeft(validate(value, [])),
    validate,
    codec.schema
  );
}

/** The same for a value that is wrong as a whole. */
export const checkedValue = <A>(codec: Codec<A>, problem: (value: A) => string | undefined): Codec<A> =>
  checked(codec, (value) => {
    const message = problem(value);
    return message === undefined ? [] : [{ path: [], message }];
  });
