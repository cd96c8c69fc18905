import { auditedStart, proof, set, sysmonStart } from '../../proof';

const NET = 'C:\\Windows\\System32\\net.exe';
const POWERSHELL = 'C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe';

export default proof({
  plain: true,
  hits: [
    set(
      'a web folder becomes a drive',
      sysmonStart({
        image: NET,
        commandLine: 'net use Z: https://files.example.org/remote.php/dav /user:ada x',
      })
    ),
    set(
      'a share is mapped by address, in capitals, seen by the Security log',
      auditedStart({ image: NET, commandLine: '"C:\\WINDOWS\\system32\\net.exe" USE * \\\\10.20.7.99\\c$' })
    ),
    set(
      "the Explorer opens a web folder, by Windows' own library",
      sysmonStart({
        image: 'C:\\Windows\\System32\\rundll32.exe',
        originalFileName: 'RUNDLL32.EXE',
        commandLine:
          'rundll32.exe C:\\windows\\system32\\davclnt.dll,DavSetCookie files.example.org@SSL https://files.example.org/d',
      })
    ),
    set(
      'PowerShell maps a share',
      sysmonStart({
        image: POWERSHELL,
        commandLine: 'powershell new-smbmapping -LocalPath Q: -RemotePath \\\\nas7\\in',
      })
    ),
    set(
      'a folder of the machine is shared to all',
      sysmonStart({ image: NET, commandLine: 'net share d=E:\\data /grant:everyone,full' })
    ),
  ],
  misses: [
    set(
      "the project's own share is mapped by name",
      sysmonStart({ image: NET, commandLine: 'net use E: \\\\fs01\\egress' })
    ),
    set(
      'the drives are listed, seen by the Security log',
      auditedStart({ image: NET, commandLine: 'net use' })
    ),
    set(
      'the control panel opens',
      sysmonStart({
        image: 'C:\\Windows\\System32\\rundll32.exe',
        commandLine: 'rundll32.exe shell32.dll,Control_RunDLL mmsys.cpl',
      })
    ),
    set(
      'PowerShell lists the drives',
      sysmonStart({ image: POWERSHELL, commandLine: 'powershell Get-SmbMapping; Get-PSDrive' })
    ),
    set('the shared folders are listed', sysmonStart({ image: NET, commandLine: 'net share' })),
  ],
});
