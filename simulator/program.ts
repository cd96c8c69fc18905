import { createHash } from 'node:crypto';

/** An executable on disk, with what its version resource says. */
export interface Program {
  image: string;
  /** The file name that the program was built under. */
  original: string;
  description: string;
  product: string;
  company: string;
  version: string;
  /** In the form of Sysmon's field `Hashes`. */
  hashes: string;
}

interface Vendor {
  product: string;
  company: string;
  version: string;
}

const MICROSOFT: Vendor = {
  product: 'Microsoft® Windows® Operating System',
  company: 'Microsoft Corporation',
  version: '10.0.19041.1 (WinBuild.160101.0800)',
};
const OFFICE: Vendor = {
  product: 'Microsoft Office',
  company: 'Microsoft Corporation',
  version: '16.0.15225.20204',
};
const PYTHON: Vendor = { product: 'Python', company: 'Python Software Foundation', version: '3.10.5' };
const MOZILLA: Vendor = { product: 'Firefox', company: 'Mozilla Corporation', version: '102.0.1' };
const EDGE: Vendor = {
  product: 'Microsoft Edge',
  company: 'Microsoft Corporation',
  version: '103.0.1264.49',
};
const POSIT: Vendor = { product: 'RStudio', company: 'RStudio, PBC', version: '2022.07.0-548' };
const R: Vendor = { product: 'R for Windows', company: 'R Core Team', version: '4.2.1' };
const SEVEN_ZIP: Vendor = { product: '7-Zip', company: 'Igor Pavlov', version: '22.00' };
const SYSINTERNALS: Vendor = {
  product: 'Sysinternals Sysmon',
  company: 'Sysinternals - www.sysinternals.com',
  version: '13.22',
};

const digest = (algorithm: 'sha256' | 'md5', content: string) =>
  createHash(algorithm).update(content).digest('hex').toUpperCase();

/** Hashes of what is no program, in the form of Sysmon's field `Hashes`: there is no hash of imports. */
export const contentHashes = (content: string) =>
  `SHA256=${digest('sha256', content)},IMPHASH=${'0'.repeat(32)}`;

/** The hashes of a program stand for its bytes: here the name that it was built under. */
const programHashes = (name: string) => `SHA256=${digest('sha256', name)},IMPHASH=${digest('md5', name)}`;

function program(image: string, description: string, vendor: Vendor, original?: string): Program {
  const name = original ?? image.slice(image.lastIndexOf('\\') + 1);
  return {
    image,
    original: name,
    description,
    ...vendor,
    hashes: programHashes(`${vendor.product} ${name}`),
  };
}

const SYSTEM32 = 'C:\\Windows\\System32';
const system = (name: string, description: string, original?: string) =>
  program(`${SYSTEM32}\\${name}`, description, MICROSOFT, original);

export const PROGRAMS = {
  wininit: system('wininit.exe', 'Windows Start-Up Application', 'WinInit.exe'),
  services: system('services.exe', 'Services and Controller app'),
  winlogon: system('winlogon.exe', 'Windows Logon Application', 'WINLOGON.EXE'),
  userinit: system('userinit.exe', 'Userinit Logon Application', 'USERINIT.EXE'),
  svchost: system('svchost.exe', 'Host Process for Windows Services'),
  taskhost: system('taskhostw.exe', 'Host Process for Windows Tasks'),
  runtimeBroker: system('RuntimeBroker.exe', 'Runtime Broker'),
  backgroundTask: system('backgroundTaskHost.exe', 'Background Task Host'),
  dllhost: system('dllhost.exe', 'COM Surrogate'),
  searchProtocol: system('SearchProtocolHost.exe', 'Microsoft Windows Search Protocol Host'),
  wmiPrvSe: program('C:\\Windows\\System32\\wbem\\WmiPrvSE.exe', 'WMI Provider Host', MICROSOFT),
  rdpclip: system('rdpclip.exe', 'RDP Clipboard Monitor'),
  conhost: system('conhost.exe', 'Console Window Host', 'CONHOST.EXE'),
  cmd: system('cmd.exe', 'Windows Command Processor', 'Cmd.Exe'),
  whoami: system('whoami.exe', 'whoami - displays logged on user information'),
  curl: program(`${SYSTEM32}\\curl.exe`, 'The curl executable', {
    ...MICROSOFT,
    product: 'The curl executable',
    company: 'curl, https://curl.se/',
    version: '7.83.1',
  }),
  wevtutil: system('wevtutil.exe', 'Eventing Command Line Utility'),
  auditpol: system('auditpol.exe', 'Audit Policy Program', 'AUDITPOL.EXE'),
  notepad: system('notepad.exe', 'Notepad', 'NOTEPAD.EXE'),
  printing: program('C:\\Windows\\splwow64.exe', 'Print driver host for applications', MICROSOFT),
  explorer: program('C:\\Windows\\explorer.exe', 'Windows Explorer', MICROSOFT, 'EXPLORER.EXE'),
  powershell: program(
    `${SYSTEM32}\\WindowsPowerShell\\v1.0\\powershell.exe`,
    'Windows PowerShell',
    MICROSOFT,
    'PowerShell.EXE'
  ),
  defender: program(
    'C:\\ProgramData\\Microsoft\\Windows Defender\\Platform\\4.18.2205.7-0\\MsMpEng.exe',
    'Antimalware Service Executable',
    MICROSOFT
  ),
  defenderTask: program(
    'C:\\ProgramData\\Microsoft\\Windows Defender\\Platform\\4.18.2205.7-0\\MpCmdRun.exe',
    'Microsoft Malware Protection Command Line Utility',
    MICROSOFT
  ),
  sysmon: program('C:\\Windows\\Sysmon64.exe', 'System activity monitor', SYSINTERNALS, '-'),
  excel: program(
    'C:\\Program Files\\Microsoft Office\\root\\Office16\\EXCEL.EXE',
    'Microsoft Excel',
    OFFICE,
    'Excel.exe'
  ),
  word: program(
    'C:\\Program Files\\Microsoft Office\\root\\Office16\\WINWORD.EXE',
    'Microsoft Word',
    OFFICE,
    'WinWord.exe'
  ),
  python: program('C:\\Python310\\python.exe', 'Python', PYTHON),
  /** The small program in a virtual environment that starts the interpreter proper. */
  pythonVenv: program('C:\\venvs\\analysis\\Scripts\\python.exe', 'Python', PYTHON),
  jupyter: program(
    'C:\\venvs\\analysis\\Scripts\\jupyter-lab.exe',
    '-',
    { product: '-', company: '-', version: '-' },
    '-'
  ),
  edge: program('C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe', 'Microsoft Edge', EDGE),
  firefox: program('C:\\Program Files\\Mozilla Firefox\\firefox.exe', 'Firefox', MOZILLA),
  rstudio: program('C:\\Program Files\\RStudio\\bin\\rstudio.exe', 'RStudio', POSIT),
  rsession: program('C:\\Program Files\\RStudio\\bin\\rsession-utf8.exe', 'RStudio R Session', POSIT),
  rscript: program('C:\\Program Files\\R\\R-4.2.1\\bin\\Rscript.exe', 'R for Windows front-end', R),
  rterm: program('C:\\Program Files\\R\\R-4.2.1\\bin\\x64\\Rterm.exe', 'R for Windows terminal front-end', R),
  sevenZip: program('C:\\Program Files\\7-Zip\\7z.exe', '7-Zip Console', SEVEN_ZIP),
} as const;

/** The same bytes under another name: only the image's path changes. */
export const renamed = (original: Program, image: string): Program => ({ ...original, image });
