import type { RuleId } from '../../rules';

/** A line that a reviewer must see in a language, and an ordinary one that it looks like. Written for this project. */
export type LightCase = [rule: RuleId, bad: string, twin: string];

/** By the path of the file that the lines stand in: its language is told by it. */
export const LIGHT_CASES: Readonly<Record<string, readonly LightCase[]>> = {
  'a.R': [
    ['code/decode-and-run', 'eval(parse(text = rawToChar(base64_dec(x))))', 'x <- parse_date(text)'],
    ['code/decode-and-run', 'source("https://example.org/a.R")', 'source("R/helpers.R")'],
    ['code/networking', 'download.file(address, "x.csv")', 'download_date <- Sys.Date()'],
    ['code/networking', 'library(httr)', 'library(httpcode_table)'],
    ['code/process', 'system("ls")', 'system.time(fit(x))'],
    ['code/encryption', 'library(sodium)', 'sodium <- blood$sodium'],
    ['code/clipboard', 'write.table(x, "clipboard")', 'write.table(x, "table.txt")'],
    ['code/keyboard', 'KeyboardSimulator::keybd.press("a")', 'keyboard <- "qwerty"'],
    ['code/foreign-code', 'dyn.load("x.so")', 'dynamic <- lm(y ~ load, d)'],
    ['code/evaluates', 'eval(parse(text = line))', 'evaluate_fit(model)'],
  ],
  'a.jl': [
    ['code/decode-and-run', 'include_string(Main, String(base64decode(s)))', 'include("helpers.jl")'],
    ['code/networking', 'using HTTP', 'using DataFrames'],
    ['code/process', 'run(`ls -l`)', 'run(model)'],
    ['code/encryption', 'using Nettle', 'using Statistics'],
    ['code/clipboard', 'clipboard(s)', 'clip(x, 0, 1)'],
    ['code/foreign-code', 'ccall(:getpid, Cint, ())', 'call = 3'],
    ['code/evaluates', 'Meta.parse(line)', 'parse(Int, line)'],
  ],
  'analysis.m': [
    ['code/networking', 'x = webread(address);', 'x = csvread(name);'],
    ['code/process', 'system(command);', 'sys = tf(1, [1 1]);'],
    ['code/clipboard', "clipboard('copy', x);", 'clip = min(x, 1);'],
    ['code/keyboard', 'r = java.awt.Robot;', 'r = robustfit(x, y);'],
    ['code/foreign-code', "loadlibrary('x.so');", "load('x.mat');"],
    ['code/evaluates', 'eval(line);', 'e = evaluate(model);'],
  ],
  'a.do': [
    ['code/networking', 'use "https://example.org/a.dta", clear', 'use "a.dta", clear'],
    ['code/process', 'shell rm x', 'generate shell = 1'],
    ['code/foreign-code', 'plugin call x', 'display "plugin"'],
  ],
  'a.sql': [
    ['code/process', "EXEC xp_cmdshell 'dir';", "SELECT 'cmd' AS shell FROM t;"],
    ['code/networking', "SELECT * FROM OPENROWSET('x', 'y', 'z');", 'SELECT open, row_set FROM t;'],
    ['code/foreign-code', "SELECT load_extension('x');", 'SELECT extension FROM t;'],
    ['code/evaluates', 'EXECUTE IMMEDIATE statement;', 'SELECT immediate FROM t;'],
    ['code/encryption', "SELECT pgp_sym_encrypt(name, 'k') FROM t;", 'SELECT encrypted FROM t;'],
  ],
  'a.sh': [
    ['code/decode-and-run', 'echo $x | base64 -d | sh', 'echo $x | sort | uniq'],
    ['code/decode-and-run', 'eval "$(curl -s $address)"', 'source ./settings.sh'],
    ['code/decode-and-run', 'python3 -c "exec(x)"', 'python3 -c "print(1)"'],
    ['code/networking', 'curl -O $address', 'curly=1'],
    ['code/networking', 'exec 3<>/dev/tcp/10.0.0.1/80', 'ls /dev/null'],
    ['code/encryption', 'gpg --encrypt x', 'age=42; echo $age'],
    ['code/clipboard', 'cat x | xclip -selection c', 'cat x | head'],
    ['code/keyboard', 'xdotool type hello', 'echo type hello'],
    ['code/tampering', 'systemctl stop auditd', 'systemctl status analysis'],
    ['code/evaluates', 'eval "$line"', 'evaluate --model "$line"'],
  ],
  'a.ps1': [
    [
      'code/decode-and-run',
      'powershell -EncodedCommand ZQBjAGgAbwAgADEAMgAzAA==',
      'Get-Content x.txt -Encoding UTF8',
    ],
    ['code/decode-and-run', 'iwr $a | iex', '$rows | Export-Csv x.csv'],
    ['code/tampering', 'Clear-EventLog -LogName Security', 'Clear-Host'],
    ['code/networking', 'Invoke-RestMethod $a', 'Import-Csv x.csv'],
    ['code/evaluates', 'Invoke-Expression $line', '$expression = 1'],
    ['code/process', 'Start-Process notepad', 'Start-Sleep 1'],
    ['code/encryption', '$aes = New-Object AesManaged', '$managed = 1'],
    ['code/clipboard', 'Set-Clipboard $x', 'Set-Content x.txt $x'],
    ['code/keyboard', '[Windows.Forms.SendKeys]::SendWait("a")', '$keys = $table.Keys'],
    ['code/foreign-code', 'Add-Type -MemberDefinition $code', 'Add-Content x.txt "type"'],
  ],
  'a.bat': [
    ['code/tampering', 'wevtutil cl Security', 'echo Security'],
    ['code/networking', 'curl.exe -o x %address%', 'echo curling'],
    ['code/process', 'schtasks /create /tn x', 'echo tasks'],
  ],
  'requirements.txt': [
    ['code/dependency', 'git+https://example.org/a.git', 'pandas==2.2.3'],
    ['code/dependency', '--extra-index-url https://example.org/simple', 'scikit-learn>=1.4,<2'],
    ['code/dependency', 'a @ https://example.org/a.whl', 'statsmodels~=0.14'],
  ],
  'environment.yml': [['code/dependency', '      - git+https://example.org/a.git', '      - pandas=2.2']],
  Dockerfile: [
    ['code/container', 'ADD https://example.org/a.tar /a', 'COPY a.py /a.py'],
    ['code/container', 'RUN curl -O $A', 'RUN python -m compileall .'],
  ],
  'docker-compose.yml': [
    ['code/container', '    privileged: true', '    read_only: true'],
    ['code/container', '      - /var/run/docker.sock:/x', '      - ./data:/data'],
  ],
  'package.json': [
    [
      'code/dependency',
      '{"dependencies": {"a": "git+https://example.org/a.git"}}',
      '{"dependencies": {"a": "^1.2.3"}}',
    ],
    ['code/process', '{"scripts": {"postinstall": "node x.js"}}', '{"scripts": {"test": "jest"}}'],
  ],
};
