import { proof, security, securityLogCleared, set, system, systemLogCleared } from '../../proof';

export default proof({
  plain: true,
  hits: [
    set('the Security log is emptied in the Event Viewer', securityLogCleared()),
    set("Sysmon's own log is emptied", systemLogCleared('Microsoft-Windows-Sysmon/Operational')),
    set(
      'all the ordinary logs are emptied one after the other by a service account',
      systemLogCleared('Windows PowerShell', 'NT AUTHORITY\\SYSTEM'),
      systemLogCleared('System', 'NT AUTHORITY\\SYSTEM'),
      systemLogCleared('Application', 'NT AUTHORITY\\SYSTEM')
    ),
  ],
  misses: [
    set(
      'the event log service stops because the machine is shut down (1100)',
      security({ code: 1100, task: 'Service shutdown', userData: { xml_name: 'ServiceShutdown' } })
    ),
    set(
      'another provider has an event 104 of its own',
      system({ code: 104, provider: 'Microsoft-Windows-Kernel-Power', data: { Reason: '3' } })
    ),
    set(
      'a full log is archived by Windows itself (1105)',
      security({ code: 1105, task: 'Event log automatic backup', userData: { xml_name: 'AutoBackup' } })
    ),
  ],
});
