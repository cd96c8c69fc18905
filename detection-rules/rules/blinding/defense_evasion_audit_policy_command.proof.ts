import { auditedStart, proof, set, sysmonStart } from '../../proof';

const AUDITPOL = 'C:\\Windows\\System32\\auditpol.exe';

export default proof({
  plain: true,
  hits: [
    set(
      'process creation is no longer audited',
      sysmonStart({
        image: AUDITPOL,
        originalFileName: 'AUDITPOL.EXE',
        commandLine: 'auditpol /set /subcategory:"Process Creation" /success:disable /failure:disable',
      })
    ),
    set(
      'everything is cleared at once, with dashes and capitals',
      sysmonStart({
        image: 'C:\\WINDOWS\\SYSTEM32\\AUDITPOL.EXE',
        originalFileName: 'AUDITPOL.EXE',
        commandLine: '"C:\\WINDOWS\\SYSTEM32\\AUDITPOL.EXE" -Clear -y',
      })
    ),
    set(
      'a renamed copy loads a policy of its own',
      sysmonStart({
        image: 'C:\\Temp\\a.exe',
        originalFileName: 'AUDITPOL.EXE',
        commandLine: 'a.exe /restore /file:C:\\Temp\\none.csv',
      })
    ),
    set(
      'the policies of single users are removed, seen by the Security log',
      auditedStart({ image: AUDITPOL, commandLine: 'auditpol  /remove /allusers' })
    ),
  ],
  misses: [
    set('the policy is read', sysmonStart({ image: AUDITPOL, commandLine: 'auditpol /get /category:*' })),
    set(
      'the policy is saved to a file',
      sysmonStart({ image: AUDITPOL, commandLine: 'auditpol /backup /file:C:\\Temp\\policy.csv' })
    ),
    set(
      'a subcategory is added',
      sysmonStart({
        image: AUDITPOL,
        commandLine: 'auditpol /set /subcategory:"File Share" /success:enable /failure:enable',
      })
    ),
    set(
      'the subcategories are listed, seen by the Security log',
      auditedStart({ image: AUDITPOL, commandLine: 'auditpol /list /subcategory:*' })
    ),
  ],
});
