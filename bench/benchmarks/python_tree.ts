import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const LINES_OF_A_STEP = 10;
/** Every so many files one reads a setting of the system, one stores a model, and one starts a program. */
const READS_SYSTEM = 3;
const STORES_MODEL = 7;
const STARTS_PROGRAM = 50;

const step = (file: number, at: number) => `
def step_${at}(frame, by="region", floor=${(file * 7 + at) % 40}):
    """Mean rate by group, without groups that are too small."""
    kept = frame[frame["count"] >= floor].copy()
    kept["rate"] = kept["events"] / kept["count"].clip(lower=1)
    groups = kept.groupby([by, "year"], as_index=False).agg({"rate": "mean", "count": "sum"})
    weights = np.sqrt(groups["count"].to_numpy(dtype=float)) * ${((file % 13) + at / 10).toFixed(1)}
    return groups.assign(weight=weights / max(weights.sum(), 1.0)).sort_values(by)

`;

/** Writes Python files of an analysis, numbered from `first`, the same ones each time; answers their lines in all. */
export function writePythonTree(folder: string, files: number, linesOfFile: number, first = 0): number {
  let lines = 0;
  for (let file = first; file < first + files; file += 1) {
    const head = ['import numpy as np', 'import pandas as pd'];
    if (file % READS_SYSTEM === 0) head.push('import os', '', 'ROOT = os.environ.get("ROOT", os.getcwd())');
    if (file % STORES_MODEL === 0)
      head.push('import pickle', '', 'MODEL = pickle.load(open("model.pkl", "rb"))');
    if (file % STARTS_PROGRAM === 0) head.push('import subprocess', '', 'subprocess.run(["make", "tables"])');
    const steps = Array.from({ length: Math.floor(linesOfFile / LINES_OF_A_STEP) }, (_, at) =>
      step(file, at)
    );
    const text = `${head.join('\n')}\n${steps.join('')}`;
    lines += text.split('\n').length - 1;
    const target = path.join(folder, `part_${file % 40}`, `analysis_${file}.py`);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
  return lines;
}
