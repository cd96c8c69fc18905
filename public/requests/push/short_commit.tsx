import React from 'react';

/** Characters of a commit's id that tell it from others in practice; the title has it all. */
const SHORT_ID = 10;

/** The id that git gives for "there is nothing": a ref that is new, or that was deleted. */
export const isNothing = (id: string) => /^0+$/.test(id);

export const shortCommit = (id: string) => id.slice(0, SHORT_ID);

export function ShortCommit({ id }: { id: string }) {
  return (
    <code title={id} style={{ overflowWrap: 'normal' }}>
      {shortCommit(id)}
    </code>
  );
}
