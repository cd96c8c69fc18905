import { after, audit, proof, set } from '../../proof';

export default proof({
  hits: [
    set(
      'an operator overrides a block with a reason',
      audit({
        action: 'override',
        by: 'operator',
        from: 'blocked_by_scan',
        to: 'in_review',
        reason: 'The macro is the template of the ministry.',
      })
    ),
    set(
      'a blocked push is overridden',
      audit({
        action: 'override',
        direction: 'ingress',
        from: 'blocked_by_scan',
        to: 'in_review',
        reason: 'ok',
      })
    ),
    set(
      'a request is blocked, overridden, and blocked again by a second scanner',
      audit({ action: 'block', by: 'system', from: 'submitted', to: 'blocked_by_scan' }),
      after(
        60,
        audit({ action: 'override', from: 'blocked_by_scan', to: 'in_review', reason: 'false alarm' })
      ),
      after(120, audit({ action: 'block', by: 'system', from: 'in_review', to: 'blocked_by_scan' }))
    ),
  ],
  misses: [
    set(
      'a blocked request is returned to the researcher',
      audit({ action: 'return', from: 'blocked_by_scan', to: 'returned', reason: 'Export it as csv.' })
    ),
    set(
      'a blocked push is rejected',
      audit({ action: 'reject', direction: 'ingress', from: 'blocked_by_scan', to: 'rejected' })
    ),
    set(
      'a request that was not blocked is approved',
      audit({ action: 'review', by: 'system', from: 'submitted', to: 'in_review' }),
      after(60, audit({ action: 'approve', from: 'in_review', to: 'approved' }))
    ),
  ],
});
