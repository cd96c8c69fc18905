import { auditbeatStart, linuxStart, proof, set } from '../../proof';

const root = 'system:root';

export default proof({
  plain: true,
  hits: [
    set(
      'the clock is put back by date',
      linuxStart({ executable: '/usr/bin/date', user: root, commandLine: 'date -s 2020-01-01' })
    ),
    set(
      'the old form of date with digits, seen by Auditbeat',
      auditbeatStart({ executable: '/usr/bin/date', user: root, commandLine: 'date 010112002020' })
    ),
    set(
      'the clock is no longer kept right',
      linuxStart({ executable: '/usr/bin/timedatectl', user: root, commandLine: 'timedatectl set-ntp false' })
    ),
    set(
      'the time service is masked, seen by Auditbeat',
      auditbeatStart({
        executable: '/usr/bin/systemctl',
        user: root,
        commandLine: 'systemctl mask --now chrony.service',
      })
    ),
  ],
  misses: [
    set(
      'a script prints yesterday',
      linuxStart({ executable: '/usr/bin/date', commandLine: 'date -d 20261122 +%F' })
    ),
    set(
      'the date is printed for a file name, seen by Auditbeat',
      auditbeatStart({ executable: '/usr/bin/date', commandLine: 'date +%Y%m%d' })
    ),
    set(
      'the state of the clock is read',
      linuxStart({ executable: '/usr/bin/timedatectl', commandLine: 'timedatectl show' })
    ),
    set(
      'the time service is started again, seen by Auditbeat',
      auditbeatStart({
        executable: '/usr/bin/systemctl',
        user: root,
        commandLine: 'systemctl restart chrony.service',
      })
    ),
  ],
});
