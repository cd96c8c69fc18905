/** How a read is kept fresh, where that differs from `createQueryClient`. */
export interface Freshness {
  refetchOnWindowFocus: boolean;
}

/**
 * Read again when the window is looked at again: for what says how things stand now. A list that somebody
 * studies does not move under them and is read as the client says.
 */
export const STANDING: Freshness = { refetchOnWindowFocus: true };
