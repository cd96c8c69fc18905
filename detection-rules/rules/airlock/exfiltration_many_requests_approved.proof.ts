import { audit, every, proof, set } from '../../proof';

const approvals = (count: number, seconds: number, by: (index: number) => string, requests = count) =>
  every(seconds, count, (index) =>
    audit({
      action: 'approve',
      by: by(index),
      request: `r${index % requests}`,
      project: `p${index % 3}`,
      from: 'in_review',
      to: 'approved',
    })
  );

export default proof({
  hits: [
    set(
      'ten requests in a quarter of an hour',
      approvals(10, 90, () => 'ada')
    ),
    set(
      'thirty requests, one every five seconds, by a script',
      approvals(30, 5, () => 'ada')
    ),
    set(
      'twelve requests by one reviewer among those of another',
      approvals(16, 120, (index) => (index % 4 === 3 ? 'bob' : 'ada'))
    ),
  ],
  misses: [
    set(
      'four requests in an hour',
      approvals(4, 900, () => 'ada')
    ),
    set(
      'twelve votes that concern three requests',
      approvals(12, 60, () => 'ada', 3)
    ),
    set(
      'twenty requests, shared by four reviewers',
      approvals(20, 100, (index) => `reviewer${index % 4}`)
    ),
  ],
});
