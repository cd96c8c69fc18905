import { proof, pushVerdict, set, verdict } from '../../proof';

const failed = (message: string) => [{ rule: 'scan-failed', level: 'warning' as const, message }];

export default proof({
  hits: [
    set(
      'an archive within archives takes too long',
      verdict({ path: 'out.zip', result: 'review', scan: 'error', findings: failed('Gave up after 60 s.') })
    ),
    set(
      'a workbook cannot be read',
      verdict({
        path: 'Tables/Q3.XLSX',
        result: 'review',
        scan: 'error',
        findings: failed('The archive is broken.'),
      })
    ),
    set(
      'a scanner of another make breaks and blocks',
      verdict({ path: 'figure.tiff', result: 'block', scan: 'error', scanner: 'clam-gate' })
    ),
  ],
  misses: [
    set(
      'an archive is read whole and goes to review',
      verdict({ path: 'out.zip', result: 'review', scan: 'complete' })
    ),
    set('a workbook passes', verdict({ path: 'Tables/Q3.XLSX', result: 'pass', scan: 'complete' })),
    set(
      'the scan of a push failed, which another rule tells',
      pushVerdict({ result: 'review', scan: 'error' })
    ),
  ],
});
