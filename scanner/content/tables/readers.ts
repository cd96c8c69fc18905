import type { Inspection } from '../inspection';
import type { TextView } from '../text/text_view';
import type { TextWindow } from '../text/text_window';
import { DelimitedReader } from './delimited_reader';
import { MarkdownReader } from './markdown_reader';
import { RecordReader } from './record_reader';
import { TableStats } from './table_stats';
import type { TableKind } from './table_stats';

/** Reads the cells of one kind of text into the statistics of its columns. */
export interface TableReader {
  readonly stats: TableStats;
  read(window: TextWindow): void;
}

const KINDS: Readonly<Record<string, TableKind>> = { json: 'records', ndjson: 'records', md: 'markdown' };

/** The reader of a text that has columns or records; undefined for running text. */
export function readerOf(inspection: Inspection, text: TextView): TableReader | undefined {
  const { delimiter } = text;
  const kind = delimiter === undefined ? KINDS[text.typeId] : 'table';
  if (!kind) return undefined;
  const stats = new TableStats(inspection, kind);
  const reader =
    delimiter !== undefined
      ? new DelimitedReader(delimiter, stats)
      : kind === 'records'
        ? new RecordReader(stats)
        : new MarkdownReader(stats);
  return { stats, read: (window) => reader.read(window) };
}
