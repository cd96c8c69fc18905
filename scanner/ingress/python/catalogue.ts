import type { RuleId } from '../../rules';

/** A group of libraries that give code the same power, and why a research environment cares. */
export interface Capability {
  rule: Extract<RuleId, `python/${string}`>;
  /** Modules by their import name; what lies beneath one is meant too. */
  modules: readonly string[];
}

const words = (list: string): string[] => list.split(/\s+/).filter((word) => word !== '');

/** Libraries by what they let code do. A project's policy may allow single ones (`libraries`). */
export const CATALOGUE: readonly Capability[] = [
  {
    rule: 'python/networking',
    modules: words(`
      socket socketserver ssl http.client http.server urllib.request urllib2 httplib ftplib smtplib smtpd
      poplib imaplib nntplib telnetlib xmlrpc webbrowser antigravity SimpleHTTPServer BaseHTTPServer
      wsgiref.simple_server asyncore asynchat requests httpx aiohttp urllib3 pycurl httplib2 treq
      grequests websocket websockets paramiko asyncssh fabric scp pysftp ftputil dns dnslib scapy zmq
      pynng twisted tornado flask fastapi uvicorn django bottle sanic gunicorn gevent eventlet grpc boto3
      botocore s3fs gcsfs adlfs azure.storage google.cloud dropbox pydrive pydrive2 telegram telethon
      discord slack_sdk slack tweepy pika kafka stomp paho redis pymongo pyngrok stem socks selenium
      playwright pyppeteer mechanize scrapy robobrowser smb smbprotocol smbclient impacket ldap3 pysnmp
      nmap speedtest yagmail sendgrid twilio
    `),
  },
  {
    rule: 'python/encoding',
    modules: words(`
      base64 binascii uu quopri binhex base58 base91 base62 base45 pybase64 z85
    `),
  },
  {
    rule: 'python/encryption',
    modules: words(`
      cryptography Crypto Cryptodome nacl pyaes pyDes rsa gnupg pgpy age pyage twofish blowfish
      chacha20poly1305 pyAesCrypt simplecrypt cryptocode oscrypto M2Crypto OpenSSL jwcrypto pyzipper
      msoffcrypto pyminizip tink fernet
    `),
  },
  {
    rule: 'python/compression',
    modules: words(`
      zlib gzip bz2 lzma zipfile tarfile zstandard lz4 brotli snappy py7zr rarfile patoolib
    `),
  },
  {
    rule: 'python/steganography',
    modules: words(`
      stegano steganogan stegpy steg stego stego_lsb steganography cloakify LSBSteg lsb imwatermark
      invisible_watermark blind_watermark cryptosteganography pixelknot zwsp_steg text_blind_watermark
      pysteg audio_steganography pvd_steganography
    `),
  },
  {
    rule: 'python/model-hiding',
    modules: words(`
      maleficnet evilmodel stegonet neuroevolution_hiding modelstego art.attacks foolbox cleverhans
      textattack
    `),
  },
  {
    rule: 'python/process',
    modules: words(`
      subprocess pty pexpect ptyprocess winpty sh plumbum invoke delegator commands popen2
      schedule_task
    `),
  },
  {
    rule: 'python/clipboard',
    modules: words(`
      pyperclip clipboard win32clipboard richxerox xerox copykitten klembord jaraco.clipboard
      pandas.io.clipboard pandas.io.clipboards
    `),
  },
  {
    rule: 'python/keyboard',
    modules: words(`
      pynput keyboard mouse pyautogui pydirectinput pywinauto pyhook PyHook3 pyxhook uinput evdev autopy
      mss pyscreenshot PIL.ImageGrab ahk robot
    `),
  },
  {
    rule: 'python/foreign-code',
    modules: words(`
      wmi win32process win32com pythoncom comtypes psexec pypsexec winrm ctypes cffi _ctypes pymem frida keystone pefile winreg _winreg win32api win32service jpype py4j clr
    `),
  },
];

/** Calls that need no import of their own, or whose library is ordinary and whose function is not. */
export const CALLS: ReadonlyMap<string, Capability['rule']> = new Map([
  ...each(
    'python/process',
    `os.system os.popen os.startfile os.posix_spawn os.posix_spawnp os.fork os.forkpty pty.spawn pty.fork
    os.execl os.execle os.execlp os.execlpe os.execv os.execve os.execvp os.execvpe
    os.spawnl os.spawnle os.spawnlp os.spawnlpe os.spawnv os.spawnve os.spawnvp os.spawnvpe
    nt.system posix.system platform.popen asyncio.create_subprocess_exec asyncio.create_subprocess_shell
    subprocess.run subprocess.call subprocess.check_call subprocess.check_output subprocess.Popen
    subprocess.getoutput subprocess.getstatusoutput get_ipython().system get_ipython().getoutput`
  ),
  ...each(
    'python/networking',
    'asyncio.open_connection asyncio.start_server urllib.urlopen urllib.urlretrieve'
  ),
  ...each('python/clipboard', 'pandas.read_clipboard pd.read_clipboard'),
  ...each(
    'python/unpickle',
    `pickle.load pickle.loads pickle.Unpickler cPickle.load cPickle.loads _pickle.load _pickle.loads dill.load dill.loads
    cloudpickle.load cloudpickle.loads joblib.load torch.load jsonpickle.decode pandas.read_pickle pd.read_pickle
    shelve.open yaml.unsafe_load yaml.full_load`
  ),
  ...each(
    'python/bytecode',
    `marshal.load marshal.loads types.CodeType types.FunctionType imp.load_source imp.load_compiled imp.load_dynamic
    importlib.util.spec_from_file_location zipimport.zipimporter runpy.run_path runpy.run_module code.interact
    code.InteractiveInterpreter`
  ),
]);

function each(rule: Capability['rule'], names: string): Array<[string, Capability['rule']]> {
  return words(names).map((name) => [name, rule]);
}

/** Methods that say what they do by their name alone, whatever they are called on. */
export const METHODS: ReadonlyMap<string, Capability['rule']> = new Map(
  each('python/clipboard', 'to_clipboard read_clipboard clipboard_get clipboard_append clipboard_clear')
);

/** Calls that turn data into code's input, whole modules with a point behind: what runs their answer runs what nobody has read. */
export const DECODERS: readonly string[] = words(`
  base64. binascii. codecs.decode zlib.decompress gzip.decompress bz2.decompress lzma.decompress bytes.fromhex
  bytearray.fromhex marshal.loads uu.decode urllib.request. requests. httpx. urllib.urlopen socket. cryptography.
  Crypto. Cryptodome. nacl.
`);

/** Names of methods that decode, for objects whose kind is not known. */
export const DECODING_METHODS: ReadonlySet<string> = new Set(
  words(`decrypt b64decode b32decode b16decode b85decode a85decode unhexlify fromhex decompress recv urlopen`)
);

/** The module of the catalogue that an import names, or lies beneath, with its rule. */
export function findModule(module: string): { name: string; rule: Capability['rule'] } | undefined {
  for (let name = module; name !== ''; name = name.slice(0, Math.max(0, name.lastIndexOf('.')))) {
    const rule = MODULES.get(name);
    if (rule) return { name, rule };
  }
  return undefined;
}

const MODULES: ReadonlyMap<string, Capability['rule']> = new Map(
  CATALOGUE.flatMap(({ rule, modules }) => modules.map((name): [string, Capability['rule']] => [name, rule]))
);

/** Whether a module is of the catalogue, lies beneath one that is, or has one beneath itself. */
export function leadsToCatalogue(module: string): boolean {
  if (findModule(module)) return true;
  const within = `${module}.`;
  return [...MODULES.keys(), ...CALLS.keys()].some((name) => name.startsWith(within));
}

/** Words that reach anything by a name that is put together while the code runs, or matter by themselves. */
export const TELLTALES: ReadonlySet<string> = new Set([
  ...[...MODULES.keys()].filter((name) => !name.includes('.')),
  ...METHODS.keys(),
  ...words(`
    exec eval compile execfile __import__ import_module importlib builtins __builtins__ __builtin__ globals locals
    vars __dict__ __reduce__ __reduce_ex__ __subclasses__
  `),
]);

/** Modules and calls of more than one word, by their first and last: a text that lacks either does not use them. */
export const TELLTALE_PAIRS: ReadonlyArray<readonly [first: string, last: string]> = [
  ...MODULES.keys(),
  ...CALLS.keys(),
  'sys.modules',
].flatMap((name) => {
  const parts = name.replace(/\(\)/g, '').split('.');
  return parts.length < 2 ? [] : [[parts[0] as string, parts[parts.length - 1] as string] as const];
});
