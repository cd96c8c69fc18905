import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** What a tree of outputs holds. */
export interface TreeSize {
  files: number;
  bytes: number;
}

const FILES_PER_FOLDER = 250;
/** Bodies of each kind that the files are made of. */
const BODIES = 8;

/** A small generator of numbers that repeat (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const WORDS = (
  'the a of and in for with by from between rate risk ratio model table figure estimate interval adjusted ' +
  'patients admissions cohort region year group treatment control outcome hospital practice deprivation ' +
  'quintile mean median standard error significant difference increased reduced observed expected analysis'
).split(' ');
const REGIONS = ['Tayside', 'Fife', 'Lothian', 'Grampian', 'Highland', 'Borders'];

const pick = <A>(random: () => number, items: readonly A[]) =>
  items[Math.floor(random() * items.length)] as A;

function sentence(random: () => number): string {
  const words = Array.from({ length: 6 + Math.floor(random() * 14) }, () => pick(random, WORDS));
  const text = words.join(' ');
  return `${text[0]?.toUpperCase()}${text.slice(1)} (${(random() * 3).toFixed(2)}).`;
}

const row = (random: () => number) =>
  [
    pick(random, REGIONS),
    String(2000 + Math.floor(random() * 22)),
    `Q${1 + Math.floor(random() * 5)}`,
    String(100 + Math.floor(random() * 9_000) * 5),
    (random() * 100).toFixed(1),
    (random() * 4 - 2).toFixed(4),
    random().toFixed(3),
  ] as const;

const COLUMNS = ['region', 'year', 'quintile', 'patients', 'rate', 'estimate', 'p_value'] as const;

type Piece = (random: () => number) => string;

/** How each kind begins, goes on piece by piece, and ends. */
const KINDS: Readonly<Record<string, { start: string; piece: Piece; joint: string; end: string }>> = {
  csv: { start: `${COLUMNS.join(',')}\n`, piece: (random) => row(random).join(','), joint: '\n', end: '\n' },
  json: {
    start: '[\n',
    piece: (random) =>
      JSON.stringify(Object.fromEntries(row(random).map((cell, at) => [COLUMNS[at], asValue(cell)]))),
    joint: ',\n',
    end: '\n]\n',
  },
  txt: { start: '', piece: sentence, joint: '\n', end: '\n' },
  md: {
    start: '# Results\n\n',
    piece: (random) => (random() < 0.2 ? `\n## ${pick(random, WORDS)}\n` : `- ${sentence(random)}`),
    joint: '\n',
    end: '\n',
  },
};

const asValue = (cell: string) => (/^-?\d+(\.\d+)?$/.test(cell) ? Number(cell) : cell);

function bodyOf(kind: string, bytes: number, random: () => number): string {
  const { start, piece, joint, end } = KINDS[kind] as (typeof KINDS)[string];
  const pieces: string[] = [];
  for (let length = start.length; length < bytes;) {
    const next = piece(random);
    pieces.push(next);
    length += next.length + joint.length;
  }
  return start + pieces.join(joint) + end;
}

/**
 * Writes what researchers export: csv, json, txt and md in equal numbers, a few large files and many small ones.
 * Answers the bytes that were written, which are a few more than asked for.
 */
export function writeOutputTree(folder: string, { files, bytes }: TreeSize): number {
  const random = seeded(20220131);
  const kinds = Object.keys(KINDS);
  // Sizes of a geometric series: the largest body is 64 times the smallest one.
  const weights = Array.from({ length: BODIES }, (_, index) => 64 ** (index / (BODIES - 1)));
  const mean = weights.reduce((sum, weight) => sum + weight, 0) / BODIES;
  const bodies = new Map(
    kinds.map((kind) => [
      kind,
      weights.map((weight) => bodyOf(kind, (bytes / files / mean) * weight, random)),
    ])
  );
  let written = 0;
  for (let index = 0; index < files; index += 1) {
    const kind = kinds[index % kinds.length] as string;
    const body = bodies.get(kind)?.[Math.floor(index / kinds.length) % BODIES] ?? '';
    const within = path.join(folder, `batch_${Math.floor(index / FILES_PER_FOLDER)}`);
    if (index % FILES_PER_FOLDER === 0) mkdirSync(within, { recursive: true });
    writeFileSync(path.join(within, `output_${index}.${kind}`), body);
    written += body.length;
  }
  return written;
}
