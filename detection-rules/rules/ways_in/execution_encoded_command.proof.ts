import { powershellClassic, proof, set, sysmonStart } from '../../proof';

const POWERSHELL = 'C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe';

export default proof({
  hits: [
    set(
      'PowerShell with its shortest switch',
      sysmonStart({
        image: POWERSHELL,
        commandLine: 'powershell -nop -w hidden -e SQBFAFgAIAAoAGkAdwByACAAaAB0AHQAcAApAA==',
        originalFileName: 'PowerShell.EXE',
      })
    ),
    set(
      'with slashes and in mixed case, through another shell',
      sysmonStart({
        image: 'C:\\Windows\\System32\\cmd.exe',
        commandLine: 'cmd.exe /c PoWeRsHeLl /EnCoDedCom VwByAGkAdABlAC0ASABvAHMAdAAgADEAMgAzAA==',
        originalFileName: 'Cmd.Exe',
      })
    ),
    set(
      'Python unpacks what it was given',
      sysmonStart({
        image: 'C:\\Python310\\python.exe',
        commandLine:
          'python -c "import base64,zlib;exec(zlib.decompress(base64.b64decode(\'eJwrKMrMK9FQz0jNyclXBwAbhARO\')))"',
      })
    ),
    set(
      'a command decodes inside PowerShell, seen in its own log',
      powershellClassic({
        command: "[Text.Encoding]::UTF8.GetString([Convert]::FromBase64String('aGVsbG8gd29ybGQ='))",
      })
    ),
  ],
  misses: [
    set(
      'PowerShell with a policy for its scripts',
      sysmonStart({
        image: POWERSHELL,
        commandLine: 'powershell -ExecutionPolicy RemoteSigned -File I:\\ingress\\run.ps1',
        originalFileName: 'PowerShell.EXE',
      })
    ),
    set(
      'the encoding of a file is given',
      sysmonStart({
        image: 'C:\\Python310\\python.exe',
        commandLine: 'python I:\\ingress\\read.py --encoding utf-8 --in D:\\extract\\a.csv',
      })
    ),
    set(
      'a hash is compared',
      sysmonStart({
        image: 'C:\\Python310\\python.exe',
        commandLine:
          'python verify.py --sha256 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
      })
    ),
    set('an ordinary command', powershellClassic({ command: 'Get-ChildItem D:\\extract' })),
  ],
});
