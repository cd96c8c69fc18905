import { LimitReached } from '../inspection';
import type { Inspection } from '../inspection';
import { inspectMember, quoted } from '../member';
import { BufferSource } from '../source';
import { Tally } from '../tally';
import { OutputFacts } from './output_facts';
import { isRecord, listOf, textOf } from './json_value';
import type { JsonRecord } from './json_value';

/** Larger notebooks are not read: they are parsed in memory. */
const MAX_BYTES = 64 * 1024 * 1024;
const MAX_CELLS = 100_000;
/** Attachments and pictures of outputs that are unpacked and judged. */
const MAX_JUDGED = 100;

const NOTEBOOK_FIELDS = new Set(['cells', 'metadata', 'nbformat', 'nbformat_minor', 'worksheets']);
const CELL_FIELDS = new Set([
  ...['cell_type', 'source', 'outputs', 'attachments', 'metadata', 'execution_count', 'id'],
  // Version 3 of the format.
  ...['input', 'language', 'collapsed', 'prompt_number', 'level'],
]);

/** A Jupyter notebook: its outputs, attachments and widget state, and cells or fields that carry data. */
export async function inspectNotebook(inspection: Inspection): Promise<void> {
  const notebook = parse(inspection);
  const tally = new Tally();
  const outputs = new OutputFacts();
  const files: [name: string, base64: string][] = [];
  const cells = [
    ...listOf(notebook.cells),
    ...listOf(notebook.worksheets).flatMap((sheet) => (isRecord(sheet) ? listOf(sheet.cells) : [])),
  ];
  if (cells.length > MAX_CELLS) throw new LimitReached(`a notebook of ${cells.length} cells`);
  inspectFields(tally, notebook, NOTEBOOK_FIELDS, 'the notebook');
  inspectMetadata(inspection, tally, notebook.metadata, 'the notebook');
  cells.forEach((cell, index) => {
    inspection.checkTime();
    if (isRecord(cell)) inspectCell(inspection, tally, outputs, files, cell, index + 1);
  });
  outputs.report(inspection);
  tally.report(inspection);
  for (const [name, base64] of [...files, ...outputs.files].slice(0, MAX_JUDGED))
    await inspectMember(inspection, name, new BufferSource(Buffer.from(base64, 'base64')));
}

function parse(inspection: Inspection): JsonRecord {
  const { source } = inspection;
  if (source.size > MAX_BYTES) throw new LimitReached(`a notebook of ${source.size} bytes`);
  let parsed: unknown;
  try {
    parsed = JSON.parse(
      source
        .read(0, source.size)
        .toString('utf8')
        .replace(/^\ufeff/, '')
    );
  } catch {
    // The parser's own message quotes the text around the place, which may be data of patients.
    throw new Error('The notebook is not JSON.');
  }
  if (!isRecord(parsed)) throw new Error('The notebook is no JSON object.');
  return parsed;
}

function inspectCell(
  inspection: Inspection,
  tally: Tally,
  outputs: OutputFacts,
  files: [string, string][],
  cell: JsonRecord,
  number: number
): void {
  const place = `cell ${number}`;
  inspectFields(tally, cell, CELL_FIELDS, place);
  inspectMetadata(inspection, tally, cell.metadata, place);
  inspectSource(inspection, tally, textOf(cell.source ?? cell.input), place);
  for (const output of listOf(cell.outputs)) if (isRecord(output)) outputs.add(output, number);
  if (!isRecord(cell.attachments)) return;
  for (const [name, kinds] of Object.entries(cell.attachments)) {
    if (!isRecord(kinds)) continue;
    for (const [type, data] of Object.entries(kinds)) {
      const base64 = textOf(data);
      tally.add(
        'notebooks/attachments',
        `${quoted(name)} (${quoted(type)}, ${base64.length} characters) in ${place}`
      );
      files.push([name, base64]);
    }
  }
}

function inspectFields(tally: Tally, record: JsonRecord, known: ReadonlySet<string>, place: string): void {
  for (const [key, value] of Object.entries(record))
    if (!known.has(key))
      tally.add('notebooks/metadata', `field ${quoted(key)} of ${sizeOf(value)} characters in ${place}`);
}

function inspectMetadata(inspection: Inspection, tally: Tally, metadata: unknown, place: string): void {
  if (!isRecord(metadata)) return;
  const { widgets, ...rest } = metadata;
  if (widgets !== undefined && sizeOf(widgets) > 2)
    tally.add('notebooks/widgets', `${sizeOf(widgets)} characters in ${place}`);
  const size = sizeOf(rest);
  if (size > inspection.policy.threshold('notebookMetadataBytes'))
    tally.add(
      'notebooks/metadata',
      `metadata of ${size} characters in ${place}: ${Object.keys(rest).slice(0, 10).map(quoted).join(', ')}`
    );
}

function inspectSource(inspection: Inspection, tally: Tally, text: string, place: string): void {
  const { policy } = inspection;
  if (text.length > policy.threshold('notebookCellChars'))
    tally.add('notebooks/data', `${text.length} characters in ${place}`);
  const longest = text.split('\n').reduce((most, line) => Math.max(most, line.length), 0);
  if (longest > policy.threshold('notebookLineChars'))
    tally.add('notebooks/data', `line of ${longest} characters in ${place}`);
}

const sizeOf = (value: unknown): number => JSON.stringify(value)?.length ?? 0;
