/** What the user can mend; the message says how. It ends a command with code 2 and without a stack trace. */
export class UsageError extends Error {}
