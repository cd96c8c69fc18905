import { auditbeatStart, excepted, linuxStart, proof, set } from '../../proof';

const root = 'system:root';

export default proof({
  plain: true,
  hits: [
    set(
      'Sysmon is stopped',
      linuxStart({
        executable: '/usr/bin/systemctl',
        user: root,
        commandLine: 'systemctl stop sysmon.service',
      })
    ),
    set(
      'the audit daemon is stopped in the old way, seen by Auditbeat',
      auditbeatStart({ executable: '/usr/sbin/service', user: root, commandLine: 'service auditd stop' })
    ),
    set(
      'the shipper is killed by name',
      linuxStart({ executable: '/usr/bin/pkill', user: root, commandLine: 'pkill -9 -f auditbeat' })
    ),
    set(
      'auditing is switched off in the kernel, seen by Auditbeat',
      auditbeatStart({ executable: '/usr/sbin/auditctl', user: root, commandLine: 'auditctl -e 0' })
    ),
    set(
      'the package is removed',
      linuxStart({
        executable: '/usr/bin/apt-get',
        user: root,
        commandLine: 'apt-get -y purge sysmonforlinux',
      })
    ),
  ],
  misses: [
    set(
      'the state of Sysmon is read',
      linuxStart({ executable: '/usr/bin/systemctl', commandLine: 'systemctl status sysmon.service' })
    ),
    set(
      'the web server is stopped, seen by Auditbeat',
      auditbeatStart({ executable: '/usr/sbin/service', user: root, commandLine: 'service nginx stop' })
    ),
    set(
      'an analysis that hangs is ended',
      linuxStart({ executable: '/usr/bin/pkill', commandLine: 'pkill -9 -f fit.py' })
    ),
    set(
      'the audit rules are listed, seen by Auditbeat',
      auditbeatStart({ executable: '/usr/sbin/auditctl', user: root, commandLine: 'auditctl -l' })
    ),
    set(
      'the package is installed',
      linuxStart({
        executable: '/usr/bin/apt-get',
        user: root,
        commandLine: 'apt-get -y install sysmonforlinux',
      })
    ),
    excepted(
      ({ person }) => ({ 'user.name': person('deploy') }),
      set(
        'the operators update the shipper',
        linuxStart({
          executable: '/usr/bin/systemctl',
          user: 'deploy',
          commandLine: 'systemctl stop filebeat',
        })
      )
    ),
  ],
});
