import { LimitReached } from '../inspection';
import type { Inspection } from '../inspection';
import { inspectMember, quoted } from '../member';
import { SlicedSource } from '../source';
import { NameList } from './name_list';
import { isFilling } from './filling';
import { BLOCK_BYTES, readPaxRecords, readTarHeader } from './tar_header';

/** Bytes of a long name or of one set of pax records. */
const MAX_EXTRA = 1024 * 1024;
/** Characters of a pax value that says nothing but times, owners and names. */
const MAX_VALUE = 1_024;

const PLAIN = ['0', '7'];
const FOLDER = '5';
const EXTRA = { pax: 'x', global: 'g', name: 'L', link: 'K' } as const;
const LINKS: Readonly<Record<string, string>> = {
  1: 'hard link',
  2: 'symbolic link',
  3: 'character device',
  4: 'block device',
  6: 'pipe',
};
const KNOWN_KEYS = new Set('path linkpath size mtime atime ctime uid gid uname gname hdrcharset'.split(' '));
const KNOWN_FAMILIES = ['LIBARCHIVE.creationtime', 'SCHILY.dev', 'SCHILY.ino', 'SCHILY.nlink'];

/** What headers before a member say about it. */
interface Pending {
  name?: string;
  link?: string;
  bytes?: number;
  sparse?: boolean;
}

/** A tar: every block accounted for, every member judged by what it is. */
export async function inspectTar(inspection: Inspection): Promise<void> {
  const { source } = inspection;
  const names = new NameList(inspection);
  let pending: Pending = {};
  let headers = 0;
  let offset = 0;
  while (offset < source.size) {
    inspection.checkTime();
    if (isFilling(source, offset, Math.min(source.size, offset + BLOCK_BYTES))) break;
    const header = readTarHeader(Buffer.from(source.read(offset, BLOCK_BYTES)));
    const bytes = pending.bytes ?? header.bytes;
    const start = offset + BLOCK_BYTES;
    if (start + bytes > source.size) throw new Error('The tar is cut off within a member.');
    const next = start + Math.ceil(bytes / BLOCK_BYTES) * BLOCK_BYTES;
    inspectSlack(inspection, header.slack, offset, start + bytes, Math.min(next, source.size));
    if (isExtra(header.kind)) {
      if (bytes > MAX_EXTRA) throw new LimitReached(`a header of the tar has ${bytes} bytes`);
      // As many headers may stand before a member as anyone likes; they count like members.
      if ((headers += 1) > inspection.policy.threshold('archiveMembers'))
        throw new LimitReached('the tar holds too many headers');
      pending = { ...pending, ...readExtra(inspection, header.kind, source.read(start, bytes)) };
    } else {
      const name = pending.name ?? header.name;
      names.add(name);
      const plain = inspectKind(inspection, header.kind, name, pending.link ?? header.link, pending.sparse);
      if (plain || bytes > 0) await inspectMember(inspection, name, new SlicedSource(source, start, bytes));
      pending = {};
    }
    offset = next;
  }
  if (offset < source.size && !isFilling(source, offset, source.size))
    inspection.report('archives/hidden-data', {
      message: 'Bytes stand behind the end of the tar.',
      evidence: `${source.size - offset} bytes from offset ${offset}, not all zero`,
    });
}

const isExtra = (kind: string) => (Object.values(EXTRA) as string[]).includes(kind);

/** Whether the member is a plain file; what it is else is reported, but for folders. */
function inspectKind(
  inspection: Inspection,
  kind: string,
  name: string,
  link: string,
  sparse: boolean | undefined
): boolean {
  if (sparse || kind === 'S') {
    inspection.report('archives/opaque', { evidence: `${quoted(name)}: sparse file` });
    return true;
  }
  if (PLAIN.includes(kind)) return true;
  if (kind === FOLDER) return false;
  if (LINKS[kind])
    inspection.report('archives/link', {
      evidence: `${quoted(name)}: ${LINKS[kind]}${link === '' ? '' : ` to ${quoted(link)}`}`,
    });
  else
    inspection.report('archives/metadata', {
      message: 'The tar has a member of an unknown kind.',
      evidence: `${quoted(name)}: kind ${quoted(kind)}`,
    });
  return false;
}

function inspectSlack(
  inspection: Inspection,
  slack: number,
  header: number,
  dataEnd: number,
  next: number
): void {
  if (slack > 0)
    inspection.report('archives/hidden-data', {
      message: 'Bytes stand behind the end of a name in a header of the tar.',
      evidence: `${slack} bytes in the header at offset ${header}`,
    });
  if (!isFilling(inspection.source, dataEnd, next))
    inspection.report('archives/hidden-data', {
      message: 'Bytes stand in the filling behind a member of the tar.',
      evidence: `up to ${next - dataEnd} bytes at offset ${dataEnd}`,
    });
}

function readExtra(inspection: Inspection, kind: string, bytes: Buffer): Pending {
  const text = () => bytes.toString('utf8').replace(/\0+$/, '');
  if (kind === EXTRA.name) return { name: text() };
  if (kind === EXTRA.link) return { link: text() };
  const records = readPaxRecords(bytes);
  const odd = [...records].filter(([key, value]) => !isKnown(key) || value.length > MAX_VALUE);
  if (odd.length > 0)
    inspection.report('archives/metadata', {
      message: 'The tar carries pax records beside its files.',
      evidence: odd
        .slice(0, 10)
        .map(([key, value]) => `${quoted(key)}: ${value.length} characters`)
        .join('; '),
    });
  if (kind === EXTRA.global) return {};
  const size = records.get('size');
  return {
    ...(records.has('path') && { name: records.get('path') }),
    ...(records.has('linkpath') && { link: records.get('linkpath') }),
    ...(size !== undefined && { bytes: sizeOf(size) }),
    ...([...records.keys()].some((key) => key.startsWith('GNU.sparse')) && { sparse: true }),
  };
}

const isKnown = (key: string) =>
  KNOWN_KEYS.has(key) || KNOWN_FAMILIES.includes(key) || key.startsWith('GNU.sparse');

function sizeOf(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new Error('A size in the pax records of the tar is damaged.');
  return Number(text);
}
