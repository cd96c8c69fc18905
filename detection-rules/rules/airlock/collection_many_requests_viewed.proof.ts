import { audited, every, proof, set } from '../../proof';

const views = (count: number, seconds: number, by: (index: number) => string, requests = count) =>
  every(seconds, count, (index) =>
    audited({
      action: 'request-view',
      by: by(index),
      request: `r${index % requests}`,
      project: `p${index % 5}`,
    })
  );

export default proof({
  hits: [
    set(
      'forty requests, one every three seconds',
      views(40, 3, () => 'ada')
    ),
    set(
      'thirty requests in half an hour',
      views(30, 60, () => 'ada')
    ),
    set(
      'sixty views, half of them by one person',
      views(64, 30, (index) => (index % 2 === 0 ? 'ada' : `reader${index % 8}`))
    ),
  ],
  misses: [
    set(
      'a reviewer opens six requests again and again',
      views(40, 60, () => 'ada', 6)
    ),
    set(
      'fifteen requests in an hour',
      views(15, 200, () => 'ada')
    ),
    set(
      'forty requests, shared by four reviewers',
      views(40, 60, (index) => `reader${index % 4}`)
    ),
  ],
});
