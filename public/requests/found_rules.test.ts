import { someFile } from '../test/requests';
import { foundRules } from './found_rules';

it('counts files by what was found in them, the worst first', () => {
  const files = [
    someFile({ result: 'review', rules: ['egress/small-counts', 'vendor-17'] }),
    someFile({ result: 'review', rules: ['egress/small-counts', 'small.cells'] }),
    someFile({ result: 'block', rules: ['egress/type-mismatch'] }),
    someFile(),
  ];
  expect(foundRules(files)).toEqual([
    { title: 'The name does not fit the content', files: 1, worst: 'block' },
    { title: 'Small counts', files: 2, worst: 'review' },
    { title: 'vendor-17', files: 1, worst: 'review' },
  ]);
});

it('is empty when nothing was found', () => {
  expect(foundRules([someFile()])).toEqual([]);
});
