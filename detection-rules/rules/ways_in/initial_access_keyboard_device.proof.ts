import { proof, security, set } from '../../proof';

const device = (DeviceId: string, ClassName: string, DeviceDescription: string) =>
  security({ code: 6416, task: 'Plug and Play Events', data: { DeviceId, ClassName, DeviceDescription } });

export default proof({
  plain: true,
  hits: [
    set(
      'a stick that types',
      device('HID\\VID_03EB&PID_2401&MI_00\\7&2a', 'Keyboard', 'HID Keyboard Device')
    ),
    set(
      'a small board with a keyboard firmware',
      device('USB\\VID_2341&PID_8036&MI_02\\6&1', 'HIDClass', 'USB Input Device')
    ),
    set(
      'a keyboard over Bluetooth',
      device('BTHENUM\\{00001124-0000-1000-8000-00805f9b34fb}_VID&1\\8', 'Keyboard', 'Bluetooth HID Device')
    ),
  ],
  misses: [
    set(
      'the keyboard of the remote session',
      device('TERMINPUT_BUS\\UMB\\2&30d3618&0&SESSION2KEYBOARD', 'Keyboard', 'Remote Desktop Keyboard Device')
    ),
    set(
      'the keyboard that the hypervisor gives',
      device('USB\\VID_0E0F&PID_0003\\6&2', 'HIDClass', 'USB Input Device')
    ),
    set('the keyboard on the main board', device('ACPI\\PNP0303\\4&1', 'Keyboard', 'Standard PS/2 Keyboard')),
  ],
});
