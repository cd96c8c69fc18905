import type { ActivityLabel } from '../../../common';
import * as e from './label_events';
import type { LogEvent, Started } from './label_events';

const { CMD, POWERSHELL, PYTHON, SYSTEM32 } = e;
const BASH = '/usr/bin/bash';
export const SEVEN_ZIP = 'C:\\Program Files\\7-Zip\\7z.exe';
export const FIREFOX = 'C:\\Program Files\\Mozilla Firefox\\firefox.exe';
export const WORD = 'C:\\Program Files\\Microsoft Office\\root\\Office16\\WINWORD.EXE';
/** `Get-Date; Write-Host hello` in UTF-16LE. */
const BASE64 = Buffer.from('Get-Date; Write-Host hello', 'utf16le').toString('base64');

export const python = (line: string, rest: Partial<Started> = {}) =>
  e.started({ image: PYTHON, line, ...rest });
const shell = (line: string, rest: Partial<Started> = {}) =>
  e.started({ image: POWERSHELL, original: 'PowerShell.EXE', line, ...rest });
const command = (line: string, rest: Partial<Started> = {}) =>
  e.started({ image: CMD, original: 'Cmd.Exe', line, ...rest });
export const system = (name: string, line: string) => e.started({ image: SYSTEM32 + name, line });
export const child = (image: string, line?: string, parent = PYTHON) =>
  e.started({ image, parent, ...(line === undefined ? {} : { line }) });
const wrote = (path: string) => e.fileCreated('C:\\Windows\\explorer.exe', path);

/** By label: what must get it, and what looks like it and must not. */
export const TABLES: Record<ActivityLabel, { is: LogEvent[]; not: LogEvent[] }> = {
  python_execution: {
    is: [
      python('python'),
      e.started({ image: 'C:\\PYTHON312\\PYTHONW.EXE', line: 'PYTHONW.EXE app.pyw' }),
      e.started({ image: 'D:\\envs\\study\\python3.11.exe' }),
      e.started({ image: 'C:\\Windows\\py.exe', line: 'py -3 I:\\ingress\\a.py' }),
      e.started({ image: '/usr/bin/python3', line: 'python3 -m pip list', original: '-' }),
      e.started({ image: 'C:\\Users\\ada\\notepad.exe', original: 'python.exe' }),
      e.audited(PYTHON, 'python -V'),
    ],
    not: [
      e.started({ image: 'C:\\tools\\pythonista.exe' }),
      e.started({ image: FIREFOX, line: 'firefox.exe https://python.org/python.exe' }),
      e.started({ image: SYSTEM32 + 'notepad.exe', line: 'notepad.exe C:\\python.exe' }),
      e.fileCreated(PYTHON, 'C:\\Users\\ada\\a.txt'),
    ],
  },
  python_child: {
    is: [
      child(SYSTEM32 + 'conhost.exe'),
      child(FIREFOX, undefined, 'C:\\ANACONDA3\\PYTHONW.EXE'),
      child(PYTHON, 'python worker.py', 'C:\\Windows\\py.exe'),
      child('/usr/bin/ls', 'ls -l', '/opt/conda/bin/python3.11'),
      e.audited(CMD, 'cmd /c dir', PYTHON),
    ],
    not: [
      e.started({ image: FIREFOX }),
      python('python a.py', { parent: CMD }),
      child(CMD, 'cmd', 'C:\\python\\pythonista.exe'),
      child(CMD, 'cmd', 'C:\\python.exe\\code.exe'),
    ],
  },
  powershell_child: {
    is: [
      child(SYSTEM32 + 'whoami.exe', undefined, POWERSHELL),
      child(PYTHON, 'python a.py', 'C:\\Program Files\\PowerShell\\7\\PWSH.EXE'),
      e.audited(CMD, 'cmd', SYSTEM32 + 'WindowsPowerShell\\v1.0\\powershell_ise.exe'),
    ],
    not: [shell('powershell'), child(CMD, 'cmd', 'C:\\powershell\\code.exe')],
  },
  unexpected_child: {
    is: [
      child(FIREFOX, 'firefox https://paste.example/'),
      child(CMD, 'CMD.EXE /c dir'),
      child(POWERSHELL, 'powershell -NoProfile'),
      child(WORD, undefined, 'C:\\Anaconda3\\PYTHONW.EXE'),
      child('C:\\Temp\\conhost.exe', 'conhost.exe'),
      child(FIREFOX, 'firefox http://localhost:8888/ https://paste.example/'),
      child(FIREFOX, 'firefox http://localhost@paste.example/'),
      child('C:\\Program Files\\Git\\cmd\\git.exe', 'git push origin main'),
      child('C:\\Temp\\notepad.exe', 'notepad.exe'),
    ],
    not: [
      child(SYSTEM32 + 'conhost.exe', '\\??\\C:\\Windows\\system32\\conhost.exe 0xffffffff -ForceV1'),
      child(PYTHON, 'python -c "from multiprocessing.spawn import spawn_main"'),
      child(FIREFOX, `"${FIREFOX}" -osint -url "http://localhost:8888/lab?token=abc"`),
      child(FIREFOX, `"${FIREFOX}" http://127.0.0.1:8888/tree`),
      child(CMD, 'C:\\Windows\\system32\\cmd.exe /c "ver"'),
      child('C:\\Program Files\\Git\\cmd\\git.exe', 'git status'),
      child('C:\\Program Files\\Stata18\\StataMP-64.exe', 'StataMP-64.exe /e do a.do'),
      e.started({ image: FIREFOX, line: 'firefox https://paste.example/' }),
    ],
  },
  renamed_interpreter: {
    is: [
      e.started({ image: 'C:\\Users\\ada\\notepad.exe', original: 'python.exe' }),
      e.started({ image: 'C:\\Temp\\svc.exe', original: 'PowerShell.EXE' }),
      e.started({ image: 'C:\\Temp\\python.exe', original: 'Cmd.Exe' }),
    ],
    not: [
      e.started({ image: 'C:\\Windows\\py.exe', original: 'py.exe' }),
      e.started({ image: 'C:\\study\\.venv\\Scripts\\python.exe', original: 'py.exe' }),
      e.started({ image: 'C:\\Python312\\PYTHON3.12.EXE', original: 'python.exe' }),
      shell('powershell'),
      e.started({ image: SYSTEM32 + 'notepad.exe', original: 'NOTEPAD.EXE' }),
      e.started({ image: '/usr/bin/python3', original: '-' }),
    ],
  },
  encoded_command: {
    is: [
      shell(`powershell.exe -NoP -EncodedCommand ${BASE64}`),
      shell(`POWERSHELL -E ${BASE64}`),
      shell(`powershell /enc "${BASE64}"`),
      command(`cmd /c p^owershell -ec ${BASE64}`),
      shell('powershell -Command "[Convert]::FromBase64String($x)"'),
      python('python -c "import base64;exec(base64.b64decode(\'aGVsbG8=\'))"'),
      e.audited(POWERSHELL, `powershell -eNcO ${BASE64}`),
      e.shellLogged(400, `powershell -enc ${BASE64}`),
      e.shellLogged(600, `powershell -enc ${BASE64}`),
      e.shellLogged(800, 'powershell', '[System.Convert]::FromBase64String($a)'),
    ],
    not: [
      shell('powershell -ExecutionPolicy Bypass -File I:\\ingress\\a.ps1'),
      shell('powershell -ep RemoteSigned -Encoding utf8'),
      python('python I:\\ingress\\b64decode.py --file data.b64'),
      python(`python a.py --sha256 ${'0a1b2c3d'.repeat(8)}`),
      e.shellLogged(400, 'powershell -ExecutionPolicy RemoteSigned'),
      e.shellLogged(800, 'powershell', 'Get-ChildItem -Recurse'),
    ],
  },
  clipboard_change: {
    is: [e.copied(PYTHON), e.copied('C:\\WINDOWS\\SYSTEM32\\RDPCLIP.EXE')],
    not: [system('clip.exe', 'clip.exe'), wrote('C:\\Users\\ada\\clipboard.txt')],
  },
  log_tampering: {
    is: [
      e.securityLogCleared(),
      e.systemLogCleared(),
      e.auditPolicyChanged(),
      e.sysmonState('Stopped'),
      e.sysmonConfigured('C:\\Temp\\sysmon.xml'),
      system('wevtutil.exe', 'wevtutil cl Security'),
      system('WEVTUTIL.EXE', 'WEVTUTIL.EXE CLEAR-LOG System'),
      system('wevtutil.exe', 'wevtutil sl Security /e:false'),
      system('sc.exe', 'sc stop Sysmon64'),
      system('net.exe', 'NET STOP "Windows Event Log"'),
      system('fltMC.exe', 'fltmc unload SysmonDrv'),
      system('auditpol.exe', 'auditpol /set /category:* /success:disable'),
      command('cmd /c echo a & wevtutil cl Application'),
      shell('powershell -c "Stop-Service winlogbeat"'),
      shell(`powershell -c "'winlogbeat' | Stop-Service -Force"`),
      shell('powershell -c "Get-Service Sysmon64 | Where Status -eq Running | % { Stop-Service $_ }"'),
      e.started({ image: 'C:\\Temp\\a.exe', original: 'wevtutil.exe', line: 'a.exe cl Security' }),
      e.audited(SYSTEM32 + 'wevtutil.exe', 'wevtutil cl Security'),
      e.shellLogged(800, 'powershell', 'Clear-EventLog -LogName Application'),
    ],
    not: [
      system('wevtutil.exe', 'wevtutil qe Security /c:5'),
      system('sc.exe', 'sc query Sysmon64'),
      system('net.exe', 'net stop Spooler'),
      shell('powershell -c "Get-Service winlogbeat; Get-Service spooler | Stop-Service"'),
      shell('powershell -c "Get-Service winlogbeat || Stop-Service spooler"'),
      shell('powershell -c "Get-Service spooler | Stop-Service; Get-Service winlogbeat"'),
      system('auditpol.exe', 'auditpol /get /category:*'),
      system('notepad.exe', 'notepad "wevtutil cl Security.txt"'),
      command('cmd /c findstr wevtutil notes.txt'),
      e.sysmonState('Started'),
      e.shellLogged(800, 'powershell', 'Get-EventLog -LogName Application'),
      e.shellLogged(800, 'powershell', 'Get-Help Clear-EventLog'),
    ],
  },
  network_attempt: {
    is: [
      e.connected(PYTHON, '151.101.0.223'),
      e.connected(POWERSHELL.toUpperCase(), '2a04:4e42::223', '2001:db8::5'),
      e.connected('/usr/bin/python3', '10.0.0.99'),
      e.asked(PYTHON, 'pypi.org'),
      e.asked('C:\\Program Files\\R\\R-4.3.1\\bin\\x64\\Rscript.exe', 'CRAN.R-project.org'),
    ],
    not: [
      e.connected(PYTHON, '127.0.0.1', '127.0.0.1'),
      e.connected(PYTHON, '0:0:0:0:0:0:0:1', '0:0:0:0:0:0:0:1'),
      e.connected(PYTHON, '10.0.0.5', '10.0.0.99', 'false'),
      e.connected(FIREFOX, '151.101.0.223'),
      e.asked(PYTHON, 'localhost'),
      e.asked(PYTHON, 'RESEARCH-1'),
      e.asked(FIREFOX, 'pypi.org'),
    ],
  },
  archive_created: {
    is: [
      e.started({ image: SEVEN_ZIP, line: '7z a E:\\egress\\out.7z data' }),
      e.started({ image: 'C:\\WinRAR\\RAR.EXE', line: 'RAR.EXE A out.rar data' }),
      system('tar.exe', 'tar -czf out.tgz data'),
      command(`cmd /c "${SEVEN_ZIP}" a out.zip data`),
      shell('powershell Compress-Archive -Path data -DestinationPath out.zip'),
      e.started({ image: BASH, original: '-', line: 'bash -c "tar cf out.tar data && zip -r a.zip data"' }),
      python('python -m zipfile -c out.zip data'),
      e.fileCreated(PYTHON, 'C:\\Users\\ada\\OUT.ZIP'),
      e.fileCreated('/usr/bin/tar', '/home/ada/out.tar.gz'),
      e.shellLogged(800, 'powershell', 'Compress-Archive data out.zip'),
    ],
    not: [
      e.fileCreated(PYTHON, 'E:\\egress\\table.csv'),
      e.fileCreated(PYTHON, 'C:\\Users\\ada\\zip'),
      e.fileCreated(WORD, 'E:\\egress\\report.docx'),
      e.started({ image: SEVEN_ZIP, line: '7z x in.7z' }),
      system('tar.exe', 'tar -xzf in.tgz'),
      python('python -m zipfile -l in.zip'),
      shell('powershell Expand-Archive in.zip'),
      e.started({ image: SYSTEM32 + 'notepad.exe', line: 'notepad.exe compress-archive' }),
    ],
  },
  egress_file_written: {
    is: [
      e.fileCreated(PYTHON, 'E:\\egress\\table.csv'),
      wrote('e:/EGRESS/sub/a.txt'),
      wrote('\\\\filer\\heart\\out\\a.txt'),
      wrote('\\\\?\\E:\\egress\\a.txt'),
      wrote('E:\\tmp\\..\\egress\\a.txt'),
    ],
    not: [
      wrote('E:\\egress-old\\a.txt'),
      wrote('E:\\egress\\..\\a.txt'),
      wrote('D:\\E\\egress\\a.txt'),
      wrote('I:\\ingress\\a.py'),
      python('python E:\\egress\\a.py'),
    ],
  },
  ingress_file_written: {
    is: [
      e.fileCreated(PYTHON, 'I:\\ingress\\a.py'),
      wrote('i:/INGRESS/lib/b.py'),
      wrote('\\\\.\\I:\\ingress\\c.py'),
    ],
    not: [
      wrote('I:\\ingress2\\a.py'),
      wrote('E:\\egress\\ingress\\a.py'),
      wrote('C:\\I\\ingress\\a.py'),
      python('python I:\\ingress\\a.py'),
    ],
  },
  script_outside_ingress: {
    is: [
      python('python C:\\Users\\ada\\a.py'),
      python('python a.py', { folder: 'D:\\work\\' }),
      python('PYTHON.EXE -u "C:\\My code\\A.PY" --x'),
      python('python I:\\ingress\\..\\a.py'),
      python('python I:\\ingress-old\\a.py'),
      shell('powershell -ExecutionPolicy Bypass -File C:\\Temp\\a.ps1'),
      e.started({ image: 'C:\\R\\bin\\Rscript.exe', line: 'Rscript --vanilla D:\\a.R' }),
      command('cmd /c C:\\Temp\\a.bat'),
      e.started({ image: 'C:\\Temp\\x.exe', original: 'python.exe', line: 'x.exe C:\\Temp\\a.py' }),
      e.started({ image: SYSTEM32 + 'wscript.exe', line: 'wscript //B C:\\Temp\\a.vbs' }),
      e.audited(PYTHON, 'python C:\\Users\\ada\\a.py'),
    ],
    not: [
      python('python I:\\ingress\\a.py'),
      python('python "i:/INGRESS/sub dir/a.py" C:\\data.csv'),
      python('python a.py', { folder: 'I:\\ingress\\' }),
      python('python -m pip list'),
      python('python -c "print(1)"'),
      python('python'),
      python(`python ${PYTHON.replace('python.exe', 'Scripts\\jupyter-script.py')} lab`),
      e.started({ image: SYSTEM32 + 'notepad.exe', line: 'notepad.exe C:\\Users\\ada\\a.py' }),
    ],
  },
};
