import { integer, list, object, oneOf, projectId, text } from '../../../common';
import type { TypeOf } from '../../../common';
import { filePath, httpUrl, secretRef } from '../../config/codec';

const repository = object(
  {
    /** The bare repository on this server. */
    path: filePath,
    project: projectId,
  },
  {
    /** As people know it; the folder's name without `.git` when it is left out. */
    name: text(512, 1),
    /** Policy file, laid over the default one for pushes. */
    policy: filePath,
    /** How to link to a line: `{commit}`, `{file}` and `{line}` are filled in. */
    permalink: text(1_024, 1),
  }
);

/** `ingress.yml`: lies on the git server only; nothing of a pushed repository is ever read as settings. */
export const ingressFile = object(
  {
    kibana: object({ url: httpUrl, api_key: secretRef }, { space: text(64, 1), ca_file: filePath }),
    state: filePath,
    repositories: list(repository, 5_000, 1),
  },
  {
    /** Of the agent that delivers, which only `ingress deliver` reads. */
    deliver: object({ api_key: secretRef, store: filePath }, { poll_seconds: integer(1, 3_600) }),
    /** What a push gets while the plugin does not answer: it is taken and waits, or it is refused. */
    unreachable: oneOf(['hold', 'refuse'] as const),
    /** Seconds that a push waits for the plugin. */
    call_seconds: integer(1, 120),
    /** Files judged at the same time. */
    jobs: integer(1, 64),
  }
);
export type IngressFile = TypeOf<typeof ingressFile>;
