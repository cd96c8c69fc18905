import { auditedStart, proof, set, sysmonStart } from '../../proof';

const ROBOCOPY = 'C:\\Windows\\System32\\Robocopy.exe';
const XCOPY = 'C:\\Windows\\System32\\xcopy.exe';
const POWERSHELL = 'C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe';

export default proof({
  plain: true,
  hits: [
    set(
      'robocopy mirrors the dataset to a share',
      sysmonStart({
        image: ROBOCOPY,
        originalFileName: 'robocopy.exe',
        commandLine: 'robocopy E:\\data \\\\fs01\\egress\\heart /MIR /MT:16',
      })
    ),
    set(
      'a renamed robocopy, with paths in quotes and a full path',
      sysmonStart({
        image: 'C:\\Users\\Public\\rc.exe',
        originalFileName: 'robocopy.exe',
        commandLine: '"C:\\Users\\Public\\rc.exe" "E:\\my data" "\\\\10.20.7.99\\Drop Box\\x" /e',
      })
    ),
    set(
      'xcopy with switches in front, seen by the Security log',
      auditedStart({ image: XCOPY, commandLine: 'XCOPY /S /E /Y E:\\data \\\\FS01\\scratch$\\d' })
    ),
    set(
      'PowerShell copies a folder with its subfolders',
      sysmonStart({
        image: POWERSHELL,
        commandLine: 'powershell copy-item E:\\data -dest "\\\\fs01\\egress\\d" -recurse',
      })
    ),
  ],
  misses: [
    set(
      'robocopy fetches code from the ingress share',
      sysmonStart({ image: ROBOCOPY, commandLine: 'robocopy \\\\fs01\\ingress\\heart E:\\work /MIR' })
    ),
    set(
      'robocopy copies from one disk to another, by its full path',
      sysmonStart({
        image: ROBOCOPY,
        commandLine: '"C:\\Windows\\System32\\Robocopy.exe" "E:\\my data" "E:\\work\\copy" /e',
      })
    ),
    set(
      'one file is copied by xcopy, seen by the Security log',
      auditedStart({ image: XCOPY, commandLine: 'xcopy /y E:\\work\\counts.csv \\\\fs01\\egress\\heart\\' })
    ),
    set(
      'PowerShell copies code from the share',
      sysmonStart({
        image: POWERSHELL,
        commandLine: 'powershell Copy-Item -Path \\\\fs01\\ingress\\lib -Destination E:\\work -Recurse',
      })
    ),
  ],
});
