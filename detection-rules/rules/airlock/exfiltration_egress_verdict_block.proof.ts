import { proof, pushVerdict, set, verdict } from '../../proof';

const macro = { rule: 'office-macro', level: 'error' as const, message: 'The document carries macros.' };

export default proof({
  hits: [
    set(
      'a text document under the name of a picture',
      verdict({
        path: 'figures/B00P.png',
        result: 'block',
        type: 'rtf',
        findings: [
          {
            rule: 'extension-mismatch',
            level: 'error',
            message: 'The content is a document, not a picture.',
          },
        ],
      })
    ),
    set(
      'a macro, after the request was closed',
      verdict({ path: 'Tables/Results FINAL.XLSM', result: 'block', findings: [macro], late: true })
    ),
    set(
      'one of three files is blocked, by a scanner of another make that gives no finding',
      verdict({ path: 'a.csv', result: 'pass', scanner: 'clam-gate' }),
      verdict({ path: 'model.pkl', result: 'block', scanner: 'clam-gate' }),
      verdict({ path: 'b.csv', result: 'pass', scanner: 'clam-gate' })
    ),
  ],
  misses: [
    set('a table passes', verdict({ path: 'tables/counts.csv', result: 'pass', type: 'csv' })),
    set(
      'a picture goes to review, with a warning',
      verdict({
        path: 'figures/km.png',
        result: 'review',
        findings: [{ rule: 'image', level: 'warning', message: 'Export the data under the figure.' }],
      })
    ),
    set('a push is blocked, which is not egress', pushVerdict({ result: 'block' })),
  ],
});
