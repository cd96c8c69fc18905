import { found } from './adapter';
import type { Adapter } from './adapter';
import { runTool } from './tool';

/** `clamdscan` (quick, needs its service) or `clamscan`: exit code 1 is malware, 2 an error. */
export const clamav = (program: 'clamdscan' | 'clamscan'): Adapter => ({
  name: 'clamav',
  async findings(file) {
    const options = program === 'clamdscan' ? ['--fdpass'] : [];
    const { code, out } = await runTool(program, [...options, '--no-summary', '--', file]);
    if (code === 0) return [];
    if (code !== 1) throw new Error(`${program} ended with code ${code}`);
    // `path: Name-Of-Signature FOUND`; the path may hold colons, the name has no blank.
    const name = /: (\S+) FOUND\s*$/m.exec(out)?.[1];
    return [found('clamav/found', name ?? '')];
  },
});
