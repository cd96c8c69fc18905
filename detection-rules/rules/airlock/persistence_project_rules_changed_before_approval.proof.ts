import { after, audit, audited, proof, set } from '../../proof';

const changed = audited({ action: 'project-change', by: 'operator' });
const approved = (by = 'reviewer', project?: string) =>
  audit({ action: 'approve', by, project, from: 'in_review', to: 'approved' });

export default proof({
  hits: [
    set('one approval less is needed, and the request passes', changed, after(120, approved())),
    set(
      'the operator makes themselves a reviewer and approves',
      changed,
      after(900, approved('operator')),
      after(960, changed)
    ),
    set(
      'approval by policy is switched on, and the next push is delivered',
      changed,
      after(
        2_400,
        audit({ action: 'approve', by: 'system', direction: 'ingress', from: 'submitted', to: 'approved' })
      )
    ),
  ],
  misses: [
    set('a project is changed, and nothing is decided that day', changed),
    set('another project is changed', changed, after(900, approved('reviewer', 'other'))),
    set('the project is changed after the approval', approved(), after(300, changed)),
    set('the approval comes on the next day', changed, after(80_000, approved())),
    set(
      'the change failed',
      audited({ action: 'project-change', by: 'operator', outcome: 'failure' }),
      after(900, approved())
    ),
  ],
});
