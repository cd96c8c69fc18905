interface Batch {
  verdicts?: unknown;
}

/** The two halves of a batch that some proxy finds too large, or undefined when it has one verdict only. */
export function halves(body: string): [string, string] | undefined {
  const batch = JSON.parse(body) as Batch;
  if (!Array.isArray(batch.verdicts) || batch.verdicts.length < 2) return undefined;
  const middle = Math.ceil(batch.verdicts.length / 2);
  const part = (verdicts: unknown[]) => JSON.stringify({ ...batch, verdicts });
  return [part(batch.verdicts.slice(0, middle)), part(batch.verdicts.slice(middle))];
}
