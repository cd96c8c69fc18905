import { inspectGzip } from './archives/gzip';
import { opaque } from './archives/opaque';
import { inspectTar } from './archives/tar';
import { inspectZip } from './archives/zip';
import type { Inspection } from './inspection';

/** Looks into content of a known type and reports what it finds; what lies inside goes through `inspectMember`. */
export type Inspector = (inspection: Inspection) => void | Promise<void>;

/** The inspector of each type that can hold more than it shows, by the type's id. */
export const CONTAINER_INSPECTORS: Readonly<Record<string, Inspector>> = {
  zip: inspectZip,
  epub: inspectZip,
  tar: inspectTar,
  gzip: inspectGzip,
  bzip2: opaque('bzip2'),
  xz: opaque('xz'),
  zstd: opaque('Zstandard'),
  lz4: opaque('LZ4'),
  lzma: opaque('LZMA'),
  lzip: opaque('lzip'),
  compress: opaque('Unix compress'),
  '7z': opaque('7-Zip'),
  rar: opaque('RAR'),
  cab: opaque('Microsoft cabinet'),
  arj: opaque('ARJ'),
  ar: opaque('Unix archive'),
  cpio: opaque('cpio'),
  iso: opaque('ISO 9660 image'),
};
