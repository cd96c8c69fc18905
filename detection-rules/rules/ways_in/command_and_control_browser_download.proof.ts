import { proof, set, sysmonFile } from '../../proof';

const EDGE = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe';
const FIREFOX = 'C:\\Program Files\\Mozilla Firefox\\firefox.exe';

export default proof({
  plain: true,
  hits: [
    set('a notebook', sysmonFile({ image: EDGE, path: 'C:\\Users\\ada\\Downloads\\model.ipynb' })),
    set('an archive, in capitals', sysmonFile({ image: FIREFOX, path: 'D:\\WORK\\TOOLS-MAIN.ZIP' })),
    set(
      'weights of a model, on the desktop',
      sysmonFile({
        image: 'C:\\Program Files\\Google\\Chrome\\Application\\CHROME.EXE',
        path: 'C:\\Users\\ada\\Desktop\\net.safetensors',
      })
    ),
    set(
      'a wheel with a long name',
      sysmonFile({ image: FIREFOX, path: 'C:\\Users\\ada\\Downloads\\stegano-0.11.3-py3-none-any.whl' })
    ),
  ],
  misses: [
    set('a manual', sysmonFile({ image: EDGE, path: 'C:\\Users\\ada\\Downloads\\manual.pdf' })),
    set(
      'the browser renews a part of its own',
      sysmonFile({
        image: EDGE,
        path: 'C:\\Users\\ada\\AppData\\Local\\Microsoft\\Edge\\User Data\\component\\1.2\\part.zip',
      })
    ),
    set(
      'Firefox keeps an add-on in its profile',
      sysmonFile({
        image: FIREFOX,
        path: 'C:\\Users\\ada\\AppData\\Roaming\\Mozilla\\Firefox\\Profiles\\x.default\\storage\\a.zip',
      })
    ),
    set(
      'Jupyter saves a notebook',
      sysmonFile({ image: 'C:\\venvs\\analysis\\Scripts\\python.exe', path: 'C:\\work\\fit.ipynb' })
    ),
  ],
});
