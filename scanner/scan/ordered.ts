/**
 * Maps with at most `limit` under way, and yields in the order of the input: what is slow holds back the output of
 * what follows, never its work.
 */
export async function* ordered<A, B>(
  inputs: Iterable<A>,
  limit: number,
  map: (input: A) => Promise<B>
): AsyncGenerator<B> {
  const running: Array<Promise<B>> = [];
  for (const input of inputs) {
    running.push(map(input));
    const first = running.length >= limit ? running.shift() : undefined;
    if (first) yield await first;
  }
  for (const left of running) yield await left;
}
