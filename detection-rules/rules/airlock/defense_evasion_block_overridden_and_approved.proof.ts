import { after, audit, proof, set } from '../../proof';

const overridden = (by: string, request?: string) =>
  audit({ action: 'override', by, request, from: 'blocked_by_scan', to: 'in_review', reason: 'false alarm' });
const approved = (by: string, request?: string) =>
  audit({ action: 'approve', by, request, from: 'in_review', to: 'approved' });

export default proof({
  hits: [
    set('an operator overrides and approves at once', overridden('ada'), after(20, approved('ada'))),
    set(
      'the vote follows hours later',
      overridden('ada'),
      after(20_000, audit({ action: 'vote', by: 'ada', from: 'in_review', to: 'in_review' })),
      after(20_000.5, approved('ada'))
    ),
    set(
      'two votes were needed, and the last is that of the person who overrode',
      overridden('ada'),
      after(600, audit({ action: 'vote', by: 'bob', from: 'in_review', to: 'in_review' })),
      after(1_200, approved('ada'))
    ),
  ],
  misses: [
    set('another person approves', overridden('ada'), after(600, approved('bob'))),
    set(
      'the person who overrode votes first, and another one decides',
      overridden('ada'),
      after(600, audit({ action: 'vote', by: 'ada', from: 'in_review', to: 'in_review' })),
      after(1_200, approved('bob'))
    ),
    set(
      'one person overrides one request and approves another',
      overridden('ada', 'first'),
      after(600, approved('ada', 'second'))
    ),
  ],
});
