import type { RuleId } from '../../rules';

interface PartKind {
  rule: RuleId;
  /** Kinds of the relationships that lead to such parts, small letters. */
  relationships: readonly string[];
  /** Where programs put them, for parts that nothing leads to or that a made-up relationship leads to. */
  names: RegExp;
}

const words = (text: string) => text.trim().split(/\s+/);

/** Parts that are a finding by being there. */
const FOUND: readonly PartKind[] = [
  {
    rule: 'office/macros',
    relationships: words(
      'vbaproject vbaprojectsignature vbaprojectsignatureagile vbaprojectsignaturev3 wordvbadata xlmacrosheet xlintlmacrosheet dialogsheet attachedtoolbars userxmlcustomization extensibility'
    ),
    names: /(^|\/)vbaproject\w*\.bin$|(^|\/)vbadata\.xml$|\/(macro|intlmacro|dialog)sheets\/|^customui\//,
  },
  {
    rule: 'office/embedded',
    relationships: words(
      'oleobject package control activexcontrolbinary afchunk embeddedobject font webextension taskpanes webextensiontaskpanes subdocument media video audio model3d'
    ),
    names: /\/(embeddings|activex)\//,
  },
  {
    rule: 'office/cached-data',
    relationships: words('pivotcacherecords pivotcachedefinition powerpivotdata customdata'),
    names: /\/pivotcache\/|\/model\/item|\/customdata\//,
  },
  {
    rule: 'office/external',
    relationships: words('externallink connections querytable xmlmaps dataqueries'),
    names: /\/externallinks\/|\/querytables\/|\/connections\.xml$/,
  },
  {
    rule: 'office/comments',
    relationships: words(
      'comments threadedcomment notesslide commentsextended commentsids commentsextensible'
    ),
    names: /\/comments?\d*\.xml$|\/threadedcomments\/|\/notesslides\//,
  },
  {
    rule: 'office/custom-xml',
    relationships: words('customxml customxmlprops'),
    names: /^customxml\//,
  },
  {
    rule: 'office/properties',
    relationships: words('custom-properties'),
    names: /^docprops\/custom\.xml$/,
  },
  {
    rule: 'office/tracked-changes',
    relationships: words('revisionheaders revisionlog usernames'),
    names: /\/revisions\//,
  },
];

/** Parts whose content is judged as a file of its own. */
const JUDGED = words(
  'image thumbnail hdphoto oleobject package afchunk font media video audio model3d embeddedobject printersettings subdocument'
);

/** Parts that say how a document looks or hold what a reader sees. */
const KNOWN = words(
  `officedocument core-properties extended-properties styles theme settings websettings fonttable numbering
  footnotes endnotes header footer styleswitheffects glossarydocument worksheet chartsheet sharedstrings calcchain
  drawing chart chartstyle chartcolorstyle chartex chartusershapes vmldrawing table tablesinglecells pivottable slicer
  slicercache timeline timelinecache sheetmetadata metadata rdrichvalue rdrichvaluestructure rdrichvaluetypes
  rdrichvaluewebimage richstyles rdsupportingpropertybag rdsupportingpropertybagstructure themeoverride diagramdata
  diagramlayout diagramquickstyle diagramcolors diagramdrawing slide slidemaster slidelayout notesmaster
  handoutmaster presprops viewprops tablestyles tags commentauthors authors hyperlink people person ctrlprop
  origin signature certificate volatiledependencies recipientdata mailmergesource mailmergeheadersource
  attachedtemplate legacydiagramtext namedsheetviews bibliography documenttasks changesinfo revisioninfo
  featurepropertybag classificationlabels`
);

const known = new Set([...FOUND.flatMap((kind) => kind.relationships), ...JUDGED, ...KNOWN]);

/** The rules that a part breaks by being there. */
export function rulesOfPart(key: string, relationships: readonly string[]): RuleId[] {
  // What belongs to a part is found with the part.
  if (key.endsWith('.rels')) return [];
  const lower = relationships.map((kind) => kind.toLowerCase());
  return FOUND.filter(
    (kind) => kind.names.test(key) || lower.some((name) => kind.relationships.includes(name))
  ).map((kind) => kind.rule);
}

export const isKnownRelationship = (kind: string): boolean => known.has(kind.toLowerCase());

/** Whether a part is no XML of the document but content of its own. */
export const isJudged = (relationships: readonly string[]): boolean =>
  relationships.some((kind) => JUDGED.includes(kind.toLowerCase()));
