import { createHash } from 'node:crypto';
import { every, proof, set, sysmonDns } from '../../proof';

const PYTHON = 'C:\\ProgramData\\Anaconda3\\python.exe';

/** A piece of data as hexadecimal digits. */
const piece = (index: number, length: number) =>
  createHash('sha512').update(`row ${index}`).digest('hex').slice(0, length);

const asked = (count: number, seconds: number, image: string, name: (index: number) => string) =>
  every(seconds, count, (index) => sysmonDns({ image, process: 'one', name: name(index) }));

export default proof({
  plain: true,
  hits: [
    set(
      'a script sends rows as hexadecimal names',
      asked(30, 0.5, PYTHON, (index) => `${piece(index, 60)}.${index}.d.example.net`)
    ),
    set(
      'nslookup in a loop of one shell, in capitals, several pieces a name',
      asked(10, 6, 'C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe', (index) =>
        `${piece(index, 30)}.${piece(index + 99, 30)}.T.EXAMPLE.ORG`.toUpperCase()
      )
    ),
    set(
      'a program of its own, slowly',
      asked(9, 30, 'C:\\Users\\Public\\svc.exe', (index) => `x-${piece(index, 56)}.q.example.com`)
    ),
  ],
  misses: [
    set(
      'a notebook server resolves names of the TRE',
      asked(30, 0.5, PYTHON, (index) => `node${index}.cluster.tre.example`)
    ),
    set(
      'Windows asks for a few long names of a content network',
      asked(
        4,
        6,
        'C:\\Windows\\System32\\svchost.exe',
        (index) => `${piece(index, 32)}.very-long-name-of-a-content-network.example.net`
      )
    ),
    set(
      'nine long names, each by a process of its own',
      every(5, 9, (index) =>
        sysmonDns({
          image: 'C:\\Program Files\\Antivirus\\scan.exe',
          process: `scan ${index}`,
          name: `${piece(index, 56)}.reputation.example.com`,
        })
      )
    ),
  ],
});
