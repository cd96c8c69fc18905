import { linuxFile, proof, set } from '../../proof';

export default proof({
  hits: [
    set(
      'a shell writes a file to the share',
      linuxFile({ executable: '/usr/bin/bash', path: '/mnt/egress/notes.txt' })
    ),
    set(
      'a downloader writes a table',
      linuxFile({ executable: '/usr/bin/curl', path: '/mnt/egress/out/counts.csv' })
    ),
    set(
      'a program in a temporary folder writes a picture',
      linuxFile({ executable: '/tmp/.x/svc', path: '/mnt/egress/figures/km.png' })
    ),
  ],
  misses: [
    set(
      'an analysis writes a table',
      linuxFile({ executable: '/opt/conda/bin/python3.11', path: '/mnt/egress/out/counts.csv' })
    ),
    set('a figure is copied', linuxFile({ executable: '/usr/bin/cp', path: '/mnt/egress/figures/km.png' })),
    set(
      'a shell writes to a folder of work',
      linuxFile({ executable: '/usr/bin/bash', path: '/home/analyst/egress/notes.txt' })
    ),
  ],
});
