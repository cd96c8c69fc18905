import { deflateSync } from 'node:zlib';

import { evidenceOf, look, rulesOf } from '../../test/look';
import { makeJpeg } from '../../test/make_images';
import { inspectPdf } from './pdf';

const stream = (content: Buffer | string, entries = '') =>
  Buffer.concat([
    Buffer.from(`<< /Length ${content.length} ${entries} >>\nstream\n`),
    Buffer.from(content as string),
    Buffer.from('\nendstream'),
  ]);

const flate = (content: string, entries = '') =>
  stream(deflateSync(Buffer.from(content)), `/Filter /FlateDecode ${entries}`);

const PAGE = '<< /Type /Page /Parent 2 0 R /Contents 4 0 R >>';
const CONTENT = flate('BT /F1 12 Tf (Hello) Tj ET');

/** A PDF of a catalog, one page, its content and further objects. */
function makePdf({
  catalog = '',
  page = PAGE,
  content = CONTENT,
  trailer = '',
  more = [] as (Buffer | string)[],
} = {}) {
  const objects = [
    `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`,
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    page,
    content,
    ...more,
  ];
  const pieces = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
  objects.forEach((object, index) =>
    pieces.push(Buffer.from(`${index + 1} 0 obj\n`), Buffer.from(object as string), Buffer.from('\nendobj\n'))
  );
  pieces.push(
    Buffer.from(
      `xref\n0 2\n0000000000 65535 f \n0000000009 00000 n \ntrailer\n<< /Size 5 /Root 1 0 R ${trailer} >>\nstartxref\n99\n%%EOF\n`
    )
  );
  return Buffer.concat(pieces);
}

const rules = async (bytes: Buffer) => rulesOf(await look(inspectPdf, bytes));

describe('inspectPdf', () => {
  it('has nothing to say about a plain document', async () => expect(await rules(makePdf())).toEqual([]));

  it.each([
    ['JavaScript', { catalog: '/OpenAction << /S /JavaScript /JS (app.alert) >>' }, 'pdf/javascript'],
    ['names with escapes', { catalog: '/OpenAction << /S /J#61vaScript >>' }, 'pdf/javascript'],
    ['programs to start', { catalog: '/OpenAction << /S /Launch /F (cmd.exe) >>' }, 'pdf/action'],
    ['additional actions', { catalog: '/AA << >>' }, 'pdf/action'],
    ['layers', { catalog: '/OCProperties << /OCGs [] >>' }, 'pdf/hidden-layer'],
    ['forms', { catalog: '/AcroForm << /Fields [] >>' }, 'pdf/form'],
    ['encryption', { trailer: '/Encrypt 9 0 R' }, 'pdf/encrypted'],
    ['invisible text', { content: flate('BT 3 Tr (secret) Tj ET') }, 'pdf/invisible-text'],
    ['data of programs', { catalog: '/PieceInfo << >>' }, 'pdf/metadata'],
    [
      'comments',
      { page: '<< /Type /Page /Contents 4 0 R /Annots [<< /Subtype /Popup >>] >>' },
      'pdf/annotation',
    ],
    ['an unknown packing', { content: stream('xx', '/Filter /LZWDecode') }, 'pdf/unread'],
    ['a damaged stream', { content: stream('no zlib at all', '/Filter /FlateDecode') }, 'pdf/unread'],
  ])('finds %s', async (_name, parts, rule) => expect(await rules(makePdf(parts))).toEqual([rule]));

  it('finds attachments', async () => {
    const found = await look(
      inspectPdf,
      makePdf({
        catalog:
          '/Names << /EmbeddedFiles << /Names [(a.csv) << /Type /Filespec /EF << /F 5 0 R >> >>] >> >>',
        more: [stream('a,b\n1,2\n', '/Type /EmbeddedFile')],
      })
    );
    expect(rulesOf(found)).toEqual(['pdf/attachment']);
    expect(evidenceOf(found, 'pdf/attachment')).toContain('/EmbeddedFile in object 5');
  });

  it('looks into object streams', async () => {
    const inner = '7 0 << /S /JavaScript /JS (x) >>';
    const objects = flate(inner, '/Type /ObjStm /N 1 /First 4');
    const found = await look(inspectPdf, makePdf({ more: [objects] }));
    expect(evidenceOf(found, 'pdf/javascript')).toContain('object 7 within object 5');
  });

  it('reads text in ASCII85', async () => {
    // The text is "BT", a new line and "3 Tr ET".
    const found = await rules(makePdf({ content: stream('6<":J+B3A(78s~>', '/Filter /ASCII85Decode') }));
    expect(found).toEqual(['pdf/invisible-text']);
  });

  it('finds bytes before, between, behind and within', async () => {
    const pdf = makePdf();
    const before = Buffer.concat([Buffer.from('SECRET\n'), pdf]);
    expect(evidenceOf(await look(inspectPdf, before), 'pdf/hidden-data')).toBe('7 bytes before the PDF');
    const behind = Buffer.concat([pdf, Buffer.from('PK\x03\x04 secret')]);
    expect(evidenceOf(await look(inspectPdf, behind), 'pdf/hidden-data')).toContain('behind the end');
    const between = Buffer.from(pdf.toString('latin1').replace('2 0 obj', 'SECRET DATA\n2 0 obj'), 'latin1');
    expect(evidenceOf(await look(inspectPdf, between), 'pdf/hidden-data')).toContain('12 bytes at offset');
    const packed = Buffer.concat([deflateSync(Buffer.from('BT ET')), Buffer.from('SECRET')]);
    const within = makePdf({ content: stream(packed, '/Filter /FlateDecode') });
    expect(evidenceOf(await look(inspectPdf, within), 'pdf/hidden-data')).toBe(
      '6 bytes behind the packed data of object 4'
    );
    const comment = Buffer.from(
      pdf.toString('latin1').replace('2 0 obj', `%${'x'.repeat(400)}\n2 0 obj`),
      'latin1'
    );
    expect(await rules(comment)).toEqual(['pdf/hidden-data']);
  });

  it('finds earlier versions', async () => {
    const pdf = makePdf();
    const later = Buffer.concat([
      pdf,
      Buffer.from('3 0 obj\n<< >>\nendobj\ntrailer\n<< >>\nstartxref\n5\n%%EOF\n'),
    ]);
    expect(evidenceOf(await look(inspectPdf, later), 'pdf/earlier-versions')).toContain('2 versions');
  });

  it('finds streams that nothing uses', async () => {
    const found = await look(inspectPdf, makePdf({ more: [stream('secret')] }));
    expect(evidenceOf(found, 'pdf/lost-object')).toBe('object 5 of 6 bytes');
  });

  it('looks into pictures', async () => {
    const jpeg = Buffer.concat([makeJpeg(), Buffer.from('secret')]);
    const image = stream(jpeg, '/Type /XObject /Subtype /Image /Filter /DCTDecode');
    const page = '<< /Type /Page /Contents 4 0 R /Resources << /XObject << /I 5 0 R >> >> >>';
    const found = await look(inspectPdf, makePdf({ page, more: [image] }));
    expect(rulesOf(found)).toEqual(['images/hidden-data', 'pdf/image']);
    expect(found.findings[0]?.message).toContain('file!/object-5.jpg');
  });

  it('refuses what is nested without end', async () => {
    const deep = makePdf({ page: '['.repeat(100_000) });
    expect(await rules(deep)).toContain('pdf/unread');
  });

  it('stops at very many damaged objects', async () => {
    const endless = Buffer.from(`%PDF-1.4\n${'1 0 obj<<>>stream\n'.repeat(5_000)}`);
    await expect(look(inspectPdf, endless)).rejects.toThrow('too many damaged objects');
  });

  it('never hangs or dies on damage', async () => {
    const pdf = makePdf({ more: [flate('7 0 << >>', '/Type /ObjStm /N 1 /First 4')] });
    for (let at = 0; at < pdf.length; at += 1) {
      const damaged = Buffer.from(pdf);
      damaged[at] = (damaged[at] ?? 0) ^ 0x55;
      await look(inspectPdf, damaged).catch((error: Error) => expect(error.message).not.toBe(''));
    }
  });
});
