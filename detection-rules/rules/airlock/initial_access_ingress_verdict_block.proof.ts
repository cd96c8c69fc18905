import { proof, pushVerdict, set, verdict } from '../../proof';

export default proof({
  hits: [
    set(
      'a push brings a networking library',
      pushVerdict({
        result: 'block',
        findings: [
          { rule: 'import-network', level: 'error', message: 'imports socket', file: 'src/run.py', line: 3 },
        ],
      })
    ),
    set(
      'a push to another branch carries a program in base64',
      pushVerdict({ result: 'block', ref: 'refs/heads/Wip' })
    ),
    set(
      'the scanner did not finish, so the push waits for a person',
      pushVerdict({ result: 'review', scan: 'error' })
    ),
  ],
  misses: [
    set('a push passes', pushVerdict({ result: 'pass' })),
    set(
      'a push goes to review because of a warning',
      pushVerdict({
        result: 'review',
        ref: 'refs/heads/Wip',
        findings: [{ rule: 'long-literal', level: 'warning', message: 'a list of 2,000 numbers' }],
      })
    ),
    set(
      'an egress file is blocked, which another rule tells',
      verdict({ path: 'model.pkl', result: 'block', scan: 'error' })
    ),
  ],
});
