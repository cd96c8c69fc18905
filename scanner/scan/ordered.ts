/**
 * Maps with at most `limit` under way, and yields in the order of the input: what is slow holds back the output of
 * what follows, never its work. Throws the first rejection in that order.
 */
export async function* ordered<A, B>(
  inputs: Iterable<A>,
  limit: number,
  map: (input: A) => Promise<B>
): AsyncGenerator<B> {
  const running: Array<Promise<B>> = [];
  for (const input of inputs) {
    const answer = map(input);
    // Where an earlier one rejects, nobody waits for this one any more: its failure must not end the process.
    answer.catch(() => undefined);
    running.push(answer);
    const first = running.length >= limit ? running.shift() : undefined;
    if (first) yield await first;
  }
  for (const left of running) yield await left;
}
