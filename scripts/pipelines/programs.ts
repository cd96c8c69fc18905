/**
 * What the pipelines know about programs, by the name of the file in small letters and without `.exe`.
 * One place for what `tre.process.*` and the labels are decided by.
 */

const all = <V>(value: V, names: string): Record<string, V> =>
  Object.fromEntries(names.split(/\s+/).map((name) => [name, value]));

/** Python is told by a pattern (versions, pythonw, py), all others by name. */
export const INTERPRETERS: Record<string, string> = {
  ...all('powershell', 'powershell pwsh pwsh-preview powershell_ise'),
  ...all('r', 'r rscript rterm rgui rsession rsession-utf8'),
  ...all('shell', 'bash sh dash zsh ksh fish'),
  ...all('julia', 'julia'),
  ...all('perl', 'perl wperl'),
  ...all('ruby', 'ruby rubyw'),
  ...all('node', 'node'),
  cmd: 'cmd',
  wscript: 'wscript',
  cscript: 'cscript',
  mshta: 'mshta',
};

/** Interpreters whose command lines run other programs: these are looked for in them. */
export const SHELLS = all(true, 'powershell cmd shell');

/** `tre.process.category`; the meanings are in common/labels.ts. */
export const CATEGORIES: Record<string, string> = {
  ...all(
    'browser',
    'chrome msedge firefox iexplore opera brave vivaldi chromium chromium-browser google-chrome'
  ),
  ...all('shell', 'cmd powershell pwsh pwsh-preview powershell_ise bash sh dash zsh ksh fish wsl'),
  ...all(
    'office',
    'winword excel powerpnt outlook onenote msaccess mspub visio winproj soffice swriter scalc'
  ),
  ...all(
    'lolbin',
    `rundll32 regsvr32 mshta certutil bitsadmin msbuild installutil regasm regsvcs wmic cmstp forfiles hh
     odbcconf msiexec msxsl pcalua presentationhost wusa mavinject control ieexec cdb csi dnx rcsi xwizard
     desktopimgdownldr esentutl extrac32 expand findstr finger certreq diskshadow scrcons`
  ),
  ...all('archiver', '7z 7za 7zr 7zz 7zg 7zfm rar unrar winrar tar bsdtar zip unzip gzip bzip2 xz zstd pigz'),
  ...all('archiver', 'makecab cabarc'),
  ...all(
    'transfer',
    `curl wget ftp sftp scp ssh rclone winscp putty pscp plink psftp filezilla mstsc teamviewer anydesk nc ncat
     netcat socat telnet aws azcopy gsutil gcloud rsync smbclient robocopy tftp git git-remote-https`
  ),
  ...all('interpreter', 'wscript cscript'),
  ...all(
    'administration',
    `net net1 sc schtasks at reg regedit wevtutil auditpol fltmc taskkill netsh bcdedit vssadmin logman sysmon
     sysmon64 sysmon64a diskpart takeown icacls dsquery nltest setx runas whoami quser useradd usermod userdel
     passwd systemctl service crontab auditctl sudo su tskill pskill pkill killall`
  ),
};

/** Programs and cmdlets whose arguments may clear logs, stop logging or pack files. */
export const TOOLS = all(
  true,
  `wevtutil auditpol fltmc logman sc net net1 taskkill tskill pskill pkill killall stop-service set-service
   suspend-service remove-service stop-process spsv spps systemctl service auditctl clear-eventlog
   remove-eventlog sysmon sysmon64 sysmon64a 7z 7za 7zr 7zz 7zg rar winrar tar bsdtar zip makecab cabarc gzip
   bzip2 xz zstd pigz compress-archive make_archive shutil.make_archive`
);

/** Words after which a tool is only searched for, explained or printed. `value=` is PowerShell's own log. */
export const MENTIONS = all(
  true,
  `findstr find grep select-string sls get-help help man get-command gcm where where.exe which echo write-host
   write-output type rem value= value`
);

/** Services and programs that log, or that carry logs away. */
export const LOGGING_SERVICES = all(
  true,
  `winlogbeat sysmon sysmon64 sysmon64a sysmondrv eventlog wecsvc filebeat auditbeat elastic-agent
   elasticendpoint elastic-endpoint auditd auditd.service rsyslog rsyslog.service systemd-journald
   sysmon.service auditbeat.service filebeat.service elastic-agent.service`
);

/**
 * Children that ordinary use of Python starts, with a part of the path that the real one has (none: anywhere).
 * Interpreters of Python themselves are expected too: virtual environments, the py launcher, multiprocessing.
 */
export const EXPECTED_CHILDREN: Record<string, string> = {
  // Windows gives one to every console program, and reports a crash from within the crashed one.
  conhost: '\\windows\\system32\\',
  openconsole: '',
  werfault: '\\windows\\sys',
  // Launchers that package managers and notebooks put beside Python; all of them start Python again.
  ...all(
    '',
    'pip pip3 conda mamba micromamba uv jupyter jupyter-lab jupyter-notebook jupyter-server jupyter-kernel'
  ),
  ...all('', 'jupyter-nbconvert ipython ipython3'),
  // Asked by numerical libraries what the machine can do; they change nothing and take no file.
  'nvidia-smi': '',
  ...all('/', 'uname lscpu ldconfig'),
};

/** What the platform module, IPython and terminals run through cmd /c; each only reads or clears the screen. */
export const SHELL_QUERIES = all(true, 'ver cls chcp');

/** Git is ordinary beside Python until it moves content. */
export const GIT_TRANSFERS = all(
  true,
  'push fetch pull clone remote bundle archive send-pack send-email daemon upload-pack ls-remote submodule'
);

/** Switches with which a browser may be given a local address; others (--headless, --proxy-server) change it. */
export const BROWSER_FLAGS = all(
  true,
  '-osint -url --single-argument -new-tab --new-tab -new-window --new-window --'
);

/** Calls that turn encoded text into code or bytes. */
export const DECODERS = [
  'b64decode',
  'b32decode',
  'b85decode',
  'a85decode',
  'b16decode',
  'decodebytes',
  'decodestring',
  "decode('base64')",
  'fromhex',
  'unhexlify',
  'zlib.decompress',
  'lzma.decompress',
  'bz2.decompress',
  'gzip.decompress',
  'marshal.loads',
  'codecs.decode',
];

/** Extensions of archives. Wheels, .npz and Office files are zip too, and are what people work with. */
export const ARCHIVES = all(true, 'zip 7z rar tar gz tgz bz2 tbz2 xz txz zst cab');

/** Beneath an interpreter's own folder, where package managers put scripts. */
export const INSTALLATION_FOLDERS = [
  '\\scripts\\',
  '\\bin\\',
  '\\lib\\',
  '\\tools\\',
  '\\share\\',
  '\\condabin\\',
  '\\library\\bin\\',
  '\\etc\\',
];

/** Where only an administrator can put a script. The drive is left out. */
export const SYSTEM_FOLDERS = [
  '\\program files\\',
  '\\program files (x86)\\',
  '\\windows\\',
  '\\usr\\bin\\',
  '\\usr\\lib\\',
  '\\usr\\local\\bin\\',
  '\\usr\\local\\lib\\',
  '\\usr\\share\\',
  '\\opt\\',
];
