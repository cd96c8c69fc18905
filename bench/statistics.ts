/** Measurements of one thing, all of one run. */
export interface Summary {
  median: number;
  min: number;
  max: number;
  rounds: number;
}

/** The middle value, or the mean of the two in the middle. Throws on an empty list. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const [below, above] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  if (below === undefined || above === undefined) throw new Error('There is no median of no values.');
  return (below + above) / 2;
}

export function summarise(values: readonly number[]): Summary {
  return {
    median: median(values),
    min: Math.min(...values),
    max: Math.max(...values),
    rounds: values.length,
  };
}

/** Of the medians, which one slow round does not move. */
export const ratioOf = (ours: Summary, bare: Summary): number => ours.median / bare.median;
