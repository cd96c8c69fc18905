import { auditedStart, proof, set, sysmonError, sysmonStart } from '../../proof';

const FLTMC = 'C:\\Windows\\System32\\fltMC.exe';

export default proof({
  plain: true,
  hits: [
    set(
      'the driver is unloaded by name',
      sysmonStart({ image: FLTMC, originalFileName: 'fltMC.exe', commandLine: 'fltMC unload SysmonDrv' })
    ),
    set(
      'a renamed fltMC unloads a driver that was installed under another name',
      sysmonStart({
        image: 'C:\\Temp\\f.exe',
        originalFileName: 'fltMC.exe',
        commandLine: 'f.exe  UNLOAD WinMonFlt',
      })
    ),
    set(
      'the driver is detached from the volume, seen by the Security log',
      auditedStart({ image: FLTMC, commandLine: '"C:\\Windows\\system32\\fltmc.exe" detach SysmonDrv C:' })
    ),
    set(
      'Sysmon says that it has lost its driver',
      sysmonError('DriverCommunication', 'Failed to retrieve events - Last error: The device does not exist.')
    ),
  ],
  misses: [
    set('the filters are listed', sysmonStart({ image: FLTMC, commandLine: 'fltmc filters' })),
    set(
      'a filter is loaded',
      sysmonStart({ image: FLTMC, originalFileName: 'fltMC.exe', commandLine: 'fltMC load SysmonDrv' })
    ),
    set(
      'the instances are listed, seen by the Security log',
      auditedStart({ image: FLTMC, commandLine: 'fltmc.exe instances -f SysmonDrv' })
    ),
    set(
      'Sysmon could not read one image',
      sysmonError('IMAGE_LOAD', 'Failed to open the image for hashing: Access is denied.')
    ),
  ],
});
