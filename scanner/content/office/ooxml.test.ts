import { evidenceOf, look, ownRulesOf, rulesOf } from '../../test/look';
import { makeZip } from '../../test/make_zip';
import { inspectOoxml } from './ooxml';

const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

const relationships = (...list: [kind: string, target: string, mode?: string][]) =>
  `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list
    .map(
      ([kind, target, mode], index) =>
        `<Relationship Id="r${index}" Type="${RELATIONSHIPS}/${kind}" Target="${target}"${mode ? ` TargetMode="${mode}"` : ''}/>`
    )
    .join('')}</Relationships>`;

/** A Word document of one part; further parts and relationships of that part can be given. */
const word = (body: string, more: Record<string, string> = {}, ...links: [string, string, string?][]) =>
  makeZip({
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': relationships(['officeDocument', 'word/document.xml']),
    'word/_rels/document.xml.rels': relationships(...links),
    'word/document.xml': `<w:document xmlns:w="w"><w:body>${body}</w:body></w:document>`,
    ...more,
  });

/** A workbook of one sheet. */
const workbook = (
  { sheets = '<sheet name="A" r:id="r0"/>', sheet = '', styles = '' },
  more: Record<string, string> = {},
  ...links: [string, string, string?][]
) =>
  makeZip({
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': relationships(['officeDocument', 'xl/workbook.xml']),
    'xl/_rels/workbook.xml.rels': relationships(
      ['worksheet', 'worksheets/sheet1.xml'],
      ['styles', '/xl/styles.xml'],
      ...links
    ),
    'xl/workbook.xml': `<workbook xmlns:r="r"><sheets>${sheets}</sheets></workbook>`,
    'xl/styles.xml': `<styleSheet>${styles}</styleSheet>`,
    'xl/worksheets/sheet1.xml': `<worksheet>${sheet}</worksheet>`,
    ...more,
  });

const ownRules = async (bytes: Buffer) => ownRulesOf(await look(inspectOoxml, bytes));

describe('inspectOoxml', () => {
  it('has nothing to say about a plain document or workbook', async () => {
    expect(await ownRules(await word('<w:p><w:r><w:t>Text</w:t></w:r></w:p>'))).toEqual([]);
    const sheet = '<sheetData><row r="1" ht="15"><c r="A1"><v>1</v></c></row></sheetData>';
    expect(await ownRules(await workbook({ sheet }))).toEqual([]);
  });

  it.each([
    ['macros by relationship', 'office/macros', ['vbaProject', 'harmless.xml']],
    ['embedded objects', 'office/embedded', ['oleObject', 'embeddings/a.bin']],
    ['comments', 'office/comments', ['comments', 'comments.xml']],
    ['custom XML', 'office/custom-xml', ['customXml', '../customXml/item1.xml']],
  ])('finds %s', async (_name, rule, [kind, target]) => {
    const part = (target ?? '').startsWith('../') ? (target ?? '').slice(3) : `word/${target}`;
    expect(await ownRules(await word('', { [part]: '<a/>' }, [kind ?? '', target ?? '']))).toEqual([rule]);
  });

  it('finds parts that nothing leads to, and says how large they are', async () => {
    const found = await look(inspectOoxml, await word('', { 'word/data.xml': '<a>secret</a>' }));
    expect(evidenceOf(found, 'office/unknown-part')).toBe('nothing leads to "word/data.xml" (13 bytes)');
  });

  it('finds relationships of unknown kinds', async () => {
    const found = await look(inspectOoxml, await word('', { 'word/a.xml': '<a/>' }, ['mine', 'a.xml']));
    expect(evidenceOf(found, 'office/unknown-part')).toContain('unknown relationship "mine"');
  });

  it('finds links to outside, but passes hyperlinks', async () => {
    const template = await word('', {}, ['attachedTemplate', 'http://a.example/t.dotm', 'External']);
    expect(evidenceOf(await look(inspectOoxml, template), 'office/external')).toContain(
      'http://a.example/t.dotm'
    );
    expect(await ownRules(await word('', {}, ['hyperlink', 'http://a.example', 'External']))).toEqual([]);
  });

  it.each([
    ['tracked changes', '<w:p><w:ins w:id="1"><w:r/></w:ins></w:p>', 'office/tracked-changes'],
    ['hidden text', '<w:r><w:rPr><w:vanish/></w:rPr><w:t>x</w:t></w:r>', 'office/hidden-text'],
    [
      'DDE fields',
      '<w:p><w:instrText>DDE</w:instrText><w:instrText>AUTO c:\\x</w:instrText></w:p>',
      'office/external',
    ],
    ['variables', '<w:docVar w:name="a" w:val="secret"/>', 'office/properties'],
    ['XML comments', '<!-- secret -->', 'markup/comment'],
    ['other content for other programs', '<mc:AlternateContent xmlns:mc="m"/>', 'office/alternate-content'],
  ])('finds %s', async (_name, body, rule) => expect(await ownRules(await word(body))).toEqual([rule]));

  it('passes text that is said not to be hidden', async () => {
    expect(await ownRules(await word('<w:vanish w:val="0"/>'))).toEqual([]);
  });

  it.each([
    ['hidden sheets', { sheets: '<sheet name="B" state="hidden"/>' }, 'office/hidden-sheet', 'sheet "B"'],
    [
      'very hidden ones',
      { sheets: '<sheet name="B" state="veryHidden"/>' },
      'office/very-hidden-sheet',
      'sheet "B"',
    ],
    ['hidden rows', { sheet: '<row hidden="1"/><row hidden="true"/>' }, 'office/hidden-cells', '2 times'],
    ['an escaped mark', { sheet: '<row hidden="&#49;"/>' }, 'office/hidden-cells', 'hidden row'],
    ['scenarios', { sheet: '<scenario name="a"/>' }, 'office/hidden-cells', 'scenario'],
    ['rows of no height', { sheet: '<row ht="0"/>' }, 'office/hidden-cells', 'hidden row'],
    [
      'hidden columns',
      { sheet: '<col min="2" max="4" hidden="1"/>' },
      'office/hidden-cells',
      'columns 2 to 4',
    ],
    [
      'formats that show nothing',
      { styles: '<numFmt formatCode=";;;"/>' },
      'office/hidden-cells',
      'shows nothing',
    ],
  ])('finds %s of a workbook', async (_name, parts, rule, evidence) => {
    const found = await look(inspectOoxml, await workbook(parts));
    expect(rulesOf(found)).toEqual([rule]);
    expect(evidenceOf(found, rule)).toContain(evidence);
  });

  it('finds copies of source data', async () => {
    const pivot = await workbook({}, { 'xl/pivotCache/pivotCacheRecords1.xml': '<a/>' }, [
      'pivotCacheRecords',
      'pivotCache/pivotCacheRecords1.xml',
    ]);
    expect(await ownRules(pivot)).toEqual(['office/cached-data']);
  });

  it('judges the text of a document and the sheets of a workbook as the files that they should have been', async () => {
    const text = '<w:p><w:r><w:t>NHS number 943 4</w:t></w:r><w:r><w:t>76 5919</w:t></w:r></w:p>';
    const found = await look(inspectOoxml, await word(text));
    expect(found.findings.map((finding) => finding.rule).join()).toContain('patients/');
    const cell = (reference: string, text: string) => `<c r="${reference}" t="s"><v>${text}</v></c>`;
    const shared = '<sst><si><t>date of birth</t></si><si><r><t>=cmd|</t></r><r><t>x</t></r></si></sst>';
    const book = await workbook(
      {
        sheet: `<row>${cell('A1', '0')}${cell('C1', '0')}</row><row>${cell('A2', '1')}${cell('C2', '1')}</row>`,
      },
      { 'xl/sharedStrings.xml': shared },
      ['sharedStrings', 'sharedStrings.xml']
    );
    const messages = (await look(inspectOoxml, book)).findings.map((finding) => finding.message).join();
    expect(messages).toContain('file!/sheet1.csv');
  });

  it('reads parts in UTF-16', async () => {
    const sheet = Buffer.from('\ufeff<worksheet><row hidden="1"/></worksheet>', 'utf16le');
    const book = await workbook({}, { 'xl/worksheets/sheet1.xml': sheet as unknown as string });
    expect(await ownRules(book)).toEqual(['office/hidden-cells']);
  });

  it('asks for review of parts that are no XML or declare entities', async () => {
    const bomb = '<!DOCTYPE a [<!ENTITY b "c">]><worksheet>&b;</worksheet>';
    expect(await ownRules(await workbook({}, { 'xl/worksheets/sheet1.xml': bomb }))).toEqual(['scan/failed']);
    expect(await ownRules(await workbook({}, { 'xl/worksheets/sheet1.xml': '<a' }))).toEqual(['scan/failed']);
  });
});
