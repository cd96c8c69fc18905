import { excepted, proof, set, system } from '../../proof';

const ended = (service: string, state = 'stopped') =>
  system({ code: 7036, data: { param1: service, param2: state } });

export default proof({
  plain: true,
  hits: [
    set('Winlogbeat stops', ended('winlogbeat')),
    set(
      'Sysmon is disabled for the next start',
      system({
        code: 7040,
        user: 'analyst',
        data: { param1: 'Sysmon64', param2: 'auto start', param3: 'disabled', param4: 'Sysmon64' },
      })
    ),
    set('the agent was killed', system({ code: 7034, data: { param1: 'Elastic Agent', param2: '1' } })),
    set('the event log itself stops', ended('Windows Event Log')),
  ],
  misses: [
    set('Winlogbeat starts', ended('winlogbeat', 'running')),
    set(
      'Sysmon starts by itself again',
      system({
        code: 7040,
        data: { param1: 'Sysmon64', param2: 'disabled', param3: 'auto start', param4: 'Sysmon64' },
      })
    ),
    set(
      'the printer service ended unexpectedly',
      system({ code: 7034, data: { param1: 'Print Spooler', param2: '1' } })
    ),
    set('the service that looks for updates stops', ended('Windows Update')),
    excepted(
      ({ environment }) => ({ 'host.name': environment.host }),
      set('a machine in maintenance stops Winlogbeat', ended('winlogbeat'))
    ),
  ],
});
