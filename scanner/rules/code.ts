import { RISK } from './rule';
import type { Rule } from './rule';

const LIGHT =
  'Read line by line without comments, by names of functions and libraries; no syntax tree, so that names put together while the code runs are not seen.';

/** What code in other languages than Python could do, and what every language can carry. */
export const CODE_RULES = [
  {
    id: 'code/networking',
    title: 'The code opens connections or fetches from addresses.',
    level: 'warning',
    risk: { feasibility: 2, severity: 5 },
    help: 'Environments have no network: take this part out, or say in the commit why it must stay.',
    explain: LIGHT,
  },
  {
    id: 'code/process',
    title: 'The code starts other programs.',
    level: 'warning',
    risk: { feasibility: 2, severity: 5 },
    help: 'Use a library in place of the program, or ask the operators to provide it.',
    explain: LIGHT,
  },
  {
    id: 'code/encoding',
    title: 'The code encodes bytes as text.',
    level: 'note',
    risk: RISK.encoding,
    help: 'Nothing, where data stay readable.',
    explain: LIGHT,
  },
  {
    id: 'code/encryption',
    title: 'The code encrypts or decrypts.',
    level: 'warning',
    risk: RISK.encryption,
    help: 'Results that are encrypted cannot be checked: leave encryption to the operators.',
    explain: LIGHT,
  },
  {
    id: 'code/clipboard',
    title: 'The code reads or writes the clipboard.',
    level: 'warning',
    risk: { feasibility: 3, severity: 5 },
    help: 'Take it out: data must not leave through the clipboard.',
    explain: LIGHT,
  },
  {
    id: 'code/keyboard',
    title: 'The code sends keys, or copies the screen.',
    level: 'warning',
    risk: { feasibility: 3, severity: 5 },
    help: 'Take it out: typing and screen grabs are ways round the airlock.',
    explain: LIGHT,
  },
  {
    id: 'code/foreign-code',
    title: 'The code loads native code or calls the system directly.',
    level: 'warning',
    risk: RISK.harmful,
    help: 'Use a packaged library; the operators can provide one.',
    explain: LIGHT,
  },
  {
    id: 'code/evaluates',
    title: 'The code runs text that is put together while it runs.',
    level: 'warning',
    risk: { feasibility: 2, severity: 5 },
    help: 'Write the code out.',
    explain: LIGHT,
  },
  {
    id: 'code/decode-and-run',
    title: 'The code decodes or downloads something and runs it.',
    level: 'error',
    risk: { feasibility: 3, severity: 5 },
    help: 'Push the code itself, readable.',
    explain: `A line with a decoder or a download and something that runs its answer, such as "| sh" or -EncodedCommand. ${LIGHT}`,
  },
  {
    id: 'code/tampering',
    title: 'The code turns off or empties what watches the environment.',
    level: 'error',
    risk: { feasibility: 2, severity: 5 },
    help: 'Take it out, and tell the operators what you needed it for.',
    explain: `Clears event logs, stops Sysmon, Winlogbeat, auditd or Defender, changes audit policy or the clock. ${LIGHT}`,
  },
  {
    id: 'code/dependency',
    title: 'A dependency comes from an address instead of a package index.',
    level: 'warning',
    risk: { feasibility: 2, severity: 4 },
    help: 'Name the package and its version; the operators provide packages.',
    explain:
      'Requirements, conda files and package.json with URLs, git addresses, local paths or another index. Read by their own line form.',
  },
  {
    id: 'code/container',
    title: 'A container is built from something that is fetched, or runs as more than it must.',
    level: 'warning',
    risk: { feasibility: 1, severity: 5 },
    help: 'Use an image of the private registry, and copy files from the repository only.',
    explain:
      'Dockerfiles: ADD of an address, curl or wget in RUN, --privileged, the docker socket. Read instruction by instruction.',
  },
  {
    id: 'code/secret',
    title: 'The file holds a password or an access key.',
    level: 'warning',
    risk: RISK.encryption,
    help: 'Take it out and have it replaced: everybody who sees the repository can use it.',
    explain:
      'Keys by the forms that their makers give them, addresses with a password, and passwords written into an assignment. Private keys are told by hidden/secret.',
  },
  {
    id: 'code/look-alike',
    title: 'A word is not what it looks like.',
    level: 'warning',
    risk: RISK.encoding,
    help: 'Type the word anew in one script.',
    explain:
      'A letter that is drawn like a Latin one beside a Latin one, or a character that shows nothing within a word; one is enough. Readers and computers see different names.',
  },
  {
    id: 'code/minified',
    title: 'The code is minified or generated, so that a person cannot review it.',
    level: 'warning',
    risk: RISK.encoding,
    help: 'Push the source that it was made from.',
    explain: 'A code file with a line longer than the threshold codeLineLength.',
  },
  {
    id: 'code/data',
    title: 'This is data, and code should come without.',
    level: 'warning',
    risk: { feasibility: 3, severity: 5 },
    help: 'Data come in by the data ingress; small lookup tables may be allowed by your project’s policy.',
    explain:
      'A table (csv, tsv, ndjson), or JSON larger than the threshold codeJsonBytes. Data brought in with code can be combined with data of patients.',
  },
] as const satisfies readonly Rule[];
