import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import type { Finding } from '../../common';
import { asList, asObject } from '../../server/verdicts/sarif/json_reader';
import { readRun } from '../../server/verdicts/sarif/read_run';
import { found } from '../adapters/adapter';
import { exportTree } from '../ingress/deliver/export_tree';
import type { Git } from '../ingress/git/git';
import { told } from '../log';
import { runScanner } from './scanners';
import type { ExternalScanner } from './scanners';

/**
 * What other installed scanners say of a commit's tree, which is written into a folder of its own for them and
 * removed afterwards. One that fails is a finding; one that is not installed is told once.
 */
export async function askOthers(
  git: Git,
  commit: string,
  scanners: readonly ExternalScanner[],
  tell: (sentence: string) => void
): Promise<Finding[]> {
  if (scanners.length === 0) return [];
  const work = fs.mkdtempSync(path.join(os.tmpdir(), 'tre-airlock-with-'));
  const tree = path.join(work, 'tree');
  const findings: Finding[] = [];
  try {
    fs.mkdirSync(tree);
    await exportTree(git, commit, tree);
    for (const scanner of scanners) {
      try {
        const log = await runScanner(scanner, tree, work);
        if (log === undefined) tell(`${scanner.name} is not installed here, so its checks are left out.`);
        else findings.push(...readFindings(log, scanner.name, tree, commit));
      } catch (error) {
        findings.push(found('adapter/failed', scanner.name, told(error)));
      }
    }
  } catch (error) {
    findings.push(found('adapter/failed', scanners.map(({ name }) => name).join(', '), told(error)));
  } finally {
    fs.rmSync(work, { recursive: true, force: true });
  }
  return findings;
}

function readFindings(log: unknown, name: string, tree: string, commit: string): Finding[] {
  return asList(asObject(log).runs).flatMap((run) => {
    const { findings, scan } = readRun(run);
    const inTree = findings.map((finding): Finding => ({
      ...finding,
      commit,
      ...(finding.file && { file: within(tree, finding.file) }),
    }));
    return scan === 'error'
      ? [...inTree, found('adapter/failed', name, 'It says itself that it did not finish.')]
      : inTree;
  });
}

/** Tools name files from the folder that they run in, or from the root of the machine. */
function within(tree: string, file: string): string {
  const prefix = `${tree.slice(1)}/`;
  return file.startsWith(prefix) ? file.slice(prefix.length) : file;
}
