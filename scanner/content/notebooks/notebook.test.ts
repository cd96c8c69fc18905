import { evidenceOf, look, ownRulesOf } from '../../test/look';
import { makePng } from '../../test/make_images';
import { inspectNotebook } from './notebook';

const PNG = makePng().toString('base64');

const notebook = (cell: object = {}, metadata: object = {}, more: object = {}) =>
  Buffer.from(
    JSON.stringify({
      nbformat: 4,
      nbformat_minor: 5,
      metadata: { kernelspec: { name: 'python3' }, ...metadata },
      cells: [
        {
          cell_type: 'code',
          id: 'a',
          metadata: {},
          execution_count: null,
          source: ['import pandas\n'],
          outputs: [],
          ...cell,
        },
      ],
      ...more,
    })
  );

const rules = async (bytes: Buffer) => ownRulesOf(await look(inspectNotebook, bytes));

describe('inspectNotebook', () => {
  it('has nothing to say about code without outputs', async () =>
    expect(await rules(notebook())).toEqual([]));

  it('counts outputs by kind', async () => {
    const outputs = [
      { output_type: 'stream', name: 'stdout', text: ['12 rows\n'] },
      { output_type: 'execute_result', data: { 'text/plain': ['age 30'], 'text/html': '<table></table>' } },
    ];
    const found = await look(inspectNotebook, notebook({ outputs }));
    expect(ownRulesOf(found)).toEqual(['notebooks/outputs']);
    expect(found.findings[0]?.message).toBe('The notebook contains 2 outputs of 1 cells.');
    expect(evidenceOf(found, 'notebooks/outputs')).toContain('"text/html": 1 of 15 characters');
  });

  it('judges pictures in outputs, and what stands behind them', async () => {
    const png = Buffer.concat([makePng(), Buffer.from('secret')]).toString('base64');
    const found = await look(
      inspectNotebook,
      notebook({ outputs: [{ output_type: 'display_data', data: { 'image/png': png } }] })
    );
    expect(ownRulesOf(found)).toEqual(['notebooks/binary-output', 'notebooks/outputs']);
    expect(found.findings.map((finding) => finding.rule)).toContain('images/hidden-data');
  });

  it.each([
    ['attachments', notebook({ attachments: { 'a.png': { 'image/png': PNG } } }), 'notebooks/attachments'],
    ['widget state', notebook({}, { widgets: { state: { a: 1 } } }), 'notebooks/widgets'],
    ['unknown fields', notebook({ data: 'secret' }), 'notebooks/metadata'],
    ['unknown fields of the whole', notebook({}, {}, { data: 'secret' }), 'notebooks/metadata'],
    ['much metadata', notebook({ metadata: { a: 'x'.repeat(3_000) } }), 'notebooks/metadata'],
    ['long lines', notebook({ source: `x = "${'a'.repeat(1_500)}"` }), 'notebooks/data'],
    ['long cells', notebook({ source: Array(500).fill(`${'1,'.repeat(30)}\n`) }), 'notebooks/data'],
  ])('finds %s', async (_name, bytes, rule) => expect(await rules(bytes)).toEqual([rule]));

  it('reads version 3 of the format', async () => {
    const cells = [{ cell_type: 'code', input: ['x'], outputs: [{ output_type: 'display_data', png: PNG }] }];
    const bytes = Buffer.from(JSON.stringify({ nbformat: 3, metadata: {}, worksheets: [{ cells }] }));
    expect(await rules(bytes)).toEqual(['notebooks/binary-output', 'notebooks/outputs']);
  });

  it('throws at what is no notebook', async () => {
    await expect(rules(Buffer.from('[]'))).rejects.toThrow('no JSON object');
    await expect(rules(Buffer.from('{"cells": 943 476 5919'))).rejects.toThrow(
      /^The notebook is not JSON\.$/
    );
  });
});
