import { manifestText } from '../../common';
import { textHash } from '../requests/canonical_hash';

test('the hash of a manifest is the one that coreutils give', () => {
  // sha256sum a b | LC_ALL=C sort | sha256sum, with the files "a" and "b" each holding its own name.
  const files = ['b', 'a'].map((path) => ({ path, sha256: textHash(path) }));
  expect(textHash(manifestText(files))).toBe(
    '66a12bbc7006351836db6928f6dc7614636017124c25fef62e3224b0eb0b17aa'
  );
});
