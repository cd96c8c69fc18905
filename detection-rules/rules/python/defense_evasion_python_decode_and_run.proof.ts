import { proof, set, sysmonStart } from '../../proof';

const PYTHON = 'C:\\Python310\\python.exe';

export default proof({
  plain: true,
  hits: [
    set(
      'a base64 text is decoded and run',
      sysmonStart({
        image: PYTHON,
        commandLine: 'python -c "import base64;exec(base64.b64decode(\'cHJpbnQoMSk=\'))"',
      })
    ),
    set(
      'packed bytes are unpacked and loaded by a windowless Python',
      sysmonStart({
        image: 'C:\\venvs\\analysis\\Scripts\\PYTHONW.EXE',
        commandLine:
          "PYTHONW -Ic \"import zlib,marshal;exec(marshal.loads(zlib.decompress(open('a.bin','rb').read())))\"",
      })
    ),
    set(
      'hexadecimal digits in a shell started by a document',
      sysmonStart({
        image: 'C:\\Windows\\py.exe',
        commandLine: 'py -3 -c "exec(bytes.fromhex(\'7072696e74283129\').decode())"',
        parentImage: 'C:\\Windows\\System32\\cmd.exe',
      })
    ),
  ],
  misses: [
    set(
      'one line that prints a version',
      sysmonStart({ image: PYTHON, commandLine: 'python -c "import sys; print(sys.version)"' })
    ),
    set(
      'a script with a name like the function',
      sysmonStart({ image: PYTHON, commandLine: 'python decode_results.py --codec utf-8' })
    ),
    set(
      'multiprocessing starts its workers',
      sysmonStart({
        image: PYTHON,
        commandLine:
          'python.exe "-c" "from multiprocessing.spawn import spawn_main; spawn_main(parent_pid=4242, pipe_handle=580)" "--multiprocessing-fork"',
        parentImage: PYTHON,
      })
    ),
  ],
});
