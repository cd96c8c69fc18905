import { evidenceOf, look, ownRulesOf } from '../../test/look';
import { makePng } from '../../test/make_images';
import { inspectMarkdown } from './markdown';
import { inspectHtml, inspectXml } from './markup';
import { inspectRtf } from './rtf';

const LONG = 'secret '.repeat(200);
const html = async (text: string) => ownRulesOf(await look(inspectHtml, Buffer.from(text)));
const xml = async (text: string) => ownRulesOf(await look(inspectXml, Buffer.from(text)));
const md = async (text: string) => ownRulesOf(await look(inspectMarkdown, Buffer.from(text)));
const rtf = async (text: string) => ownRulesOf(await look(inspectRtf, Buffer.from(text, 'latin1')));

describe('inspectHtml', () => {
  it('has nothing to say about a plain page', async () => {
    const page =
      '<!DOCTYPE html><html><!-- made by hand --><body><a href="https://a.example">x</a> 1 < 2</body></html>\n';
    expect(await html(page)).toEqual([]);
  });

  it.each([
    ['scripts', '<script>alert(1)</script>', 'markup/script'],
    ['event handlers', '<p ONclick = x>', 'markup/script'],
    ['script addresses in disguise', '<a href="java&#x73;cript&colon;x">', 'markup/script'],
    ['script addresses with blanks', '<a href=" java\tscript:x">', 'markup/script'],
    ['iframes', '<iframe src="a.html">', 'markup/embedded'],
    ['pages as addresses', '<a href="data:text/html,<b>">', 'markup/embedded'],
    ['content from elsewhere', '<img src="//a.example/x">', 'markup/external'],
    ['style sheets from elsewhere', '<style>@import "https://a.example"</style>', 'markup/external'],
    ['long comments', `<!--${LONG}-->`, 'markup/comment'],
    ['hidden elements', '<p style="display: none">x</p>', 'markup/hidden-text'],
    ['content behind the end', '<html></html>secret', 'markup/trailing'],
  ])('finds %s', async (_name, text, rule) => expect(await html(text)).toContain(rule));

  it('judges files that are written as addresses', async () => {
    const png = Buffer.concat([makePng(), Buffer.from('secret')]).toString('base64');
    const found = await look(inspectHtml, Buffer.from(`<img src="data:image/png;base64,${png}">`));
    expect(evidenceOf(found, 'markup/data-url')).toBe(`1 addresses of ${png.length} characters: image/png`);
    expect(found.findings.map((finding) => finding.rule)).toContain('images/hidden-data');
  });

  it('reads UTF-16', async () => {
    const found = await look(inspectHtml, Buffer.from('\ufeff<script>x</script>', 'utf16le'));
    expect(ownRulesOf(found)).toEqual(['markup/script']);
  });

  it.each(['<', '<!--', '<a ', '<a b="', '<![CDATA[', '<!DOCTYPE [', '<script>', '`', '&#', 'data:;a'])(
    'is quick about much of %s',
    async (piece) => {
      const bytes = Buffer.from(piece.repeat(200_000));
      const start = performance.now();
      await look(inspectHtml, bytes);
      await look(inspectMarkdown, bytes);
      expect(performance.now() - start).toBeLessThan(5_000);
    }
  );
});

describe('inspectXml', () => {
  it('has nothing to say about a figure or a plain document', async () => {
    const svg = `<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd"><svg xmlns="http://www.w3.org/2000/svg"><metadata>made by a program</metadata><use href="#a"/><path style="fill: none"/></svg>`;
    expect(await xml(svg)).toEqual([]);
  });

  it.each([
    ['entities', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', 'markup/doctype'],
    ['a DTD from elsewhere', '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>', 'markup/doctype'],
    ['processing instructions', '<a/><?data secret?>', 'markup/instruction'],
    ['foreign objects', '<svg><foreignObject/></svg>', 'markup/embedded'],
    ['scripts with a prefix', '<svg><s:script>x</s:script></svg>', 'markup/script'],
    ['event handlers', '<svg onload="x"/>', 'markup/script'],
    ['pictures from elsewhere', '<svg><image xlink:href="https://a.example"/></svg>', 'markup/external'],
    ['long metadata', `<svg><metadata>${LONG}</metadata></svg>`, 'markup/hidden-text'],
    ['changes to addresses', '<svg><set attributeName="xlink:href"/></svg>', 'markup/script'],
  ])('finds %s', async (_name, text, rule) => expect(await xml(text)).toEqual([rule]));
});

describe('inspectMarkdown', () => {
  it('passes what stands in code, and links and pictures', async () => {
    const text =
      '# T\n<!-- toc -->\n![a](https://a.example/b.png)\n```html\n<script>x</script>\n```\nUse `<iframe>`.\n';
    expect(await md(text)).toEqual([]);
  });

  it.each([
    ['scripts', 'text <script>x</script>', 'markup/embedded'],
    ['long comments', `<!--${LONG}-->`, 'markup/comment'],
    ['files as addresses', '![x](data:text/plain;base64,c2VjcmV0)', 'markup/data-url'],
  ])('finds %s', async (_name, text, rule) => expect(await md(text)).toEqual([rule]));
});

describe('inspectRtf', () => {
  it('has nothing to say about a plain document', async () => {
    const text =
      '{\\rtf1\\ansi{\\*\\generator Word;}{\\field{\\*\\fldinst HYPERLINK "https://a.example"}}Text \\{x\\}\\par}\n';
    expect(await rtf(text)).toEqual([]);
  });

  it.each([
    ['objects', '{\\rtf1{\\object\\objemb{\\*\\objdata 0105}}}', 'markup/object'],
    ['binary data', '{\\rtf1 \\bin4 }}}}}', 'markup/object'],
    ['pictures', '{\\rtf1{\\pict 89504e}}', 'markup/object'],
    ['hidden text', '{\\rtf1 {\\v secret}}', 'markup/hidden-text'],
    ['unknown destinations', `{\\rtf1{\\*\\mine ${LONG}}}`, 'markup/hidden-text'],
    ['comments', '{\\rtf1{\\*\\annotation secret}}', 'markup/comment'],
    ['fields that fetch', '{\\rtf1{\\field{\\*\\fldinst INCLUDETEXT "c:\\\\x"}}}', 'markup/external'],
    ['bytes behind the end', '{\\rtf1 Text}secret', 'markup/trailing'],
  ])('finds %s', async (_name, text, rule) => expect(await rtf(text)).toEqual([rule]));

  it('passes text that ceases to be hidden', async () => expect(await rtf('{\\rtf1 \\v0 Text}')).toEqual([]));

  it('refuses what has no end or no bottom', async () => {
    await expect(rtf('{\\rtf1 Text')).rejects.toThrow('no end');
    await expect(rtf('{'.repeat(20_000))).rejects.toThrow('too deep');
  });
});
