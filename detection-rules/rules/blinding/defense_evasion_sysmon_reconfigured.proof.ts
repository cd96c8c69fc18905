import { excepted, proof, set, sysmonConfigured, sysmonError, sysmonState } from '../../proof';

export default proof({
  plain: true,
  hits: [
    set('a configuration from a user folder is loaded', sysmonConfigured('C:\\Users\\Public\\quiet.xml')),
    set('the default configuration, which records little, is loaded', sysmonConfigured('Defaults')),
    set(
      'the command line itself is the configuration',
      sysmonConfigured('"C:\\Windows\\Sysmon64.exe" -c -n python.exe')
    ),
  ],
  misses: [
    set('Sysmon starts with the machine', sysmonState('Started')),
    set(
      'Sysmon reports that a queue was full for a moment',
      sysmonError('QUEUE', 'Events dropped from driver queue: ProcessAccess:2')
    ),
    excepted(
      ({ environment }) => ({ 'host.name': environment.host }),
      set(
        "the operators' roll-out in an update window",
        sysmonConfigured('C:\\Windows\\Temp\\deploy\\sysmon.xml')
      )
    ),
  ],
});
