import type { Inspection } from '../inspection';
import { LimitReached } from '../inspection';
import { inspectMember, quoted } from '../member';
import type { ByteSource } from '../source';
import { NameList } from './name_list';
import { readDirectory } from './zip_directory';
import type { ZipDirectory, ZipEntry } from './zip_directory';
import { inspectLayout } from './zip_layout';
import type { Placed } from './zip_layout';
import { inspectFields } from './zip_fields';
import { isEncrypted, openMember } from './zip_member';

const KIND_MASK = 0xf000;
const PLAIN_FILE = 0x8000;
const FOLDER = 0x4000;

/** A zip: every byte accounted for, every member judged by what it is. */
export async function inspectZip(inspection: Inspection): Promise<void> {
  const { placed, more } = openZip(inspection);
  for (const member of placed) {
    if (isFolder(member.entry) || isLink(member.entry)) continue;
    const content = readable(inspection, member);
    if (content) await inspectMember(inspection, member.entry.name, content);
  }
  if (more) throw new LimitReached(moreMembers(inspection));
}

/** A member's content; one that is damaged costs only itself. */
export function readable(inspection: Inspection, member: Placed): ByteSource | undefined {
  try {
    return openMember(inspection, member);
  } catch (error) {
    if (error instanceof LimitReached) throw error;
    inspection.report('scan/failed', {
      message: 'A member of the archive is damaged and could not be read.',
      evidence: `${quoted(member.entry.name)}: ${(error as Error).message}`,
    });
    return undefined;
  }
}

const moreMembers = (inspection: Inspection) =>
  `it holds more than ${inspection.policy.threshold('archiveMembers')} members`;

/** Reads the table of contents and reports all that the structure gives away; members are still packed. */
export function openZip(inspection: Inspection): { placed: Placed[]; more: boolean } {
  const directory = readDirectory(inspection.source, Math.max(1, inspection.budget.members));
  const placed = inspectLayout(inspection, directory);
  inspectCounts(inspection, directory);
  inspectComments(inspection, directory);
  const names = new NameList(inspection);
  for (const entry of directory.entries) {
    names.add(entry.name);
    inspectKind(inspection, entry);
    inspectFields(inspection, entry.name, entry.extraFields);
  }
  return { placed, more: directory.more };
}

const isFolder = (entry: ZipEntry) => entry.name.endsWith('/') && entry.bytes === 0 && entry.packedBytes <= 2;

const isLink = ({ mode }: ZipEntry) => ![0, PLAIN_FILE, FOLDER].includes(mode & KIND_MASK);

function inspectKind(inspection: Inspection, entry: ZipEntry): void {
  if (isLink(entry))
    inspection.report('archives/link', {
      evidence: `${quoted(entry.name)}: Unix mode ${entry.mode.toString(8)}`,
    });
  if (isEncrypted(entry))
    inspection.report('archives/encrypted', { evidence: `${quoted(entry.name)}: ${entry.bytes} bytes` });
  if (entry.name.endsWith('/') && !isFolder(entry))
    inspection.report('archives/mismatch', {
      message: 'A folder of the archive has content like a file.',
      evidence: `${quoted(entry.name)}: ${entry.bytes} bytes`,
    });
}

function inspectCounts(inspection: Inspection, directory: ZipDirectory): void {
  const { entries, declared, more } = directory;
  // Without zip64 the count has 16 bits and older programs let it run over.
  if (more || declared === entries.length || declared === (entries.length & 0xffff)) return;
  inspection.report('archives/mismatch', {
    message: 'The archive holds another number of members than it says.',
    evidence: `${entries.length} in the table of contents, ${declared} in the end record`,
  });
}

function inspectComments(inspection: Inspection, { comment, entries }: ZipDirectory): void {
  const commented = entries.filter((entry) => entry.comment.length > 0);
  const places = [
    ...(comment.length > 0 ? [`comment of the archive: ${comment.length} bytes`] : []),
    ...commented
      .slice(0, 10)
      .map((entry) => `comment of ${quoted(entry.name)}: ${entry.comment.length} bytes`),
  ];
  if (places.length > 0) inspection.report('archives/metadata', { evidence: places.join('; ') });
}
