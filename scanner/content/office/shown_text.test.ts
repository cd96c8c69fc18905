import { FlowText, SharedTexts, SheetText } from './shown_text';
import type { TextReader } from './shown_text';
import { readXml } from './xml';
import { Inspection } from '../inspection';
import { newBudget } from '../inspect';
import { BufferSource } from '../source';
import { DEFAULT_POLICY } from '../../policy';

function read<R extends TextReader>(xml: string, reader: R): R {
  const source = new BufferSource(Buffer.from(xml));
  const inspection = new Inspection('a', source, DEFAULT_POLICY, newBudget(DEFAULT_POLICY));
  readXml(inspection, Buffer.from(xml), {
    open: (tag) => reader.open(tag),
    close: (name) => reader.close(name),
    text: (text) => reader.text(text),
  });
  return reader;
}

describe('shown text', () => {
  it('is a line a paragraph and a line a row', () => {
    const paragraphs = '<w:p><w:t>a</w:t><w:t>b</w:t></w:p><w:p><w:delText>c</w:delText></w:p>';
    const table =
      '<w:tbl><w:tr><w:tc><w:p><w:t>d</w:t></w:p></w:tc><w:tc><w:p><w:t>e</w:t></w:p></w:tc></w:tr></w:tbl>';
    expect(read(`<w:body>${paragraphs}${table}</w:body>`, new FlowText()).value).toBe('ab\nc\nd \te');
  });

  it('is the csv of a sheet, with empty cells in their places', () => {
    const { texts } = read(
      '<sst><si><t>x,y</t></si><si><r><t>a</t></r><r><t>"b</t></r></si></sst>',
      new SharedTexts()
    );
    const rows = [
      '<row><c r="A1" t="s"><v>0</v></c><c r="C1"><v>3</v></c></row>',
      '<row><c t="inlineStr"><is><t>in</t></is></c><c t="s"><v>1</v></c></row>',
    ];
    const sheet = read(`<worksheet>${rows.join('')}</worksheet>`, new SheetText(texts));
    expect(sheet.csv).toBe('"x,y",,3\nin,"a""b",');
  });

  it('keeps columns that no sheet can have out of memory', () => {
    const sheet = read('<worksheet><row><c r="ZZZ1"><v>1</v></c></row></worksheet>', new SheetText([]));
    expect(sheet.csv).toBe('');
  });
});
