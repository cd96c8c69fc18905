import { proof, set, sysmonNetwork, sysmonStart } from '../../proof';

const PYTHON = 'C:\\Python310\\python.exe';

export default proof({
  plain: true,
  hits: [
    set(
      'the ordinary file server of Python',
      sysmonStart({ image: PYTHON, commandLine: 'python -m http.server 8000 --directory D:\\extract' })
    ),
    set(
      'written together, in capitals, with another switch before it',
      sysmonStart({
        image: 'C:\\Users\\ada\\PYTHON3.11.EXE',
        commandLine: '"C:\\Users\\ada\\PYTHON3.11.EXE" -u -mHTTP.Server 80',
        originalFileName: 'python.exe',
      })
    ),
    set(
      'a server in one line of code',
      sysmonStart({
        image: 'C:\\venvs\\analysis\\Scripts\\pythonw.exe',
        commandLine:
          'pythonw -c "import http.server as h, socketserver as s; s.TCPServer((str(), 9000), h.SimpleHTTPRequestHandler).serve_forever()"',
      })
    ),
    set('an FTP server', sysmonStart({ image: PYTHON, commandLine: 'python  -m  pyftpdlib -w -p 2121' })),
    set(
      'a server in a script that says nothing: a neighbour connects',
      sysmonNetwork({
        image: PYTHON,
        destinationIp: '10.20.7.10',
        destinationPort: 8_443,
        sourceIp: '10.20.7.77',
        initiated: false,
      })
    ),
  ],
  misses: [
    set(
      'a notebook server for this machine',
      sysmonStart({
        image: 'C:\\venvs\\analysis\\Scripts\\python.exe',
        commandLine: 'python -m jupyterlab --no-browser',
      })
    ),
    set(
      'somebody reads the manual of the server',
      sysmonStart({ image: PYTHON, commandLine: 'python -m pydoc http.server' })
    ),
    set(
      'tests of a module with a similar name',
      sysmonStart({ image: PYTHON, commandLine: 'python -m pytest tests/test_http_server.py' })
    ),
    set(
      'the browser reaches the notebook on this machine',
      sysmonNetwork({
        image: PYTHON,
        destinationIp: '127.0.0.1',
        destinationPort: 8_888,
        sourceIp: '127.0.0.1',
        initiated: false,
      })
    ),
    set(
      'another program takes a connection',
      sysmonNetwork({
        image: 'C:\\Windows\\System32\\svchost.exe',
        destinationIp: '10.20.7.10',
        destinationPort: 3_389,
        sourceIp: '10.8.0.27',
        initiated: false,
      })
    ),
  ],
});
