import type { Inspection } from '../inspection';
import { TYPES, typesOfExtension } from '../types';
import type { TypeId } from '../types';
import { CsvCheck } from '../text/csv_check';
import type { Problem } from '../text/csv_check';
import { delimiterOf } from '../text/delimiter';
import { JsonCheck } from '../text/json_check';
import type { FormCheck } from '../text/read_text';
import { XmlCheck } from '../text/xml_check';

const BEGINS_AS_JSON = /^\s*[[{]/;
const SECOND_DOCUMENT = /^\s*\{[^\n]*\}\s*\n\s*\{/;

/** A mark of HTML at the beginning of a text, comments and a declaration of XML before it allowed. */
const HTML =
  /^\s*(<\?xml[^>]*>\s*)?(<!--[\s\S]{0,2000}?-->\s*)*<(!doctype\s+html|html|head|body|script|style|title|meta|iframe|table|frameset)\b/i;
const SVG = /^\s*(<\?xml[^>]*>\s*)?(<!--[\s\S]{0,2000}?-->\s*)*(<!doctype\s+svg[^>]*>\s*)?<svg[\s>]/i;
const XML = /^\s*<\?xml[\s?]/;
/** Any element, for content whose name says XML. */
const ELEMENT = /^\s*<[!?A-Za-z_]/;

/** What a text is read as, found from its name and its first characters before it is read. */
export interface Plan {
  delimiter?: string;
  csv?: CsvCheck;
  json?: JsonCheck;
  ndjson?: JsonCheck;
  xml?: XmlCheck;
  /** In the order in which they are fed. */
  checks: FormCheck[];
}

export function planOf(inspection: Inspection, extension: string, sample: string, isCut: boolean): Plan {
  const depth = inspection.policy.threshold('jsonDepth');
  const claimed = typesOfExtension(extension);
  const found = delimiterOf(sample, isCut);
  const plan: Plan = { checks: [] };
  if (claimed.includes('csv')) plan.delimiter = found ?? ',';
  else if (claimed.includes('tsv')) plan.delimiter = '\t';
  else if (found !== undefined && !BEGINS_AS_JSON.test(sample)) plan.delimiter = found;
  if (claimed.includes('csv') || claimed.includes('tsv'))
    plan.csv = new CsvCheck((plan.delimiter as string).charCodeAt(0));
  const lines = claimed.includes('ndjson');
  if (claimed.includes('json') || claimed.includes('ipynb') || (BEGINS_AS_JSON.test(sample) && !lines))
    plan.json = new JsonCheck(depth);
  if (lines || SECOND_DOCUMENT.test(sample)) plan.ndjson = new JsonCheck(depth, true);
  // HTML need not be well-formed; what is found to be HTML although it is called XML is not asked for it either.
  if ((claimed.includes('xml') || claimed.includes('svg') || XML.test(sample)) && !HTML.test(sample))
    plan.xml = new XmlCheck(depth);
  plan.checks = [plan.csv, plan.json, plan.ndjson, plan.xml].filter(
    (check) => check !== undefined
  ) as FormCheck[];
  return plan;
}

const passes = (check: JsonCheck | undefined) => check !== undefined && !check.problem && check.isStructure;

function markupKind(sample: string, claimed: readonly TypeId[]): TypeId | undefined {
  if (SVG.test(sample)) return 'svg';
  const isProse = claimed.includes('md') || claimed.includes('txt');
  if (HTML.test(sample) && !(isProse && !/^\s*<(!doctype|html|head|\?xml)/i.test(sample))) return 'html';
  if (XML.test(sample)) return 'xml';
  return ELEMENT.test(sample) ? claimed.find((id) => TYPES[id].group === 'markup') : undefined;
}

/** The kind of a proven text, by its first characters, its ends, and how the checks of its form went. */
export function textKind(
  plan: Plan,
  extension: string,
  sample: string,
  ends: readonly Buffer[]
): { id: TypeId; how: 'structure' | 'text' } {
  plan.json?.end();
  plan.ndjson?.end();
  plan.csv?.end();
  plan.xml?.end();
  const claimed = typesOfExtension(extension);
  const byName = claimed.find((id) => TYPES[id].group === 'text' || TYPES[id].group === 'code');
  const isJson = plan.json && !plan.json.problem && (plan.json.isStructure || claimed.includes('json'));
  if (isJson) {
    const holds = (key: string) => ends.some((end) => end.includes(key));
    const isNotebook = plan.json?.namesFormat && holds('"nbformat"') && holds('"cells"');
    return { id: isNotebook ? 'ipynb' : 'json', how: 'structure' };
  }
  if (passes(plan.ndjson)) return { id: 'ndjson', how: 'structure' };
  const markup = markupKind(sample, claimed);
  if (markup) return { id: markup, how: 'structure' };
  if (sample.startsWith('#!')) {
    const code = claimed.find((id) => TYPES[id].group === 'code');
    return { id: code ?? 'script', how: 'structure' };
  }
  if (plan.csv) return { id: byName ?? 'csv', how: isTable(plan.csv) ? 'structure' : 'text' };
  return { id: byName && !CLAIMS_FORM.has(byName) ? byName : 'txt', how: 'text' };
}

/** Names of kinds that only content that parses so may have. */
const CLAIMS_FORM: ReadonlySet<TypeId> = new Set(['json', 'ndjson', 'ipynb', 'csv', 'tsv']);

const isTable = ({ problem, facts }: CsvCheck) => !problem && facts.wider === 0 && facts.narrower === 0;

/** Says where a text does not read as its name claims. */
export function checkForm(inspection: Inspection, plan: Plan, id: TypeId, extension: string): void {
  const claimed = typesOfExtension(extension);
  const say = ({ message, line }: Problem, form: string) =>
    inspection.report('text/malformed', { message: `${message}: this is no ${form}.`, line });
  if (id === 'ndjson' && claimed.includes('json'))
    inspection.report('text/malformed', {
      message: 'It holds several JSON documents, one on each line: name it .ndjson.',
    });
  else if (claimed.includes('ndjson') && plan.ndjson?.problem) say(plan.ndjson.problem, 'ndjson');
  else if (claimed.includes('json') && id !== 'json' && plan.json?.problem) say(plan.json.problem, 'JSON');
  if (plan.csv && (id === 'csv' || id === 'tsv')) checkTable(inspection, plan.csv, id);
  if (plan.xml?.problem && (id === 'xml' || id === 'svg')) say(plan.xml.problem, 'XML');
  const { json, ndjson } = plan;
  const read = id === 'json' ? json : id === 'ndjson' ? ndjson : undefined;
  if (read && read.duplicateKeys > 0)
    inspection.report('text/duplicate-keys', {
      message: `${read.duplicateKeys} keys stand twice in one object: most readers show the last only.`,
      ...(read.firstDuplicate !== undefined && { line: read.firstDuplicate }),
    });
}

function checkTable(inspection: Inspection, { problem, facts }: CsvCheck, id: string): void {
  const rows = `${facts.rows} rows, ${facts.columns} cells in the first`;
  if (problem)
    inspection.report('text/malformed', {
      message: `${problem.message}: this is no ${id}.`,
      line: problem.line,
    });
  else if (facts.wider > 0)
    inspection.report('text/ragged', {
      message: `${facts.wider} rows have more cells than the first, up to ${facts.widest}.`,
      evidence: rows,
      ...(facts.firstWider !== undefined && { line: facts.firstWider }),
    });
  else if (facts.narrower > 0)
    inspection.report(facts.narrower * 10 > facts.rows ? 'text/ragged' : 'text/short-rows', {
      message: `${facts.narrower} rows have fewer cells than the first.`,
      evidence: rows,
      ...(facts.firstNarrower !== undefined && { line: facts.firstNarrower }),
    });
}
