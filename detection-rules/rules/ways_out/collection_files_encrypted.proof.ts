import { auditedStart, proof, set, sysmonStart } from '../../proof';

const SEVEN_ZIP = 'C:\\Program Files\\7-Zip\\7z.exe';

export default proof({
  plain: true,
  hits: [
    set(
      '7-Zip with a password and encrypted names',
      sysmonStart({ image: SEVEN_ZIP, commandLine: '7z a -pS3cret -mhe=on E:\\work\\out.7z E:\\data' })
    ),
    set(
      'a renamed RAR with its stronger switch, in capitals',
      sysmonStart({
        image: 'C:\\Users\\Public\\upd.exe',
        originalFileName: 'rar.exe',
        commandLine: 'upd.exe A -HPs3cret -ep1 x.bin E:\\data\\',
      })
    ),
    set(
      'gpg with a password only, seen by the Security log',
      auditedStart({
        image: 'C:\\Program Files (x86)\\GnuPG\\bin\\gpg.exe',
        commandLine:
          '"C:\\Program Files (x86)\\GnuPG\\bin\\gpg.exe" --batch --passphrase x -c E:\\work\\cohort.csv',
      })
    ),
    set(
      'openssl of a Git installation',
      sysmonStart({
        image: 'C:\\Program Files\\Git\\usr\\bin\\openssl.exe',
        originalFileName: '-',
        commandLine: 'openssl enc -aes-256-cbc -pbkdf2 -in cohort.csv -out figure1.png -k x',
      })
    ),
    set(
      'a container is made to copy files into',
      sysmonStart({
        image: 'C:\\Program Files\\VeraCrypt\\VeraCrypt Format.exe',
        originalFileName: 'VeraCrypt Format.exe',
        commandLine:
          '"C:\\Program Files\\VeraCrypt\\VeraCrypt Format.exe" /create E:\\work\\v.hc /size 200M /password x',
      })
    ),
    set(
      'PowerShell encrypts to a certificate',
      sysmonStart({
        image: 'C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe',
        commandLine: 'powershell -c "protect-cmsmessage -To cert.cer -Path cohort.csv -OutFile notes.txt"',
      })
    ),
  ],
  misses: [
    set(
      '7-Zip packs without a password, solid',
      sysmonStart({ image: SEVEN_ZIP, commandLine: '7z a -ms=on -sdel E:\\work\\out.7z E:\\work\\plots' })
    ),
    set(
      'RAR unpacks what came with a password',
      sysmonStart({
        image: 'C:\\Program Files\\WinRAR\\Rar.exe',
        originalFileName: 'rar.exe',
        commandLine: 'rar x -pAgreed I:\\ingress\\reference.rar E:\\work\\',
      })
    ),
    set(
      'conda verifies a signature, seen by the Security log',
      auditedStart({
        image: 'C:\\ProgramData\\Anaconda3\\Library\\bin\\gpg.exe',
        commandLine: 'gpg --verify repodata.json.sig repodata.json',
      })
    ),
    set(
      'openssl decrypts',
      sysmonStart({
        image: 'C:\\Program Files\\Git\\usr\\bin\\openssl.exe',
        commandLine: 'openssl enc -d -aes-256-cbc -pbkdf2 -in reference.enc -out reference.csv',
      })
    ),
    set('VeraCrypt shows its window', sysmonStart({ image: 'C:\\Program Files\\VeraCrypt\\VeraCrypt.exe' })),
    set(
      'PowerShell makes a hash',
      sysmonStart({
        image: 'C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe',
        commandLine: 'powershell -c "Get-FileHash cohort.csv"',
      })
    ),
  ],
});
