import { judge } from '../content/inspect';
import { BufferSource } from '../content/source';
import { DEFAULT_POLICY } from '../policy';

// The founding study's own trial of its egress check: an RTF of 179 bytes under three names, and two texts.
const RTF =
  '{\\rtf1\\ansi\\ansicpg1252\\deff0\\nouicompat\\deflang2057{\\fonttbl{\\f0\\fnil\\fcharset0 Calibri;}}\n' +
  '{\\*\\generator Riched20 10.0}\\viewkind4\\uc1 \\pard\\sa200\\f0\\fs22 A short ghost story.\\par\n}\n';

const trial = (name: string, content: string) =>
  judge(name, new BufferSource(Buffer.from(content.padEnd(179, '\n'))), DEFAULT_POLICY);

const rulesOf = (judgement: Awaited<ReturnType<typeof trial>>) => judgement.findings.map(({ rule }) => rule);

describe('the trial of the founding study', () => {
  it.each(['B00P.jpg', 'B00P.png'])('catches %s as a document with the wrong extension', async (name) => {
    const judgement = await trial(name, RTF);
    expect(judgement.type).toMatchObject({ id: 'rtf', mime: 'application/rtf', how: 'signature' });
    expect(judgement.result).toBe('block');
    expect(rulesOf(judgement)).toEqual(expect.arrayContaining(['types/mismatch', 'types/document']));
  });

  it('names B00P.rtf as a document', async () => {
    const judgement = await trial('B00P.rtf', RTF);
    expect(judgement.type.id).toBe('rtf');
    expect(judgement.result).toBe('block');
    expect(rulesOf(judgement)).toContain('types/document');
    expect(rulesOf(judgement)).not.toContain('types/mismatch');
  });

  it.each(['TEST.txt', 'folder/within/DSFD.txt'])('lets %s pass as plain text', async (name) => {
    const judgement = await trial(name, 'This is only a test of a text.\n');
    expect(judgement).toMatchObject({ type: { id: 'txt', how: 'text' }, result: 'pass', findings: [] });
  });
});
