import { RISK } from './rule';
import type { Rule } from './rule';

const PLAIN = 'Put the files themselves into the folder instead of an archive.';

/** Findings about archives: what they hide beside or behind their members. */
export const ARCHIVE_RULES = [
  {
    id: 'archives/encrypted',
    title: 'The archive is protected by a password, so nobody can see what is in it.',
    level: 'error',
    risk: RISK.encryption,
    help: `${PLAIN} Nothing that is encrypted can leave.`,
    explain: 'A member carries the mark of encryption (ZipCrypto, AES or strong encryption).',
  },
  {
    id: 'archives/opaque',
    title: 'The archive is packed in a way that is not opened here.',
    level: 'error',
    risk: RISK.binary,
    help: `${PLAIN} If it must be an archive, use zip or tar.gz.`,
    explain:
      'Content of 7z, rar, bzip2, xz, zstd and similar kinds, and zip members packed by anything but "stored" and "deflate", is recognised but not unpacked.',
  },
  {
    id: 'archives/unsafe-name',
    title: 'A member would be unpacked outside its folder.',
    level: 'error',
    risk: RISK.harmful,
    help: `${PLAIN} Names must not begin with / or a drive letter, nor hold "..".`,
    explain: 'An absolute path, a drive letter or a step upwards in the name of a member ("zip slip").',
  },
  {
    id: 'archives/duplicate-name',
    title: 'Two members have the same name, so that different programs show different contents.',
    level: 'warning',
    risk: RISK.binary,
    help: PLAIN,
    explain: 'Names are compared without regard to case and kind of slash, as Windows does.',
  },
  {
    id: 'archives/overlap',
    title: 'Members share the same bytes of the archive.',
    level: 'error',
    risk: RISK.binary,
    help: PLAIN,
    explain:
      'No ordinary program writes this; it is how small archives grow without end when they are unpacked.',
  },
  {
    id: 'archives/hidden-data',
    title: 'The archive holds bytes that belong to no member.',
    level: 'error',
    risk: RISK.binary,
    help: PLAIN,
    explain:
      'Bytes before the first member, between members, within the packed data of a member but behind its end, or behind the end of the archive. Bytes that are all zero count as filling and are passed.',
  },
  {
    id: 'archives/mismatch',
    title: 'The archive says two different things about a member.',
    level: 'error',
    risk: RISK.binary,
    help: PLAIN,
    explain:
      'The header before a member and its line in the table of contents, or a count and what was counted, differ: programs that read the one show something else than those that read the other.',
  },
  {
    id: 'archives/link',
    title: 'A member is a link or a device and no plain file.',
    level: 'error',
    risk: RISK.harmful,
    help: `${PLAIN} Put the file itself there, not a link to it.`,
    explain: 'Symbolic links, hard links, devices and pipes are never followed.',
  },
  {
    id: 'archives/metadata',
    title: 'The archive carries comments or fields of its own beside its files.',
    level: 'warning',
    risk: RISK.binary,
    help: PLAIN,
    explain:
      'Comments of the archive or of members, unknown extra fields, long pax records, header fields of gzip: places for data that unpacking does not show.',
  },
  {
    id: 'archives/checksum',
    title: 'A member is not what its checksum says.',
    level: 'warning',
    risk: RISK.binary,
    help: `${PLAIN} The archive may be damaged: make it again.`,
    explain: 'CRC-32 or length of the unpacked bytes differ from those that the archive states.',
  },
] as const satisfies readonly Rule[];
