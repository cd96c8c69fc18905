import { after, audit, proof, set } from '../../proof';

const changed = (detail: Record<string, unknown>) =>
  audit({ action: 'content_changed', by: 'release-agent', from: 'approved', to: 'in_review', detail });

export default proof({
  hits: [
    set(
      'one table is another one at release',
      audit({ action: 'approve', from: 'in_review', to: 'approved' }),
      after(600, changed({ changed: 1, missing: 0, not_reviewed: 0, paths: ['tables/counts.csv'] }))
    ),
    set(
      'a file was added after the review',
      changed({ changed: 0, missing: 0, not_reviewed: 1, paths: ['x.bin'] })
    ),
    set(
      'the delivered commit of a push is not the one that was reviewed',
      audit({
        action: 'content_changed',
        by: 'release-agent',
        from: 'approved',
        to: 'in_review',
        direction: 'ingress',
        detail: { changed: 1, missing: 0, not_reviewed: 0, paths: ['refs/heads/main'] },
      })
    ),
  ],
  misses: [
    set(
      'what was approved is released',
      audit({ action: 'approve', from: 'in_review', to: 'approved' }),
      after(600, audit({ action: 'release', by: 'release-agent', from: 'approved', to: 'released' }))
    ),
    set(
      'files are changed after a request was returned, and handed in anew',
      audit({ action: 'return', from: 'in_review', to: 'returned' }),
      after(900, audit({ action: 'resubmit', by: 'scanner-egress', from: 'returned', to: 'submitted' }))
    ),
    set(
      'a push is delivered as reviewed',
      audit({
        action: 'release',
        by: 'release-agent',
        from: 'approved',
        to: 'released',
        direction: 'ingress',
      })
    ),
  ],
});
