import {
  after,
  excepted,
  linuxStart,
  linuxSysmonConfigured,
  linuxSysmonState,
  proof,
  set,
} from '../../proof';

const root = 'system:root';

export default proof({
  plain: true,
  hits: [
    set('Sysmon stops and nothing follows', linuxSysmonState('Stopped')),
    set(
      'it is killed and started again with another configuration',
      linuxStart({ executable: '/usr/bin/kill', user: root, commandLine: 'kill -TERM 812' }),
      after(1, linuxSysmonState('Stopped')),
      after(30, linuxSysmonState('Started'))
    ),
    set('another configuration is loaded', linuxSysmonConfigured('/tmp/quiet.xml')),
  ],
  misses: [
    set('Sysmon starts with the machine', linuxSysmonState('Started')),
    set(
      'Sysmon starts, and the service manager asks for its state',
      linuxSysmonState('Started'),
      after(
        5,
        linuxStart({ executable: '/usr/bin/systemctl', user: root, commandLine: 'systemctl status sysmon' })
      )
    ),
    excepted(
      ({ environment }) => ({ 'host.name': environment.host }),
      set("the operators' roll-out in an update window", linuxSysmonConfigured('/opt/sysmon/tre.xml'))
    ),
  ],
});
