import type { Finding } from '../../common';
import { acro } from './acro';
import { UsageError } from '../usage_error';
import { found } from './adapter';
import type { Adapter } from './adapter';
import { clamav } from './clamav';
import { magika } from './magika';
import { siegfried } from './siegfried';
import { runTool } from './tool';
import { yara } from './yara';

export type { Adapter } from './adapter';

export const ADAPTERS = ['clamav', 'yara=RULES', 'siegfried', 'magika', 'acro'] as const;

/**
 * The adapters that `--with` names, separated by commas. A tool that is not installed is told once, in words, and
 * left out; a name that is not known is a UsageError.
 */
export async function loadAdapters(
  names: string | undefined,
  tell: (sentence: string) => void
): Promise<Adapter[]> {
  const adapters: Adapter[] = [];
  for (const name of (names ?? '').split(',').filter((entry) => entry !== '')) {
    const adapter = await load(name);
    if (adapter) adapters.push(failingLoudly(adapter));
    else tell(`${name} is not installed here, so its checks are left out.`);
  }
  return adapters;
}

async function load(name: string): Promise<Adapter | undefined> {
  if (name === 'acro') return acro;
  if (name === 'siegfried') return (await installed('sf', '-version')) ? siegfried : undefined;
  if (name === 'magika') return (await installed('magika', '--version')) ? magika : undefined;
  if (name.startsWith('yara='))
    return (await installed('yara', '--version')) ? yara(name.slice(5)) : undefined;
  if (name === 'clamav') {
    if (await installed('clamdscan', '--version')) return clamav('clamdscan');
    return (await installed('clamscan', '--version')) ? clamav('clamscan') : undefined;
  }
  throw new UsageError(`"${name}" is no adapter; there are ${ADAPTERS.join(', ')}.`);
}

const installed = (program: string, flag: string): Promise<boolean> =>
  runTool(program, [flag]).then(
    () => true,
    () => false
  );

/** An adapter that never rejects: what went wrong is a finding, and asks for review. */
const failingLoudly = (adapter: Adapter): Adapter => ({
  name: adapter.name,
  async findings(file, scan): Promise<Finding[]> {
    try {
      return await adapter.findings(file, scan);
    } catch (error) {
      return [found('adapter/failed', adapter.name, (error as Error).message)];
    }
  },
});
