import { boolean, integer, list, object, oneOf, pattern, projectId, text } from '../../common';
import type { TypeOf } from '../../common';
import { checked, checkedValue } from './checked';

const PATH_LENGTH = 4_096;
export const filePath = text(PATH_LENGTH, 1);

/** An address of mail; no blanks, no brackets, no line ends, so that nothing else can ride on it in a header. */
const address = pattern(
  /^[A-Za-z0-9._%+'-]{1,64}@[A-Za-z0-9.-]{1,255}$/,
  'a plain e-mail address such as team@example.org',
  320
);
const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** Where a key would travel in the clear, nobody sends it. */
function urlProblem(url: string): string | undefined {
  let parsed: URL;
  try {
    parsed = new URL(url);
  } catch {
    return 'is no address';
  }
  if (parsed.protocol === 'https:' || LOOPBACK.has(parsed.hostname)) return undefined;
  return 'must be https; without it the key would cross the network in the clear';
}

/** An address whose calls carry a key. */
export const httpUrl = checkedValue(
  pattern(/^https?:\/\/[^\s"<>\\^`{|}@?#]+$/, 'an http(s) address without user, query or fragment', 2_000),
  urlProblem
);

/** Where a secret is: never in the settings themselves, which are copied about and shown. */
export const secretRef = checkedValue(
  object(
    {},
    { file: filePath, environment: pattern(/^[A-Za-z_][A-Za-z0-9_]{0,127}$/, 'the name of a variable', 128) }
  ),
  ({ file, environment }) =>
    (file === undefined) === (environment === undefined)
      ? 'must name either "file" or "environment", the place where the secret is'
      : undefined
);
export type SecretRef = TypeOf<typeof secretRef>;

const project = object(
  { id: projectId, share: filePath },
  {
    /** Folder into which approved files are copied. Without it the project's requests are not released here. */
    release: filePath,
    /** Policy file, laid over the default one. */
    policy: filePath,
    /** True where the share is a mount of its own: while it is the folder of another file system, it is away. */
    mounted: boolean,
    /** Whose outputs these are, as reviewers see it; this person may not vote on them. */
    researcher: text(256, 1),
    researchers: list(address, 100),
    operators: list(address, 100),
  }
);

const smtp = checked(
  object(
    { host: text(253, 1), from: address },
    {
      port: integer(1, 65_535),
      /** `tls` from the first byte, `starttls` (refused when the server has none), or `none`. */
      security: oneOf(['tls', 'starttls', 'none'] as const),
      user: text(256, 1),
      password: secretRef,
      ca_file: filePath,
    }
  ),
  ({ user, security }) =>
    user !== undefined && security === 'none'
      ? [{ path: ['security'], message: 'must be tls or starttls where a password is sent' }]
      : []
);

const webhook = object({ url: httpUrl }, { secret: secretRef, ca_file: filePath });

const limits = object(
  {},
  {
    /** Files of one share; those beyond are not looked at. */
    files: integer(1, 1_000_000),
    depth: integer(1, 200),
    spool_bytes: integer(1024 * 1024),
    spool_calls: integer(10, 1_000_000),
    /** Seconds for one call to the API. */
    call_seconds: integer(1, 600),
    /** Files judged at the same time. */
    jobs: integer(1, 64),
  }
);

/** `airlock.yml`. */
export const airlockFile = object(
  {
    kibana: object({ url: httpUrl, api_key: secretRef }, { space: text(64, 1), ca_file: filePath }),
    state: filePath,
    projects: list(project, 1_000, 1),
  },
  {
    /** Of the release agent, which only `egress release` reads. */
    release: object({ api_key: secretRef }),
    poll_seconds: integer(1, 3_600),
    quiet_seconds: integer(1, 3_600),
    /** Hours within which the content of every file is read again, whatever its times say. */
    rehash_hours: integer(1, 24 * 365),
    operators: list(address, 100),
    smtp,
    webhook,
    limits,
  }
);
export type AirlockFile = TypeOf<typeof airlockFile>;
