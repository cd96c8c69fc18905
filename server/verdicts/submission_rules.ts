import { isOpen, stateTitle } from '../../common';
import type { Direction, Manifest, Project } from '../../common';
import { badRequest, conflict } from '../errors';
import type { RequestDocument } from '../requests/request_store';

/** Whether a scanner may begin a new round: the researcher changed the files, or the last try failed. */
export const beginsRound = ({ status }: Pick<RequestDocument, 'status'>) =>
  status === 'returned' || status === 'failed';

/** Throws AirlockError 409 when the request is another's: project and direction never change. */
export function checkSameRequest(current: RequestDocument, project: Project, direction: Direction): void {
  if (current.direction !== direction)
    throw conflict(
      `The request "${current.id}" is ${current.direction}, and this is ${direction}. Use a new id for it.`
    );
  if (current.project.id !== project.id)
    throw conflict(
      `The request "${current.id}" belongs to the project "${current.project.id}", not to "${project.id}".`
    );
}

/** Throws AirlockError 409: something new was sent for a request that is not open for it. */
export function refuseNewRound(current: RequestDocument, what: string): never {
  const state = stateTitle(current.status, current.direction).toLowerCase();
  if (!isOpen(current.status))
    throw conflict(`The request is closed (${state}), and ${what}. Submit it under a new id.`, {
      status: current.status,
    });
  throw conflict(
    `The request is ${state}, and ${what}. Have a reviewer return the request or withdraw it first; ` +
      'then send it again.',
    { status: current.status }
  );
}

const inWords = ({ files, sha256 }: Manifest) => `${files} files with the hash ${sha256}`;

export const isSameManifest = (a: Manifest | undefined, b: Manifest) =>
  a !== undefined && a.files === b.files && a.sha256 === b.sha256;

/** Throws AirlockError 400 or 409 when a manifest contradicts the one that the request has. */
export function checkManifest(current: RequestDocument, manifest: Manifest): void {
  const before = current.manifest;
  if (!before || isSameManifest(before, manifest) || beginsRound(current)) return;
  const contradiction = `its manifest names ${inWords(before)}, this one ${inWords(manifest)}`;
  if (current.status === 'submitted')
    throw badRequest(
      `The manifests of this request contradict each other: ${contradiction}. Send all batches with one ` +
        'manifest, or withdraw the request and submit the files under a new id.'
    );
  refuseNewRound(current, contradiction);
}
