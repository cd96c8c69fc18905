import { after, audit, audited, proof, set } from '../../proof';

const arrived = audit({ action: 'review', by: 'system', from: 'submitted', to: 'in_review' });
const approved = (by = 'reviewer') => audit({ action: 'approve', by, from: 'in_review', to: 'approved' });

export default proof({
  hits: [
    set('a script approves as soon as the request is there', arrived, after(2, approved())),
    set(
      'a block is overridden and approved in one breath',
      audit({ action: 'override', by: 'ada', from: 'blocked_by_scan', to: 'in_review', reason: 'ok' }),
      after(6, approved('ada'))
    ),
    set(
      'changed content is approved again at once',
      audit({ action: 'content_changed', by: 'release-agent', from: 'approved', to: 'in_review' }),
      after(4, audit({ action: 'vote', from: 'in_review', to: 'in_review' })),
      after(4.5, approved())
    ),
  ],
  misses: [
    set(
      'the reviewer takes three minutes',
      arrived,
      after(60, audited({ action: 'request-view', by: 'reviewer' })),
      after(180, approved())
    ),
    set("the project's policy approves what passed", arrived, after(1, approved('system'))),
    set(
      'changed content is returned at once',
      audit({ action: 'content_changed', by: 'release-agent', from: 'approved', to: 'in_review' }),
      after(5, audit({ action: 'return', from: 'in_review', to: 'returned' }))
    ),
  ],
});
