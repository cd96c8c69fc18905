import { BufferSource } from '../source';
import type { Encoding } from './encoding';
import { TextView, WINDOW_BYTES } from './text_view';

const line = (index: number) => `line ${index}: größe 患者 😀\n`;
const text = Array.from({ length: 60_000 }, (_, index) => line(index)).join('');

const encode: Record<Encoding, (content: string) => Buffer> = {
  'utf-8': (content) => Buffer.from(content),
  'utf-16le': (content) => Buffer.from(content, 'utf16le'),
  'utf-16be': (content) => Buffer.from(content, 'utf16le').swap16(),
  'windows-1252': (content) => Buffer.from(content, 'latin1'),
};

describe('a view of text', () => {
  it.each(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const)(
    'gives all of a text in %s in bounded pieces that share their ends',
    (encoding) => {
      const content = encoding === 'windows-1252' ? text.replace(/[^\n -~ß-ö]/gu, '') : text;
      const view = new TextView(new BufferSource(encode[encoding](content)), encoding, 'txt');
      let joined = '';
      let windows = 0;
      for (const window of view.windows()) {
        windows += 1;
        expect(window.bytes.length).toBeLessThanOrEqual(WINDOW_BYTES * 2);
        expect(windows === 1 || window.overlap >= 4_000).toBe(true);
        joined += window.bytes.subarray(window.overlap).toString();
      }
      expect(windows).toBeGreaterThan(1);
      expect(joined === content).toBe(true);
    }
  );

  it('counts lines across pieces', () => {
    const view = new TextView(new BufferSource(Buffer.from(text)), 'utf-8', 'txt');
    for (const window of view.windows()) {
      const at = window.bytes.indexOf('line ', window.overlap);
      const number = Number(/line (\d+)/.exec(window.bytes.toString('utf8', at, at + 20))?.[1]);
      expect(window.lineAt(at)).toBe(number + 1);
    }
  });
});
