import { inspectGzip } from './archives/gzip';
import { inspectTar } from './archives/tar';
import { inspectZip } from './archives/zip';
import { inspectBmp } from './images/bmp';
import { inspectGif } from './images/gif';
import { inspectJpeg } from './images/jpeg';
import { inspectPng } from './images/png';
import { inspectTiff } from './images/tiff';
import { inspectWebp } from './images/webp';
import type { RuleId } from '../rules';
import type { Inspection } from './inspection';
import { inspectMarkdown } from './markup/markdown';
import { inspectHtml, inspectXml } from './markup/markup';
import { inspectRtf } from './markup/rtf';
import { inspectNotebook } from './notebooks/notebook';
import { inspectOdf } from './office/odf';
import { inspectOle } from './office/ole';
import { inspectOoxml } from './office/ooxml';
import { inspectPdf } from './pdf/pdf';
import { TYPES, TYPE_IDS } from './types';
import type { Group, TypeId } from './types';

/** Looks into content of a known type and reports what it finds; what lies inside goes through `inspectMember`. */
export type Inspector = (inspection: Inspection) => void | Promise<void>;

/** Types that are opened. */
const OPENED: Partial<Record<TypeId, Inspector>> = {
  zip: inspectZip,
  jar: inspectZip,
  apk: inspectZip,
  wheel: inspectZip,
  kmz: inspectZip,
  epub: inspectZip,
  tar: inspectTar,
  gz: inspectGzip,

  docx: inspectOoxml,
  docm: inspectOoxml,
  xlsx: inspectOoxml,
  xlsm: inspectOoxml,
  xlsb: inspectOoxml,
  pptx: inspectOoxml,
  pptm: inspectOoxml,
  vsdx: inspectOoxml,
  odt: inspectOdf,
  ods: inspectOdf,
  odp: inspectOdf,
  doc: inspectOle,
  xls: inspectOle,
  ppt: inspectOle,
  ole: inspectOle,
  encryptedoffice: inspectOle,

  pdf: inspectPdf,

  png: inspectPng,
  jpg: inspectJpeg,
  gif: inspectGif,
  webp: inspectWebp,
  tiff: inspectTiff,
  bmp: inspectBmp,

  html: inspectHtml,
  svg: inspectXml,
  xml: inspectXml,
  rtf: inspectRtf,
  md: inspectMarkdown,
  ipynb: inspectNotebook,
};

/** What is said of kinds that nobody opens here, by their group: they are never passed over in silence. */
const UNOPENED: Partial<Record<Group, RuleId>> = {
  archive: 'archives/opaque',
  image: 'images/opaque',
  document: 'office/opaque',
  sheet: 'office/opaque',
};

const unopened = (id: TypeId): [TypeId, Inspector][] => {
  const rule = UNOPENED[TYPES[id].group];
  const report: Inspector = (inspection) =>
    rule && inspection.report(rule, { evidence: `${id}, ${inspection.source.size} bytes` });
  return rule ? [[id, report]] : [];
};

/** The inspector of each type that can hold more than it shows, by the type's id. */
export const CONTAINER_INSPECTORS: Readonly<Record<string, Inspector>> = {
  ...Object.fromEntries(TYPE_IDS.flatMap(unopened)),
  ...OPENED,
};
