import { DEFAULT_POLICY } from '../../policy';
import { firedRules, judged } from '../../test/judged';

const lines = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => line(index)).join('\n') + '\n';

const prose = (index: number) => `The rate of the cohort was ${index} in the year after treatment.`;

const rulesOf = async (name: string, content: string | Buffer) => firedRules(await judged(name, content));

describe('text', () => {
  it.each<[string, Buffer]>([
    ['UTF-8', Buffer.from('Größe, naïve, Ångström, 患者, 😀\n')],
    ['UTF-8 with a mark', Buffer.from('\ufeffGröße\n')],
    ['UTF-16 LE with a mark', Buffer.from('\ufeffGröße der Gruppe\n', 'utf16le')],
    ['UTF-16 BE with a mark', Buffer.from('\ufeffGröße der Gruppe\n', 'utf16le').swap16()],
    ['UTF-16 LE without a mark', Buffer.from('Size of the group\n', 'utf16le')],
    ['Windows-1252', Buffer.from('Gr\xf6\xdfe der Gruppe \x96 ein Ma\xdf\n', 'latin1')],
    ['Windows line ends', Buffer.from('one\r\ntwo\r\n')],
    ['no end of the last line', Buffer.from('one\ntwo')],
  ])('lets %s pass', async (_, bytes) => {
    expect(await judged('notes.txt', bytes)).toMatchObject({
      type: { id: 'txt' },
      result: 'pass',
      findings: [],
    });
  });

  it.each<[string, string, Buffer]>([
    ['control bytes', 'text/control-bytes', Buffer.from(lines(40, prose) + 'a\x1b[31mred\x1b[0m\n')],
    ['NULs at the end', 'text/padding', Buffer.concat([Buffer.from(lines(3, prose)), Buffer.alloc(100)])],
    [
      'two encodings',
      'text/mixed-encoding',
      Buffer.concat([Buffer.from('é'), Buffer.from('\xe9 \xe8 \xe0 \xfc', 'latin1')]),
    ],
    [
      'mostly bytes beyond ASCII',
      'text/mixed-encoding',
      Buffer.from(Array.from({ length: 300 }, (_, at) => 0xa0 + ((at * 53) % 0x60))),
    ],
    ['zero-width characters', 'text/invisible', Buffer.from(lines(10, (at) => `A\u200B${at}`))],
    ['tag characters', 'text/invisible', Buffer.from(`Hello${'\u{E0041}'.repeat(20)}\n`)],
    ['variation selectors in a row', 'text/invisible', Buffer.from(`😀${'\uFE01\uFE0A'.repeat(20)}\n`)],
    ['turned direction', 'text/bidi', Buffer.from('access \u202Elevel\u202C\n')],
    ['look-alike letters', 'text/look-alikes', Buffer.from(lines(10, () => 'a pаtient'))],
    [
      'blanks of many widths',
      'text/unusual-blanks',
      Buffer.from(lines(10, (at) => `a${'\u2002\u2003\u2009'[at % 3]}b\u2004c`)),
    ],
    [
      'no-break spaces as bits',
      'text/unusual-blanks',
      Buffer.from(lines(40, (at) => `a${at % 2 ? ' ' : '\u00a0'}b c\u00a0d`)),
    ],
    [
      'blanks and tabs at line ends',
      'text/trailing-blanks',
      Buffer.from(lines(20, (at) => `${prose(at)}${' '.repeat(at % 7)}\t${' '.repeat(at % 5)}`)),
    ],
    [
      'one blank or none at line ends',
      'text/trailing-blanks',
      Buffer.from(lines(60, (at) => `${prose(at)}${(at * 7) % 3 ? ' ' : ''}`)),
    ],
    [
      'two line ends in turns',
      'text/line-ends',
      Buffer.from(
        Array.from({ length: 40 }, (_, at) => `${prose(at)}${(at * 7) % 3 ? '\r\n' : '\n'}`).join('')
      ),
    ],
    ['a very long line', 'text/long-line', Buffer.from('word '.repeat(60_000))],
  ])('asks for review of %s', async (_, rule, bytes) => {
    const judgement = await judged('notes.txt', bytes);
    expect(firedRules(judgement)).toContain(rule);
    expect(judgement.result).not.toBe('pass');
  });

  it.each([
    ['a flag made of tags', '🏴\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F} Scotland\n'],
    ['joined pictures', '👩‍⚕️ and 👨‍👩‍👧\n'],
    ['Persian with a joiner', 'می‌خواهم\n'],
    ['symbols with a selector', '✔️ done, 1️⃣ first\n'],
    ['a stray zero-width space', 'copied\u200B text\n'],
    ['Greek beside Latin letters', 'μm, Δt, β-blockers\n'],
    ['some line breaks of Markdown', lines(30, (at) => `${prose(at)}${at === 12 ? '  ' : ''}`)],
    ['lines filled up to one width', lines(30, (at) => prose(at).padEnd(90))],
  ])('lets %s pass', async (_, text) => {
    expect((await judged('notes.md', text)).result).toBe('pass');
  });

  it('names the line', async () => {
    const { findings } = await judged('notes.txt', `${lines(6, prose)}a \u202Eb\n`);
    expect(findings.find(({ rule }) => rule === 'text/bidi')?.line).toBe(7);
  });
});

describe('tables', () => {
  it.each([
    ['quoted cells', 'name,note\na,"b, c"\nd,"e ""f"""\ng,"two\nlines"\n'],
    ['semicolons', 'name;rate\na;1,5\nb;2,5\n'],
    ['one column', 'rate\n1.5\n2.5\n'],
    ['an empty line at the end', 'a,b\n1,2\n\n'],
    ['empty cells', 'a,b,c\n1,,\n,,3\n'],
    ['a few short rows', `a,b\n${lines(40, (at) => `${at},${at}`)}only one\n`],
  ])('lets %s pass', async (_, text) => {
    expect((await judged('table.csv', text)).result).toBe('pass');
  });

  it.each([
    ['a row with more cells', 'a,b\n1,2\n3,4,hidden\n', 'text/ragged'],
    ['an open quotation mark', 'a,b\n1,"2\n3,4\n', 'text/malformed'],
    ['something after a quotation mark', 'a,b\n1,"2"x\n', 'text/malformed'],
    ['rows that are mostly short', `a,b,c\n${lines(20, (at) => `${at}`)}`, 'text/ragged'],
  ])('asks for review of %s', async (_, text, rule) => {
    expect(await rulesOf('table.csv', text)).toContain(rule);
  });
});

describe('json', () => {
  it.each([
    '[]',
    '{}',
    '"text"',
    '-1.5E+3',
    '[1,2,{"a":"\\u00e9\\n"}]',
    ' {"a" : {"b" : [true, false, null]}} \n',
  ])('lets %s pass', async (text) => {
    expect(await judged('data.json', text)).toMatchObject({ type: { id: 'json' }, result: 'pass' });
  });

  it.each([
    '{"a":1,}',
    '[1 2]',
    '{a:1}',
    "{'a':1}",
    '[1,2',
    '[01]',
    '[1.]',
    '["\\x"]',
    '{"a":1}}',
    '// x\n[]',
    '[nul]',
    '["a\tb"]',
    '{"a" 1}',
    '[,1]',
    '["a',
  ])('asks for review of %j', async (text) => {
    const judgement = await judged('data.json', text);
    expect(firedRules(judgement)).toContain('text/malformed');
    expect(judgement.result).toBe('review');
  });

  it('agrees with the parser of the language on mutated documents', async () => {
    const base = '{"a":[1,-2.5e3,{"b":"c\\"d\\u0041"}],"e":null,"f":{"g":true}}';
    for (let at = 0; at < base.length; at += 1)
      for (const insert of ['', ',', '"', '{', ']', '0', '-', 'e', '\\', ':', ' ']) {
        const text = base.slice(0, at) + insert + base.slice(at + 1);
        let parses = true;
        try {
          JSON.parse(text);
        } catch {
          parses = false;
        }
        const { result, findings } = await judged('data.json', text);
        expect([text, result, findings.some(({ rule }) => rule === 'text/malformed')]).toEqual([
          text,
          parses ? 'pass' : 'review',
          !parses,
        ]);
      }
  });

  it('goes no deeper than the policy', async () => {
    const policy = DEFAULT_POLICY.with({ id: 'flat', version: '1', thresholds: { jsonDepth: 3 } });
    expect((await judged('data.json', '[[[1]]]', policy)).result).toBe('pass');
    expect((await judged('data.json', '[[[[1]]]]', policy)).result).toBe('review');
    expect((await judged('data.json', '['.repeat(1_000_000))).result).toBe('review');
  });

  it('notes keys that stand twice, in one object only', async () => {
    expect(await rulesOf('data.json', '{"a":1,"b":{"a":2}}')).toEqual([]);
    expect(await rulesOf('data.json', '[{"a":1},{"a":2}]')).toEqual([]);
    expect(await rulesOf('data.json', '{"a":1,"b":2,"a":3}')).toEqual(['text/duplicate-keys']);
  });

  it('reads ndjson line by line', async () => {
    expect((await judged('lines.ndjson', '{"a":1}\n\n{"a":2}')).result).toBe('pass');
    expect(await rulesOf('lines.ndjson', '{"a":1}\n{"a":\n2}\n')).toContain('text/malformed');
    expect(await rulesOf('lines.ndjson', '{"a":1}{"a":2}\n')).toContain('text/malformed');
    expect(await rulesOf('lines.json', '{"a":1}\n{"a":2}\n')).toContain('text/malformed');
  });
});

describe('XML', () => {
  const head = '<?xml version="1.0" encoding="UTF-8"?>\n';

  it.each([
    ['elements and attributes', `${head}<results>\n<row area="Fife">12.5</row>\n<row/>\n</results>\n`],
    ['a comment and CDATA', `${head}<a><!-- of 2019 --><![CDATA[1 < 2]]></a>`],
    ['entities that a document type declares', `${head}<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>`],
    ['no declaration', '<results><row>1</row></results>\n'],
  ])('is well-formed with %s', async (_, text) => {
    expect(await rulesOf('results.xml', text)).not.toContain('text/malformed');
  });

  it.each([
    ['an element that is never closed', `${head}<a>\n<b>1</a>\n`, 3],
    ['two roots', `${head}<a/>\n<b/>\n`, 3],
    ['an entity that nobody declares', `${head}<a>&b;</a>`, 2],
    ['an end in the middle', `${head}<a>\n<b>1`, 3],
    ['elements within each other without end', `${head}${'<a>'.repeat(100_000)}`, 2],
  ])('is malformed with %s', async (_, text, line) => {
    const { findings } = await judged('results.xml', text);
    expect(findings.filter(({ rule }) => rule === 'text/malformed')).toMatchObject([
      { line, message: expect.stringContaining('this is no XML') },
    ]);
  });

  it('is read in pieces, whatever its size', async () => {
    const text = `${head}<rows>\n${'<row area="Größe">1.5</row>\n'.repeat(60_000)}</row>\n`;
    const { findings } = await judged('results.xml', text);
    expect(findings.find(({ rule }) => rule === 'text/malformed')).toMatchObject({ line: 60_003 });
  });
});
