import type { RuleId } from '../../rules';

/** One thing to look for in a line of code without its comments. The expressions are ours, linear, and never come from input. */
export interface Pattern {
  rule: Extract<RuleId, `code/${string}`>;
  form: RegExp;
}

/** How a language is read: where its comments begin, and what is looked for. */
export interface Language {
  /** Marks that begin a comment to the end of the line, outside of quotes. */
  comments: readonly string[];
  patterns: readonly Pattern[];
}

const SHELL_PATTERNS: readonly Pattern[] = [
  {
    rule: 'code/decode-and-run',
    form: /(?:base64\s+(?:-d|-D|--decode)\b[^|]{0,200}|xxd\s+-r[^|]{0,200}|openssl\s+enc\s[^|]{0,200}-d[^|]{0,200}|curl\s[^|]{0,400}|wget\s[^|]{0,400})\|\s*(?:sudo\s+)?(?:ba|z|k|da)?sh\b/,
  },
  {
    rule: 'code/decode-and-run',
    form: /(?:eval|source|\.)\s+["']?(?:\$\(|`|<\()\s*(?:curl|wget|base64|xxd|openssl)\b/,
  },
  { rule: 'code/decode-and-run', form: /python[\d.]*\s+-c\s+.{0,200}(?:b64decode|fromhex|exec\()/ },
  {
    rule: 'code/networking',
    form: /(?:^|[\s;&|(`])(?:curl|wget|nc|ncat|netcat|socat|ssh|scp|sftp|rsync|ftp|telnet|rclone|aws|gsutil|azcopy|git\s+(?:push|clone|pull|fetch)|pip3?\s+install|conda\s+install|apt(?:-get)?\s+install|npm\s+install)\s/,
  },
  { rule: 'code/networking', form: /\/dev\/(?:tcp|udp)\// },
  { rule: 'code/encoding', form: /(?:^|[\s;&|(`])(?:base64|base32|xxd|uuencode|hexdump|od)\b/ },
  {
    rule: 'code/encryption',
    form: /(?:^|[\s;&|(`])(?:gpg2?\s|openssl\s+(?:enc|smime|cms|rsautl)|age\s+-|7z[ar]?\s[^|;]{0,200}-p|zip\s[^|;]{0,200}(?:-e|-P|--encrypt)\b)/,
  },
  {
    rule: 'code/clipboard',
    form: /(?:^|[\s;&|(`])(?:xclip|xsel|wl-copy|wl-paste|pbcopy|pbpaste|clip\.exe)\b/,
  },
  {
    rule: 'code/keyboard',
    form: /(?:^|[\s;&|(`])(?:xdotool|ydotool|xte|scrot|import\s+-window|gnome-screenshot)\b/,
  },
  {
    rule: 'code/tampering',
    form: /(?:systemctl|service)\s+(?:stop|disable|mask|kill)\s+\S*(?:auditd|sysmon|rsyslog|auditbeat|elastic-agent|filebeat|winlogbeat)|(?:service\s+\S*(?:auditd|sysmon|rsyslog|auditbeat)\S*\s+stop)|auditctl\s+-(?:D|e\s*0)|history\s+-c\b|rm\s+[^;|]{0,100}\/var\/log|timedatectl\s+set-time|date\s+(?:-s|--set)\b/,
  },
  { rule: 'code/evaluates', form: /(?:^|[\s;&|])eval\s+["']?\$/ },
];

const POWERSHELL_PATTERNS: readonly Pattern[] = [
  {
    rule: 'code/decode-and-run',
    form: /-(?:e|ec|en|enc|enco|encod|encode|encoded|encodedc\w{0,6})\s+["']?[A-Za-z0-9+/=]{16,}/i,
  },
  {
    rule: 'code/decode-and-run',
    form: /(?:iex|invoke-expression)\b.{0,300}(?:frombase64string|downloadstring|invoke-webrequest|iwr\b|irm\b|invoke-restmethod|decompress)|(?:frombase64string|downloadstring|invoke-webrequest|iwr\s|irm\s|invoke-restmethod).{0,300}\|\s*(?:iex|invoke-expression)\b/i,
  },
  {
    rule: 'code/tampering',
    form: /clear-eventlog|remove-eventlog|wevtutil(?:\.exe)?\s+(?:cl|clear-log|sl)|limit-eventlog|auditpol(?:\.exe)?\s+\/(?:clear|set|remove)|set-mppreference\s.{0,100}disable|(?:stop|set|remove)-service\s.{0,100}(?:sysmon|winlogbeat|eventlog|elastic|windefend)|sc(?:\.exe)?\s+(?:stop|delete|config)\s+\S*(?:sysmon|winlogbeat|eventlog|elastic)|sysmon(?:64)?(?:\.exe)?\s+-(?:u|c)|fltmc(?:\.exe)?\s+unload|set-date\b|amsiutils|amsiinitfailed/i,
  },
  {
    rule: 'code/networking',
    form: /invoke-webrequest|invoke-restmethod|\b(?:iwr|irm)\s|net\.webclient|net\.sockets|start-bitstransfer|httpclient|\b(?:curl|wget|ssh|scp|sftp|ftp|nslookup|resolve-dnsname)(?:\.exe)?\s|new-pssession|enter-pssession|invoke-command\s.{0,100}-computername|send-mailmessage/i,
  },
  { rule: 'code/evaluates', form: /\b(?:iex|invoke-expression)\b|\[scriptblock\]::create|\.invokescript\(/i },
  {
    rule: 'code/process',
    form: /start-process|\[diagnostics\.process\]|invoke-(?:wmimethod|cimmethod)|\bcmd(?:\.exe)?\s+\/[ck]|new-object\s+-com|rundll32|regsvr32|mshta|schtasks/i,
  },
  { rule: 'code/encoding', form: /(?:from|to)base64string|certutil(?:\.exe)?\s.{0,60}-(?:en|de)code/i },
  {
    rule: 'code/encryption',
    form: /aesmanaged|aescryptoserviceprovider|rijndael|rsacryptoserviceprovider|convertfrom-securestring|protectedata|protect-cmsmessage|\.createencryptor\(/i,
  },
  { rule: 'code/clipboard', form: /(?:get|set)-clipboard|\bclip(?:\.exe)?\s*$|windows\.forms\.clipboard/i },
  { rule: 'code/keyboard', form: /sendkeys|keybd_event|sendinput|copyfromscreen|getasynckeystate/i },
  {
    rule: 'code/foreign-code',
    form: /add-type\s.{0,200}(?:dllimport|-memberdefinition|-typedefinition)|dllimport|\[reflection\.assembly\]::load|virtualalloc/i,
  },
];

/** The study's languages other than Python, read by lighter means. */
export const LANGUAGES: Readonly<Record<string, Language>> = {
  r: {
    comments: ['#'],
    patterns: [
      {
        rule: 'code/decode-and-run',
        form: /eval\s*\(\s*parse\s*\(.{0,200}(?:base64|decode|url\s*\(|rawToChar|memDecompress|httr|curl|readLines\s*\(\s*["']https?:)/,
      },
      {
        rule: 'code/decode-and-run',
        form: /source\s*\(\s*(?:url\s*\(|["']https?:|textConnection\s*\(\s*rawToChar)/,
      },
      {
        rule: 'code/networking',
        form: /\b(?:download\.file|url|socketConnection|serverSocket|browseURL|readLines\s*\(\s*["']https?:|read\.\w+\s*\(\s*["'](?:https?|ftp):|install_github|install\.packages|GET|POST|curl_\w+|getURL)\s*\(/,
      },
      {
        rule: 'code/networking',
        form: /(?:library|require|requireNamespace|loadNamespace)\s*\(\s*["']?(?:httr2?|curl|RCurl|crul|websocket|plumber|httpuv|shiny|ssh|sftp|aws\.s3|paws|googledrive|rdrop2|Microsoft365R|blastula|emayili|sendmailR|mailR|mongolite|rzmq|nanonext|RSelenium|rvest|chromote)\b|\b(?:httr2?|curl|RCurl|websocket|ssh|aws\.s3|googledrive)::/,
      },
      {
        rule: 'code/process',
        form: /\b(?:system2?|shell|shell\.exec|pipe|sys::exec_\w+|processx::run|callr::\w+)\s*\(/,
      },
      {
        rule: 'code/encoding',
        form: /base64enc|base64_(?:enc|dec)|memCompress|memDecompress|caTools::base64|jsonlite::base64/,
      },
      {
        rule: 'code/encryption',
        form: /(?:library|require)\s*\(\s*["']?(?:openssl|sodium|PKI|cyphr|safer|encryptr)\b|\b(?:openssl|sodium|cyphr|encryptr)::/,
      },
      {
        rule: 'code/clipboard',
        form: /clipr|(?:read|write)_clip|file\s*\(\s*["']clipboard|["']clipboard(?:-\d+)?["']|(?:read|write)ClipBoard/i,
      },
      { rule: 'code/keyboard', form: /KeyboardSimulator|keybd\.press/ },
      {
        rule: 'code/foreign-code',
        form: /\b(?:dyn\.load|getNativeSymbolInfo|Rcpp::cppFunction|cppFunction|sourceCpp|inline::cfunction|reticulate::(?:py_run_\w+|source_python|import)|py_run_string|rJava|\.jcall|RDCOMClient)\b/,
      },
      { rule: 'code/evaluates', form: /eval\s*\(\s*(?:parse|str2lang|str2expression|base::parse)\s*\(/ },
    ],
  },
  julia: {
    comments: ['#'],
    patterns: [
      {
        rule: 'code/decode-and-run',
        form: /(?:include_string|eval|Meta\.parse)\s*\(.{0,200}(?:base64decode|download|HTTP\.)/,
      },
      {
        rule: 'code/networking',
        form: /\b(?:using|import)\s+.{0,100}\b(?:HTTP|Sockets|Downloads|LibCURL|FTPClient|ZMQ|WebSockets|AWS|AWSS3|Genie|SMTPClient)\b|\bdownload\s*\(/,
      },
      {
        rule: 'code/process',
        form: /\b(?:run|pipeline|open|read|success)\s*\(\s*`|\b(?:ccall\s*\(\s*:system)/,
      },
      { rule: 'code/encoding', form: /\b(?:using|import)\s+.{0,100}\b(?:Base64|CodecZlib|CodecBase)\b/ },
      {
        rule: 'code/encryption',
        form: /\b(?:using|import)\s+.{0,100}\b(?:Nettle|MbedTLS|AES|Sodium|OpenSSL|Crypto)\b/,
      },
      { rule: 'code/clipboard', form: /\bclipboard\s*\(/ },
      { rule: 'code/foreign-code', form: /\b(?:ccall|@ccall|dlopen|unsafe_load|unsafe_wrap)\b/ },
      { rule: 'code/evaluates', form: /\b(?:include_string|Meta\.parse|@eval)\b/ },
    ],
  },
  matlab: {
    comments: ['%', '#'],
    patterns: [
      {
        rule: 'code/networking',
        form: /\b(?:webread|webwrite|websave|urlread|urlwrite|tcpclient|tcpip|udpport|tcpserver|ftp|sftp|sendmail|web)\s*\(/,
      },
      { rule: 'code/process', form: /\b(?:system|dos|unix|shell_cmd|popen|winopen|actxserver)\s*\(|^\s*!/ },
      { rule: 'code/encoding', form: /matlab\.net\.base64|base64(?:en|de)code/ },
      { rule: 'code/clipboard', form: /\bclipboard\s*\(/ },
      { rule: 'code/keyboard', form: /java\.awt\.Robot/ },
      {
        rule: 'code/foreign-code',
        form: /\b(?:loadlibrary|calllib|javaaddpath|javaObject|mex)\b|\bpy\.[a-z]/,
      },
      { rule: 'code/evaluates', form: /\b(?:eval|evalin|evalc|feval|str2func)\s*\((?!\s*@)/ },
    ],
  },
  stata: {
    comments: ['*', '//'],
    patterns: [
      {
        rule: 'code/networking',
        form: /\b(?:use|import\s+\w+|insheet|copy|net\s+(?:install|from|get)|ssc\s+install|webuse|view)\s.{0,200}["']?(?:https?|ftp):|\b(?:ssc\s+install|net\s+install|webuse)\b/,
      },
      { rule: 'code/process', form: /^\s*(?:shell|!|winexec|xshell)\b|^\s*!/ },
      {
        rule: 'code/foreign-code',
        form: /\b(?:plugin\s+call|program\s+\w+\s*,\s*plugin|javacall|python\s*:|python\s+script)\b/,
      },
    ],
  },
  sql: {
    comments: ['--'],
    patterns: [
      {
        rule: 'code/process',
        form: /\bxp_cmdshell\b|\bsp_oacreate\b|copy\s.{0,200}\b(?:from|to)\s+program\b|\bsys_exec\b|\bsp_execute_external_script\b/i,
      },
      {
        rule: 'code/networking',
        form: /\b(?:openrowset|opendatasource|openquery|dblink\w*|utl_http|utl_tcp|utl_smtp|sp_send_dbmail|create\s+(?:server|external\s+data\s+source|database\s+link|subscription))\b|\bbulk\s+insert\s.{0,200}\\\\/i,
      },
      {
        rule: 'code/foreign-code',
        form: /create\s+assembly\b|load_extension\s*\(|load_file\s*\(|into\s+(?:outfile|dumpfile)\b/i,
      },
      { rule: 'code/evaluates', form: /\bsp_executesql\b|\bexecute\s+immediate\b|\bexec(?:ute)?\s*\(\s*@/i },
      { rule: 'code/encryption', form: /\b(?:encryptby\w+|pgp_sym_encrypt|aes_encrypt|dbms_crypto)\b/i },
    ],
  },
  shell: { comments: ['#'], patterns: SHELL_PATTERNS },
  powershell: { comments: ['#'], patterns: POWERSHELL_PATTERNS },
  batch: { comments: ['rem ', 'REM ', '::'], patterns: POWERSHELL_PATTERNS },
};
