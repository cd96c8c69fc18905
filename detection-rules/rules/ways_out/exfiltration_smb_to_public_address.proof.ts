import { proof, set, sysmonNetwork } from '../../proof';

export default proof({
  plain: true,
  hits: [
    set(
      'the system opens a share on the internet',
      sysmonNetwork({
        image: 'System',
        user: 'NT AUTHORITY\\SYSTEM',
        destinationIp: '203.0.113.9',
        destinationPort: 445,
      })
    ),
    set(
      'the old port, by a program of its own',
      sysmonNetwork({
        image: 'C:\\Users\\Public\\smb.exe',
        destinationIp: '198.51.100.77',
        destinationPort: 139,
      })
    ),
    set(
      'over IPv6, from Python',
      sysmonNetwork({
        image: 'C:\\ProgramData\\Anaconda3\\python.exe',
        destinationIp: '2001:db8:51::9',
        destinationPort: 445,
      })
    ),
  ],
  misses: [
    set(
      "the project's file server",
      sysmonNetwork({
        image: 'System',
        user: 'NT AUTHORITY\\SYSTEM',
        destinationIp: '10.20.0.4',
        destinationPort: 445,
      })
    ),
    set(
      'a printer in another private network, by the old port',
      sysmonNetwork({ image: 'System', destinationIp: '172.20.1.9', destinationPort: 139 })
    ),
    set(
      'a machine on the link, over IPv6',
      sysmonNetwork({ image: 'System', destinationIp: 'fe80::1c2d:3', destinationPort: 445 })
    ),
    set(
      'a public address, by another protocol',
      sysmonNetwork({
        image: 'C:\\Windows\\System32\\svchost.exe',
        destinationIp: '203.0.113.9',
        destinationPort: 443,
      })
    ),
  ],
});
