import { audit, every, proof, set } from '../../proof';

const blocks = (
  count: number,
  seconds: number,
  where: (index: number) => { request?: string; project?: string }
) =>
  every(seconds, count, (index) =>
    audit({ action: 'block', by: 'system', from: 'submitted', to: 'blocked_by_scan', ...where(index) })
  );

export default proof({
  hits: [
    set(
      'one request is handed in three times',
      blocks(3, 1_200, () => ({}))
    ),
    set(
      'four requests of a project in a working day',
      blocks(4, 7_000, (index) => ({ request: `r${index}` }))
    ),
    set(
      'pushes and results of one project, each stopped',
      every(900, 3, (index) =>
        audit({
          action: 'block',
          by: 'system',
          from: 'submitted',
          to: 'blocked_by_scan',
          request: `r${index}`,
          direction: index === 1 ? 'ingress' : 'egress',
        })
      )
    ),
  ],
  misses: [
    set(
      'one request is stopped twice',
      blocks(2, 1_200, () => ({}))
    ),
    set(
      'five projects are stopped once each',
      blocks(5, 600, (index) => ({ project: `p${index}`, request: `r${index}` }))
    ),
    set(
      'three requests of one project are returned by a reviewer',
      every(900, 3, (index) =>
        audit({ action: 'return', request: `r${index}`, from: 'in_review', to: 'returned' })
      )
    ),
  ],
});
