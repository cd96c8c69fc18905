import { evidenceOf, look, ownRulesOf } from '../../test/look';
import { makeZip } from '../../test/make_zip';
import { inspectOdf } from './odf';

/** A spreadsheet; further parts stand in the manifest unless they are to be strangers. */
const sheet = (
  content: string,
  more: Record<string, string> = {},
  strangers: Record<string, string> = {},
  entry = ''
) =>
  makeZip({
    mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
    'META-INF/manifest.xml': `<manifest:manifest xmlns:manifest="m">${[
      '/',
      'content.xml',
      ...Object.keys(more),
    ]
      .map((name) => `<manifest:file-entry manifest:full-path="${name}"/>`)
      .join('')}${entry}</manifest:manifest>`,
    'content.xml': `<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x" xmlns:style="s">${content}</office:document-content>`,
    ...more,
    ...strangers,
  });

const ownRules = async (bytes: Buffer) => ownRulesOf(await look(inspectOdf, bytes));

describe('inspectOdf', () => {
  it('has nothing to say about a plain document', async () => {
    expect(await ownRules(await sheet('<table:table-row/>', { 'Pictures/a.png': 'x' }))).toEqual([]);
  });

  it.each([
    ['comments', '<office:annotation/>', 'office/comments'],
    ['tracked changes', '<text:insertion/>', 'office/tracked-changes'],
    ['hidden rows', '<table:table-row table:visibility="collapse"/>', 'office/hidden-cells'],
    ['hidden sheets', '<style:table-properties table:display="false"/>', 'office/hidden-sheet'],
    ['hidden text', '<style:text-properties text:display="none"/>', 'office/hidden-text'],
  ])('finds %s', async (_name, content, rule) =>
    expect(await ownRules(await sheet(content))).toEqual([rule])
  );

  it('finds macros, objects and parts that the manifest does not name', async () => {
    expect(await ownRules(await sheet('', { 'Basic/Standard/Module1.xml': '<a/>' }))).toEqual([
      'office/macros',
    ]);
    expect(await ownRules(await sheet('', { 'Object 1/content.xml': '<a/>' }))).toEqual(['office/embedded']);
    const found = await look(inspectOdf, await sheet('', {}, { 'data.bin': 'secret' }));
    expect(evidenceOf(found, 'office/unknown-part')).toBe('not in the manifest: "data.bin" (6 bytes)');
  });

  it('finds encryption', async () => {
    expect(await ownRules(await sheet('', {}, {}, '<manifest:encryption-data/>'))).toEqual([
      'office/encrypted',
    ]);
  });

  it('judges tables as csv and text as text', async () => {
    const row = (...cells: string[]) =>
      `<table:table-row>${cells.map((cell) => `<table:table-cell><text:p>${cell}</text:p></table:table-cell>`).join('')}</table:table-row>`;
    const table = `<table:table table:name="People">${row('nhs number', 'age')}${row('943 476 5919', '30')}</table:table>`;
    const found = await look(
      inspectOdf,
      await sheet(`<office:body>${table}<text:p>NHS number 943 476 5919</text:p></office:body>`)
    );
    const messages = found.findings.map(({ rule, message }) => `${rule} ${message}`).join('\n');
    expect(messages).toMatch(/patients\/\S+ file!\/People\.csv/);
    expect(messages).toMatch(/patients\/\S+ file!\/text\.txt/);
  });
});
