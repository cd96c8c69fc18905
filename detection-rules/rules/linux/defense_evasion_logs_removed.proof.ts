import { auditbeatStart, linuxStart, proof, set } from '../../proof';

const root = 'system:root';

export default proof({
  plain: true,
  hits: [
    set(
      'the audit log is deleted',
      linuxStart({ executable: '/usr/bin/rm', user: root, commandLine: 'rm -f /var/log/audit/audit.log' })
    ),
    set(
      'the system log is emptied and keeps its name, seen by Auditbeat',
      auditbeatStart({
        executable: '/usr/bin/truncate',
        user: root,
        commandLine: 'truncate -s 0 /var/log/syslog',
      })
    ),
    set(
      'the journal is cut to a second',
      linuxStart({
        executable: '/usr/bin/journalctl',
        user: root,
        commandLine: 'journalctl --vacuum-time=1s',
      })
    ),
    set(
      'the log of logons is overwritten, seen by Auditbeat',
      auditbeatStart({ executable: '/usr/bin/cp', user: root, commandLine: 'cp /dev/null /var/log/auth.log' })
    ),
    set(
      'the register of the shipper is destroyed',
      linuxStart({
        executable: '/usr/bin/shred',
        user: root,
        commandLine: 'shred -u /var/lib/filebeat/registry/filebeat/log.json',
      })
    ),
  ],
  misses: [
    set(
      'a researcher deletes a log of their own',
      linuxStart({ executable: '/usr/bin/rm', commandLine: 'rm -f /home/analyst/fit/run.log' })
    ),
    set(
      'a table is emptied, seen by Auditbeat',
      auditbeatStart({ executable: '/usr/bin/truncate', commandLine: 'truncate -s 0 /home/analyst/out.csv' })
    ),
    set(
      'the journal is read',
      linuxStart({
        executable: '/usr/bin/journalctl',
        user: root,
        commandLine: 'journalctl -u sysmon --since today',
      })
    ),
    set(
      'a log is copied to be read, seen by Auditbeat',
      auditbeatStart({
        executable: '/usr/bin/cp',
        user: root,
        commandLine: 'cp /var/log/auth.log /root/auth.txt',
      })
    ),
    set(
      'old logs that were packed are removed by rotation',
      linuxStart({
        executable: '/usr/bin/rm',
        user: root,
        commandLine: 'rm -f /var/log/syslog.7.gz',
        parentExecutable: '/usr/sbin/logrotate',
        parentCommandLine: '/usr/sbin/logrotate /etc/logrotate.conf',
      })
    ),
  ],
});
