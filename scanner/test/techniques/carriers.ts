import { between, pick, sentence } from './payloads';
import type { Random } from './payloads';

/** The types that the default policy lets out. */
export const CARRIER_TYPES = ['txt', 'md', 'csv', 'tsv', 'json', 'ndjson'] as const;
export type CarrierType = (typeof CARRIER_TYPES)[number];

const REGIONS = ['Tayside', 'Fife', 'Lothian', 'Grampian', 'Highland', 'Borders'];

interface Aggregate {
  region: string;
  year: number;
  patients: number;
  rate: number;
}

const aggregates = (random: Random): Aggregate[] =>
  Array.from({ length: between(random, 12, 30) }, (_, index) => ({
    region: pick(random, REGIONS),
    year: 2000 + index,
    patients: between(random, 20, 900) * 10,
    rate: between(random, 10, 990) / 10,
  }));

const paragraphs = (random: Random) =>
  Array.from({ length: between(random, 4, 12) }, () =>
    Array.from({ length: between(random, 1, 4) }, () => sentence(random)).join(' ')
  );

const cell = (text: string, delimiter: string) =>
  text.includes('"') || text.includes(delimiter) || text.includes('\n')
    ? `"${text.replaceAll('"', '""')}"`
    : text;

/** A table of results; what is put in becomes a column of remarks. */
function table(random: Random, delimiter: string, pieces: readonly string[]): string {
  const rows = aggregates(random);
  const header = ['region', 'year', 'patients', 'rate', ...(pieces.length > 0 ? ['remark'] : [])];
  const count = Math.max(rows.length, pieces.length);
  const lines = Array.from({ length: count }, (_, index) => {
    const { region, year, patients, rate } = rows[index % rows.length] as Aggregate;
    const own = pieces.length > 0 ? [pieces[index] ?? ''] : [];
    return [region, String(year + index), String(patients), String(rate), ...own];
  });
  return (
    [header, ...lines].map((row) => row.map((text) => cell(text, delimiter)).join(delimiter)).join('\n') +
    '\n'
  );
}

/** Results as records; what is put in is spread over them as remarks. */
function records(random: Random, pieces: readonly string[]): object[] {
  const rows = aggregates(random);
  return Array.from({ length: Math.max(rows.length, pieces.length) }, (_, index) => ({
    ...(rows[index % rows.length] as Aggregate),
    ...(pieces[index] !== undefined && { remark: pieces[index] }),
  }));
}

/** An output of a type as researchers write it, with something put into it, in pieces where the type has places. */
export function carry(random: Random, type: CarrierType, pieces: readonly string[] = []): string {
  switch (type) {
    case 'csv':
      return table(random, ',', pieces);
    case 'tsv':
      return table(
        random,
        '\t',
        pieces.map((piece) => piece.replaceAll('\t', ' '))
      );
    case 'json':
      return `${JSON.stringify(records(random, pieces), null, random() < 0.5 ? 2 : undefined)}\n`;
    case 'ndjson':
      return records(random, pieces)
        .map((record) => `${JSON.stringify(record)}\n`)
        .join('');
    default: {
      const text = paragraphs(random);
      const at = between(random, 1, text.length - 1);
      const within = type === 'md' && random() < 0.5 ? ['```', ...pieces, '```'] : pieces;
      const title = type === 'md' ? ['# Results\n'] : [];
      return (
        [...title, ...text.slice(0, at), ...(pieces.length > 0 ? within : []), ...text.slice(at)].join('\n') +
        '\n'
      );
    }
  }
}
