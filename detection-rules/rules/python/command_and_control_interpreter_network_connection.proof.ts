import { excepted, proof, set, sysmonNetwork } from '../../proof';

const PYTHON = 'C:\\Python310\\python.exe';

export default proof({
  plain: true,
  hits: [
    set(
      'a script posts to an address on the internet',
      sysmonNetwork({
        image: PYTHON,
        destinationIp: '203.0.113.10',
        destinationPort: 443,
        destinationHostname: 'files.example.org',
      })
    ),
    set(
      'a windowless Python over IPv6',
      sysmonNetwork({
        image: 'C:\\Users\\ada\\Miniconda3\\PYTHONW.EXE',
        sourceIp: '2001:db8::7',
        destinationIp: '2001:db8::42',
        destinationPort: 8_080,
      })
    ),
    set(
      'a neighbouring machine of another project',
      sysmonNetwork({
        image: 'C:\\venvs\\analysis\\Scripts\\python3.12.exe',
        destinationIp: '10.20.9.10',
        destinationPort: 445,
      })
    ),
    set(
      'R fetches something',
      sysmonNetwork({
        image: 'C:\\Program Files\\R\\R-4.2.1\\bin\\Rscript.exe',
        destinationIp: '198.51.100.7',
        destinationPort: 80,
      })
    ),
  ],
  misses: [
    set(
      'the kernel of a notebook talks to its server',
      sysmonNetwork({
        image: PYTHON,
        sourceIp: '127.0.0.1',
        destinationIp: '127.0.0.1',
        destinationPort: 51_002,
      })
    ),
    set(
      'the same over IPv6',
      sysmonNetwork({ image: PYTHON, sourceIp: '::1', destinationIp: '::1', destinationPort: 51_003 })
    ),
    set(
      'Windows asks for updates',
      sysmonNetwork({
        image: 'C:\\Windows\\System32\\svchost.exe',
        destinationIp: '203.0.113.50',
        destinationPort: 443,
      })
    ),
    excepted(
      () => ({ 'destination.ip': '10.1.0.20' }),
      set(
        'pip installs from the mirror of the TRE',
        sysmonNetwork({ image: PYTHON, destinationIp: '10.1.0.20', destinationPort: 3_141 })
      )
    ),
  ],
});
