import { STATE_OWNERS } from '../../common';
import type { Action, Direction, RequestDetail } from '../../common';

const OWNERS: Record<(typeof STATE_OWNERS)[keyof typeof STATE_OWNERS], string> = {
  researcher: 'the researcher',
  reviewer: 'an output checker',
  system: 'a machine',
  nobody: 'nobody: it is closed',
};

/** Who has to act next, and what happens then. */
export function whatHappensNext(request: RequestDetail): { who: string; what: string } {
  const { status, direction, manifest, counts, approvals_needed: needed } = request;
  const egress = direction === 'egress';
  const say = (what: string, who = OWNERS[STATE_OWNERS[status]]) => ({ who, what });
  switch (status) {
    case 'submitted':
      return say(
        manifest && manifest.received < manifest.files
          ? `The scanner has sent ${manifest.received} of ${manifest.files} files. The request can be reviewed when all of them are in.`
          : 'The verdict is in, and the request is about to move on.',
        'the scanner'
      );
    case 'in_review': {
      const votes = needed === 1 ? 'one vote' : `votes of ${needed} different output checkers`;
      // While votes are hidden, how far the others are is hidden too.
      const soFar =
        egress && !request.votes_hidden ? ` ${counts.approved} of ${counts.files} are approved so far.` : '';
      return say(
        `${egress ? 'Every file' : 'The push'} needs ${votes}.${soFar} When all are in, approvals alone approve the request, and one vote for changes returns it.`
      );
    }
    case 'blocked_by_scan':
      return say(
        'The scanner found something that must not cross. It can be returned or rejected; an operator can override the scan, and it is reviewed then.',
        'an output checker or an operator'
      );
    case 'returned':
      return say(
        egress
          ? 'The researcher changes the files in the egress share. The next scan opens the request again.'
          : 'The researcher pushes again. The next scan opens the request again.'
      );
    case 'approved':
      return say(
        egress
          ? 'The release agent copies the files out and reports the hash of each. It can still be revoked.'
          : 'The release agent delivers the commit to the ingress share. It can still be revoked.',
        'the release agent'
      );
    case 'released':
      return say(
        egress
          ? 'The files have left. Revoking records that they should not have; it does not bring them back.'
          : 'The code was delivered. Revoking records that it should not have been; it does not remove it.'
      );
    case 'rejected':
      return say('The request was refused for good. The researcher has to make a new one.');
    case 'withdrawn':
      return say('The researcher took the request back.');
    case 'revoked':
      return say('The approval was taken back. The history says why.');
    case 'failed':
      return say(
        'A technical failure stopped it; the history says which. The scanner can submit it again.',
        'the scanner or an operator'
      );
  }
}

const STEPS: Record<Action, string> = {
  submit: 'submitted it',
  verdict: 'sent verdicts',
  resubmit: 'submitted it again',
  block: 'blocked it after the scan',
  review: 'opened it for review',
  vote: 'voted',
  approve: 'approved it',
  return: 'returned it for changes',
  reject: 'rejected it',
  override: 'overrode the scan',
  withdraw: 'withdrew it',
  revoke: 'revoked the approval',
  release: 'released it',
  content_changed: 'found that its content had changed',
  fail: 'reported a failure',
};

/** What somebody did, to follow their name. */
export function stepWords(action: Action, direction: Direction): string {
  if (action === 'release' && direction === 'ingress') return 'delivered it';
  return STEPS[action] ?? String(action);
}
