/** Where a long-running command says what it does. Lines carry no secrets and nothing of a file's content. */
export type Log = (level: 'info' | 'warn' | 'error', line: string) => void;

/** What an unknown thrown value says, in one line. */
export const told = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).replace(/[\r\n]+/g, ' ');
