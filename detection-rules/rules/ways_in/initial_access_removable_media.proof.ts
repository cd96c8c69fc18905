import { proof, security, set, sysmonRegistry } from '../../proof';

const device = (DeviceId: string, ClassName: string, DeviceDescription: string) =>
  security({
    code: 6416,
    task: 'Plug and Play Events',
    data: { DeviceId, ClassName, DeviceDescription, ClassId: '{4d36e967-e325-11ce-bfc1-08002be10318}' },
  });

export default proof({
  plain: true,
  hits: [
    set(
      'a USB stick',
      device(
        'USBSTOR\\Disk&Ven_SanDisk&Prod_Ultra&Rev_1.00\\4C530001&0',
        'DiskDrive',
        'SanDisk Ultra USB Device'
      )
    ),
    set('a telephone', device('USB\\VID_04E8&PID_6860\\R58M1', 'WPD', 'SAMSUNG Mobile USB Device')),
    set(
      'a disk that only the registry tells of',
      sysmonRegistry({
        image: 'System',
        target:
          'HKLM\\System\\CurrentControlSet\\Enum\\USBSTOR\\Disk&Ven_WD&Prod_Elements\\5758&0\\FriendlyName',
        details: 'WD Elements USB Device',
      })
    ),
  ],
  misses: [
    set(
      'the disk of the virtual machine',
      device('SCSI\\Disk&Ven_Msft&Prod_Virtual_Disk\\000000', 'DiskDrive', 'Microsoft Virtual Disk')
    ),
    set(
      'the printer of the remote session',
      device('SWD\\PRINTENUM\\{6F4B}', 'PrintQueue', 'Remote printer')
    ),
    set(
      'another value below Enum',
      sysmonRegistry({
        image: 'System',
        target: 'HKLM\\System\\CurrentControlSet\\Enum\\SWD\\RemoteDisplayEnum\\x\\FriendlyName',
        details: 'Remote display',
      })
    ),
  ],
});
