import { after, proof, set, sysmonNetwork } from '../../proof';

const HOURS = 3_600;
const smb = (destinationIp: string, destinationPort = 445) =>
  sysmonNetwork({ image: 'System', user: 'NT AUTHORITY\\SYSTEM', destinationIp, destinationPort });

export default proof({
  plain: true,
  hits: [
    set("another project's file server", smb('10.20.9.4')),
    set('a known server, and then a new one', smb('10.20.0.4'), after(30 * HOURS, smb('10.20.7.99'))),
    set(
      'the old port of a machine that runs a share of its own',
      sysmonNetwork({
        image: 'C:\\Users\\Public\\smb.exe',
        destinationIp: '10.20.7.31',
        destinationPort: 139,
      })
    ),
  ],
  misses: [
    set('the same server as two days before', smb('10.20.0.4'), after(48 * HOURS, smb('10.20.0.4'))),
    set(
      'the same server as an hour after the last restart',
      smb('10.20.0.5'),
      after(HOURS, smb('10.20.0.5'))
    ),
    set(
      'a new web server',
      sysmonNetwork({
        image: 'C:\\Windows\\System32\\svchost.exe',
        destinationIp: '10.20.9.4',
        destinationPort: 443,
      })
    ),
  ],
});
