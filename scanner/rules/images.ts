import { RISK } from './rule';
import type { Rule } from './rule';

const EXPORT = 'Export the table of numbers behind the figure as .csv instead of the picture.';

/** Findings about pictures. */
export const IMAGE_RULES = [
  {
    id: 'images/hidden-data',
    title: 'The picture holds bytes that no viewer shows.',
    level: 'error',
    risk: RISK.binary,
    help: EXPORT,
    explain:
      'Bytes behind the end of the picture (IEND, EOI, trailer, stated size), before it, or in gaps of its structure.',
  },
  {
    id: 'images/metadata',
    title: 'The picture carries text or other data beside its pixels.',
    level: 'warning',
    risk: RISK.binary,
    help: `${EXPORT} Or save it again without metadata.`,
    explain:
      'Text, Exif, XMP, IPTC, comments and colour profiles beyond the size that programs write by themselves.',
  },
  {
    id: 'images/thumbnail',
    title: 'The picture carries a second, smaller picture.',
    level: 'warning',
    risk: RISK.binary,
    help: EXPORT,
    explain: 'A preview in the Exif or JFIF data can show what was since cut away.',
  },
  {
    id: 'images/unknown-part',
    title: 'The picture has parts of an unknown kind.',
    level: 'error',
    risk: RISK.binary,
    help: EXPORT,
    explain: 'Chunks, segments or extensions that no standard names.',
  },
  {
    id: 'images/several',
    title: 'The file holds several pictures, not all of which are seen.',
    level: 'warning',
    risk: RISK.binary,
    help: EXPORT,
    explain: 'Frames of an animation, pages of a TIFF, multi-picture JPEGs.',
  },
  {
    id: 'images/damaged',
    title: 'The picture is not built as it should be.',
    level: 'warning',
    risk: RISK.binary,
    help: EXPORT,
    explain: 'Wrong checksums, lengths that do not fit, a missing end: data may stand in for pixels.',
  },
  {
    id: 'images/opaque',
    title: 'Pictures of this kind are not looked into.',
    level: 'warning',
    risk: RISK.binary,
    help: `${EXPORT} If it must be a picture, save it as png.`,
    explain: 'Of kinds other than png, jpeg, gif, webp, tiff, bmp and svg only the signature is checked.',
  },
] as const satisfies readonly Rule[];
