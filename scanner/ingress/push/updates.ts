/** What a push wants of one ref, as git's hooks are told it. */
export interface RefUpdate {
  ref: string;
  /** All zeros when the ref is new. */
  before: string;
  /** All zeros when the ref is to be deleted. */
  after: string;
}

/** Refs of one push. */
const MAX_UPDATES = 1_000;

const OID = '(?:[0-9a-f]{40}|[0-9a-f]{64})';
const LINE = new RegExp(`^(${OID}) (${OID}) (refs/[^\\s]{1,500})$`);
const RANGE = new RegExp(`^(${OID})\\.\\.(${OID})$`);

export const isZero = (oid: string): boolean => /^0+$/.test(oid);

/** The lines `<before> <after> <ref>` of a hook's standard input. Throws an Error that names the line. */
export function parseUpdates(input: string): RefUpdate[] {
  const lines = input.split('\n').filter((line) => line !== '');
  if (lines.length > MAX_UPDATES) throw new Error(`The push changes more than ${MAX_UPDATES} refs.`);
  return lines.map((line, index) => {
    const [, before = '', after = '', ref = ''] = LINE.exec(line) ?? [];
    if (ref === '') throw new Error(`Line ${index + 1} of the hook's input is no "<before> <after> <ref>".`);
    return { ref, before, after };
  });
}

/** `OLD..NEW` of whole object ids; OLD may be all zeros. Undefined when it is something else. */
export function parseRange(range: string): { before: string; after: string } | undefined {
  const [, before, after] = RANGE.exec(range) ?? [];
  return before && after ? { before, after } : undefined;
}
