import { look, rulesOf } from '../test/look';
import { CONTAINER_INSPECTORS } from './containers';
import type { Inspector } from './containers';

describe('CONTAINER_INSPECTORS', () => {
  it.each([
    ['7z', 'archives/opaque'],
    ['bz2', 'archives/opaque'],
    ['heic', 'images/opaque'],
    ['djvu', 'office/opaque'],
  ])('says of %s that it is not opened', async (type, rule) => {
    expect(rulesOf(await look(CONTAINER_INSPECTORS[type] as Inspector, Buffer.from('x')))).toEqual([rule]);
  });

  it('leaves plain text to those who read text', () => {
    for (const type of ['txt', 'csv', 'tsv', 'json', 'ndjson'])
      expect(CONTAINER_INSPECTORS[type]).toBeUndefined();
  });
});
