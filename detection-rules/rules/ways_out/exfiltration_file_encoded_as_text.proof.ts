import { auditedStart, proof, set, sysmonStart } from '../../proof';

const CERTUTIL = 'C:\\Windows\\System32\\certutil.exe';
const PYTHON = 'C:\\ProgramData\\Anaconda3\\python.exe';
const POWERSHELL = 'C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe';

export default proof({
  plain: true,
  hits: [
    set(
      'certutil turns a picture into base64',
      sysmonStart({
        image: CERTUTIL,
        originalFileName: 'CertUtil.exe',
        commandLine: 'certutil -encode E:\\work\\scan.png E:\\egress\\notes.txt',
      })
    ),
    set(
      'a renamed certutil, with a slash and capitals, into hex',
      sysmonStart({
        image: 'C:\\Users\\Public\\cu.exe',
        originalFileName: 'CertUtil.exe',
        commandLine: 'cu.exe  /ENCODEHEX model.pkl model.txt 12',
      })
    ),
    set(
      'PowerShell reads all bytes and writes text, seen by the Security log',
      auditedStart({
        image: POWERSHELL,
        commandLine:
          'powershell "[convert]::tobase64string([IO.File]::ReadAllBytes(\'E:\\data\\a.parquet\')) > a.txt"',
      })
    ),
    set(
      'Python encodes in one line',
      sysmonStart({
        image: PYTHON,
        originalFileName: 'python.exe',
        commandLine: "python -c \"import base64;print(base64.b85encode(open('a.bin','rb').read()))\"",
      })
    ),
    set(
      "base64 of a Git installation, into a file of the shell's",
      sysmonStart({
        image: 'C:\\Program Files\\Git\\usr\\bin\\base64.exe',
        originalFileName: '-',
        commandLine: 'base64 -w0 cohort.parquet',
      })
    ),
  ],
  misses: [
    set(
      'certutil makes a hash',
      sysmonStart({ image: CERTUTIL, commandLine: 'certutil -hashfile E:\\work\\results.csv SHA256' })
    ),
    set(
      'certutil decodes a certificate',
      sysmonStart({ image: CERTUTIL, commandLine: 'certutil -decode I:\\ingress\\ca.b64 E:\\work\\ca.cer' })
    ),
    set(
      'PowerShell reads a file, seen by the Security log',
      auditedStart({
        image: POWERSHELL,
        commandLine: 'powershell Get-Content E:\\work\\results.csv -TotalCount 5',
      })
    ),
    set(
      'Python prints its version of a module',
      sysmonStart({ image: PYTHON, commandLine: 'python -c "import pandas; print(pandas.__version__)"' })
    ),
    set(
      'base64 decodes',
      sysmonStart({
        image: 'C:\\Program Files\\Git\\usr\\bin\\base64.exe',
        originalFileName: '-',
        commandLine: 'base64 -d key.b64',
      })
    ),
  ],
});
