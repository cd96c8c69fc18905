import { proof, set, verdict } from '../../proof';

export default proof({
  hits: [
    set(
      'a second scanner finds hidden rows after the release',
      verdict({ path: 'tables/counts.xlsx', result: 'block', late: true, scanner: 'second-look' })
    ),
    set(
      'a new version of the scanner blocks a picture with an archive behind it',
      verdict({
        path: 'figures/km.png',
        result: 'block',
        late: true,
        findings: [{ rule: 'trailing-data', level: 'error', message: 'An archive follows the picture.' }],
      })
    ),
    set(
      'one of two late verdicts blocks',
      verdict({ path: 'a.csv', result: 'pass', late: true }),
      verdict({ path: 'b.csv', result: 'block', late: true })
    ),
  ],
  misses: [
    set('a block in time', verdict({ path: 'tables/counts.xlsx', result: 'block' })),
    set('a late verdict that passes', verdict({ path: 'figures/km.png', result: 'pass', late: true })),
    set('a late verdict that asks for review', verdict({ path: 'b.csv', result: 'review', late: true })),
  ],
});
