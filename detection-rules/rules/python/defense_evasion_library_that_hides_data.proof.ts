import { proof, set, sysmonFile, sysmonImageLoad, sysmonStart } from '../../proof';

const PYTHON = 'C:\\Python310\\python.exe';

export default proof({
  plain: true,
  hits: [
    set(
      'pip installs a library for steganography',
      sysmonStart({ image: PYTHON, commandLine: 'python -m pip install stegano' })
    ),
    set(
      'a tool hides a file in a photograph',
      sysmonStart({
        image: 'D:\\tools\\STEGHIDE.EXE',
        commandLine: 'steghide embed -cf figure.jpg -ef extract.csv -p x',
      })
    ),
    set(
      'one line hides a text in a picture',
      sysmonStart({
        image: 'C:\\venvs\\analysis\\Scripts\\python.exe',
        commandLine:
          "python -c \"from stegano import lsb; lsb.hide('a.png', open('x.csv').read()).save('b.png')\"",
      })
    ),
    set(
      'the library is unpacked into an environment',
      sysmonFile({
        image: PYTHON,
        path: 'C:\\venvs\\analysis\\Lib\\site-packages\\stegano\\lsb\\lsb.py',
      })
    ),
    set(
      'a native part of such a library is loaded',
      sysmonImageLoad({
        image: PYTHON,
        loaded: 'C:\\venvs\\analysis\\Lib\\site-packages\\stego_lsb\\_bits.pyd',
      })
    ),
    set(
      'data goes into the weights of a model',
      sysmonStart({
        image: 'C:\\Users\\ada\\Miniconda3\\python.exe',
        commandLine: 'python MaleficNet.py --model net.pt --payload extract.zip',
      })
    ),
  ],
  misses: [
    set(
      'pip installs a library for pictures',
      sysmonStart({ image: PYTHON, commandLine: 'python -m pip install pillow' })
    ),
    set(
      'somebody reads the policy on steganography in Word',
      sysmonStart({
        image: 'C:\\Program Files\\Microsoft Office\\root\\Office16\\WINWORD.EXE',
        commandLine: 'WINWORD.EXE /n "D:\\policies\\steganography policy.docx"',
        originalFileName: 'WinWord.exe',
      })
    ),
    set(
      'an analysis of dinosaurs',
      sysmonStart({ image: PYTHON, commandLine: 'python stegosaurus_growth.py --in bones.csv' })
    ),
    set(
      'another library is unpacked',
      sysmonFile({ image: PYTHON, path: 'C:\\venvs\\analysis\\Lib\\site-packages\\skimage\\io\\util.py' })
    ),
    set(
      'a native part of a picture library is loaded',
      sysmonImageLoad({
        image: PYTHON,
        loaded: 'C:\\venvs\\analysis\\Lib\\site-packages\\PIL\\_imaging.pyd',
      })
    ),
    set('a model is trained', sysmonStart({ image: PYTHON, commandLine: 'python train.py --model net.pt' })),
  ],
});
