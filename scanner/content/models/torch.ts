import { openZip, readable } from '../archives/zip';
import { LimitReached } from '../inspection';
import type { Inspection } from '../inspection';
import { inspectMember, shortName } from '../member';
import { named, tellFacts } from './facts';
import { PickleFindings } from './pickle_findings';
import { Reader } from './reader';

/** Parts of an archive of torch: its pickles, its storages (numbers and nothing else), and small marks. */
const PICKLE = /(?:^|\/)(?:data|constants|attributes)\.pkl$/;
const STORAGE = /(?:^|\/)(?:data|tensors|constants)\/\d+$/;
const MARK = /(?:^|\/)(?:version|byteorder|\.format_version|\.storage_alignment|\.data\/serialization_id)$/;
const CODE = /(?:^|\/)code\/.*\.py(?:\.debug_pkl)?$/;
const MARK_BYTES = 64;

/** A zip that torch wrote: its pickles are walked through, its storages counted, everything else is a member like any. */
export async function inspectTorch(inspection: Inspection): Promise<void> {
  const { placed, more } = openZip(inspection);
  const storages = placed.filter(({ entry }) => STORAGE.test(entry.name));
  const code = placed.filter(({ entry }) => CODE.test(entry.name));
  tellFacts(inspection, 'A PyTorch archive', [
    `${placed.length} members`,
    `${storages.length} storages of ${storages.reduce((sum, { entry }) => sum + entry.bytes, 0)} bytes`,
    code.length > 0 && `TorchScript code in ${named(code.map(({ entry }) => shortName(entry.name)))}`,
  ]);
  if (code.length > 0)
    inspection.report('models/custom-object', {
      message: 'The archive holds TorchScript code, which runs when the model is used.',
      evidence: named(code.map(({ entry }) => shortName(entry.name))),
    });
  for (const member of placed) {
    const { name, bytes } = member.entry;
    if (name.endsWith('/') || CODE.test(name)) continue;
    const content = readable(inspection, member);
    if (!content || STORAGE.test(name) || (MARK.test(name) && bytes <= MARK_BYTES)) continue;
    if (!PICKLE.test(name)) {
      await inspectMember(inspection, name, content);
      continue;
    }
    const findings = new PickleFindings(inspection);
    const reader = new Reader(content);
    findings.walk(reader);
    findings.tellUnknown();
    if (!reader.isAtEnd)
      inspection.report('models/hidden-data', {
        message: 'Bytes stand behind the end of the pickle in the archive.',
        evidence: `${shortName(name)}: ${reader.left} bytes`,
      });
    findings.tellFacts(`Its pickle ${shortName(name)}`);
  }
  if (more) throw new LimitReached('it holds more members than are looked at');
}
