import { proof, set, sysmonFile } from '../../proof';

const EXPLORER = 'C:\\Windows\\explorer.exe';

export default proof({
  hits: [
    set(
      'a person copies a script beside the delivered ones',
      sysmonFile({ image: EXPLORER, path: 'I:\\ingress\\model\\extra.py' })
    ),
    set(
      'an editor saves over a delivered script, in other letters',
      sysmonFile({ image: 'C:\\Windows\\System32\\notepad.exe', path: 'i:\\INGRESS\\Model\\Fit.PY' })
    ),
    set(
      'a script unpacks into the share',
      sysmonFile({ image: 'C:\\Python310\\python.exe', path: 'I:\\ingress\\lib\\pkg\\__init__.py' })
    ),
  ],
  misses: [
    set('a script is saved elsewhere', sysmonFile({ image: EXPLORER, path: 'C:\\work\\extra.py' })),
    set(
      'a result goes to the egress share',
      sysmonFile({ image: 'C:\\Python310\\python.exe', path: 'E:\\egress\\tables.csv' })
    ),
    set('a folder with a longer name', sysmonFile({ image: EXPLORER, path: 'I:\\ingress-notes\\todo.py' })),
  ],
});
