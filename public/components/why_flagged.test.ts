import { LABELS } from '../../common';
import { isFlagged, whyFlagged } from './why_flagged';

it('leaves out what every child of Python is', () => {
  expect(
    whyFlagged({
      labels: ['python_child', 'unexpected_child'],
      reasons: [LABELS.python_child.why, 'Neither ordinary use nor the project expects it.'],
    })
  ).toBe('Neither ordinary use nor the project expects it.');
});

it('says what kind of program it is where nothing else is said', () => {
  expect(whyFlagged({ labels: [], reasons: [], category: 'browser' })).toBe(
    'It is a web browser, which can upload files.'
  );
  expect(whyFlagged({ labels: [], reasons: [] })).toBe('');
});

it('takes a label that it does not know for a flagged one', () => {
  expect(isFlagged('of_a_newer_pipeline' as 'python_child')).toBe(true);
});
