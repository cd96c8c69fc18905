import { after, audit, linuxStart, proof, set, sysmonNetwork, sysmonStart } from '../../proof';

const PYTHON = 'C:\\ProgramData\\Anaconda3\\python.exe';
const submitted = audit({ action: 'submit', by: 'scanner-egress', to: 'submitted' });

export default proof({
  hits: [
    set(
      'Python starts a browser, and two hours later results are to leave',
      sysmonStart({
        image: 'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
        commandLine: '"C:\\Program Files\\Mozilla Firefox\\firefox.exe" https://share.example/upload',
        parentImage: PYTHON,
      }),
      after(7_200, submitted)
    ),
    set(
      'files are packed with a password on Linux, and the request follows',
      linuxStart({ executable: '/usr/bin/7z', commandLine: '7z a -pSecret /home/analyst/out.7z /mnt/data' }),
      after(300, submitted)
    ),
    set(
      'an interpreter tried to reach the internet, and the request is handed in again',
      sysmonNetwork({ image: PYTHON, destinationIp: '203.0.113.7', destinationPort: 443 }),
      after(
        3_000,
        audit({ action: 'resubmit', by: 'scanner-egress', from: 'returned', to: 'submitted', sequence: 7 })
      )
    ),
  ],
  misses: [
    set(
      'Jupyter opens the default browser on its own page, and the request follows',
      sysmonStart({
        image: 'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
        commandLine:
          '"C:\\Program Files\\Mozilla Firefox\\firefox.exe" -osint -url http://localhost:8888/tree?token=1a2b',
        parentImage: PYTHON,
        parentCommandLine: 'python.exe -m notebook',
      }),
      after(7_200, submitted)
    ),
    set(
      'files are packed on Linux, and code is pushed into the project',
      linuxStart({ executable: '/usr/bin/7z', commandLine: '7z a /home/analyst/out.7z /mnt/data' }),
      after(300, audit({ action: 'submit', by: 'scanner-ingress', to: 'submitted', direction: 'ingress' }))
    ),
    set(
      'the attempt was in another project',
      sysmonNetwork({ image: PYTHON, destinationIp: '203.0.113.7', destinationPort: 443 }),
      after(3_000, audit({ action: 'submit', by: 'scanner-egress', to: 'submitted', project: 'other' }))
    ),
    set(
      'the flagged execution was in the morning, the request is of the evening',
      sysmonNetwork({ image: PYTHON, destinationIp: '203.0.113.7', destinationPort: 443 }),
      after(16_000, submitted)
    ),
  ],
});
