import type { ContentType } from '../content_type';
import type { Inspection } from '../inspection';
import { extensionOf } from '../names/extension';
import type { RuleId } from '../../rules';
import { TYPES, isTypeId, typesOfExtension } from '../types';
import type { Group, TypeId } from '../types';

/** Below this, file systems keep small files where no blocks are counted. */
const SPARSE_BYTES = 1024 * 1024;
/** Bytes for each stored one beyond which compressing file systems are no reason. */
const SPARSE_RATIO = 64;

const RULE_OF: Readonly<Record<Group, RuleId>> = {
  text: 'types/text',
  code: 'types/code',
  markup: 'types/markup',
  document: 'types/document',
  sheet: 'types/sheet',
  image: 'types/image',
  media: 'types/media',
  archive: 'types/archive',
  model: 'types/model',
  dataset: 'types/dataset',
  executable: 'types/executable',
  key: 'types/key',
  mail: 'types/mail',
  binary: 'types/binary',
};

/** Whether content of this kind may leave under this name. */
export function checkType(inspection: Inspection, type: ContentType): void {
  const { source, policy } = inspection;
  const { id } = type;
  checkExtension(inspection, type);
  if (id === 'empty') inspection.report('types/empty');
  else if (!isTypeId(id)) inspection.report('types/unknown');
  else checkAllowance(inspection, id, type);
  const { allocated } = source;
  if (allocated !== undefined && source.size >= SPARSE_BYTES && allocated * SPARSE_RATIO < source.size)
    inspection.report('types/sparse', {
      message: `The file has ${source.size} bytes, of which ${allocated} are stored: the rest are holes.`,
    });
  const most = policy.allowance(id)?.maxBytes;
  if (most !== undefined && source.size > most)
    inspection.report('types/too-large', {
      message: `The file has ${source.size} bytes; ${policy.ref.id} allows ${most} for ${id}.`,
    });
}

function checkAllowance(inspection: Inspection, id: TypeId, type: ContentType): void {
  const { group } = TYPES[id];
  // A model is for a person to decide on, whatever the policy allows.
  if (inspection.policy.allowance(id) && group !== 'model') return;
  inspection.report(RULE_OF[group], { evidence: `${id} (${type.mime})` });
}

/** Extension against content, both ways. */
function checkExtension(inspection: Inspection, { id }: ContentType): void {
  const { name } = inspection;
  const extension = extensionOf(name);
  const claimed = typesOfExtension(extension);
  if (id === 'empty') return;
  if (claimed.length === 0) {
    if (extension === '') inspection.report('names/no-extension');
    else
      inspection.report('names/unknown-extension', {
        message: `No kind of file is known that ends in ".${extension}".`,
      });
    return;
  }
  const has = isTypeId(id) ? TYPES[id] : undefined;
  if (has?.extensions.includes(extension)) return;
  // Any text may be called .txt, and a text that does not parse as its name says is reported with the reason.
  const isText = has?.group === 'text';
  if (isText && claimed.some((other) => other === 'txt' || TYPES[other].group === 'text')) return;
  inspection.report('types/mismatch', {
    message: has
      ? `The name ends in ".${extension}", but the content is ${id}.`
      : `The name ends in ".${extension}", but the content is none of that.`,
    evidence: `${JSON.stringify(extension)} stands for ${claimed.join(', ')}`,
  });
}
