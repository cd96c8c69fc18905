import { after, excepted, proof, set, sysmonConfigured, sysmonStart, sysmonState } from '../../proof';

const ADMIN = 'TRE\\deploy-account';

export default proof({
  plain: true,
  hits: [
    set('Sysmon stops and nothing follows', sysmonState('Stopped')),
    set(
      'sc stops it',
      sysmonStart({
        image: 'C:\\Windows\\System32\\sc.exe',
        commandLine: 'sc  STOP sysmon64',
        integrity: 'High',
      }),
      after(2, sysmonState('Stopped'))
    ),
    set(
      'it is stopped for a minute and started again',
      sysmonState('Stopped'),
      after(60, sysmonState('Started'))
    ),
  ],
  misses: [
    set('Sysmon starts with the machine', sysmonState('Started')),
    set('its configuration is loaded, and it goes on', sysmonConfigured('C:\\Windows\\sysmon.xml')),
    excepted(
      ({ environment }) => ({ 'host.name': environment.host }),
      set(
        "the operators' own update window",
        sysmonStart({
          image: 'C:\\Windows\\Temp\\deploy\\Sysmon64.exe',
          commandLine: 'Sysmon64.exe -i C:\\Windows\\Temp\\deploy\\sysmon.xml -accepteula',
          user: ADMIN,
        }),
        after(1, sysmonState('Stopped')),
        after(9, sysmonState('Started'))
      )
    ),
  ],
});
