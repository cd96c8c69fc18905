import os from 'node:os';

/**
 * Variables in which git servers tell their hooks who pushed: GitLab, Gitea and Forgejo, Gerrit-like wrappers, and
 * git's own HTTP service. The commit's author is what the pusher typed, and is never asked.
 */
const VARIABLES = [
  'GL_USERNAME',
  'GITEA_PUSHER_NAME',
  'FORGEJO_PUSHER_NAME',
  'REMOTE_USER',
  'GIT_PUSHER',
  'AIRLOCK_PUSHER',
];
const MAX_LENGTH = 256;

/** Who pushed, as the server knows it; over plain SSH that is the account that the hook runs as. */
export function pusher(env: Readonly<Record<string, string | undefined>>): string {
  const named = VARIABLES.map((name) => env[name]?.trim()).find((value) => value);
  return (
    (named ?? os.userInfo().username).replace(/[\p{Cc}\p{Surrogate}]/gu, '').slice(0, MAX_LENGTH) || 'unknown'
  );
}
