import { proof, set, sysmonDns } from '../../proof';

const FIREFOX = 'C:\\Program Files\\Mozilla Firefox\\firefox.exe';
const PYTHON = 'C:\\ProgramData\\Anaconda3\\python.exe';

export default proof({
  plain: true,
  hits: [
    set(
      'a browser asks for a paste site, without an answer',
      sysmonDns({ image: FIREFOX, name: 'pastebin.com' })
    ),
    set(
      'Python asks for the address of a cloud storage, in mixed case',
      sysmonDns({ image: PYTHON, name: 'Content.DropboxAPI.com', result: '203.0.113.20' })
    ),
    set(
      'a bucket of an object store',
      sysmonDns({
        image: 'C:\\Users\\Public\\svc.exe',
        name: 'drop-7f3a.s3.eu-west-2.amazonaws.com',
        result: '203.0.113.21',
      })
    ),
    set(
      'a tunnel to a private machine',
      sysmonDns({ image: PYTHON, name: '3f2a-198-51-100-7.ngrok-free.app' })
    ),
  ],
  misses: [
    set(
      'Windows asks for its updates',
      sysmonDns({ image: 'C:\\Windows\\System32\\svchost.exe', name: 'ctldl.windowsupdate.com' })
    ),
    set(
      'Python asks for the mirror of packages inside of the TRE',
      sysmonDns({ image: PYTHON, name: 'pypi.tre.example', result: '10.20.0.5' })
    ),
    set(
      "an object store of the TRE's own",
      sysmonDns({ image: PYTHON, name: 's3.tre.example', result: '10.20.0.6' })
    ),
    set(
      'a browser asks whether a page is known to be bad, when it starts',
      sysmonDns({
        image: 'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
        name: 'safebrowsing.googleapis.com',
      })
    ),
    set('a name that only ends like a known one', sysmonDns({ image: FIREFOX, name: 'notdropbox.com' })),
  ],
});
