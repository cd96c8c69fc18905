import { proof, security, set } from '../../proof';

const changed = (changes: string, user?: string) =>
  security({
    code: 4719,
    task: 'Audit Policy Change',
    ...(user && { user }),
    data: {
      CategoryId: '%%8274',
      SubcategoryId: '%%13312',
      SubcategoryGuid: '{0CCE922B-69AE-11D9-BED3-505054503030}',
      AuditPolicyChanges: changes,
    },
  });

export default proof({
  plain: true,
  hits: [
    set('auditing of process creation is taken back for success', changed('%%8448')),
    set('both success and failure are taken back', changed('%%8448, %%8450')),
    set(
      'only failures are no longer audited, as the machine itself',
      changed('%%8450', 'NT AUTHORITY\\SYSTEM')
    ),
  ],
  misses: [
    set('auditing of success is added', changed('%%8449')),
    set('group policy adds both', changed('%%8449, %%8451', 'NT AUTHORITY\\SYSTEM')),
    set(
      'the table of users that are audited on their own is made at start (4902)',
      security({ code: 4902, task: 'Audit Policy Change', data: { PuaCount: '0', PuaPolicyId: '0x1a5e8' } })
    ),
  ],
});
