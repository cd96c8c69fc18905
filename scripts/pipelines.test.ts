import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { PIPELINES } from '../common';
import { PIPELINE_FOLDER, builtPipelines } from './pipelines/build';

test('the committed pipelines are what their sources make (npm run pipelines:build)', async () => {
  const built = await builtPipelines();
  expect(built.map(({ file }) => path.basename(file, '.json')).sort()).toEqual(
    Object.values(PIPELINES).sort()
  );
  for (const { file, text } of built) expect(readFileSync(file, 'utf8')).toBe(text);
});

test.each(['.', 'index-templates', 'lifecycle'])('every asset in %s is JSON with a version', (folder) => {
  const at = path.join(PIPELINE_FOLDER, folder);
  for (const name of readdirSync(at).filter((file) => file.endsWith('.json'))) {
    const asset = JSON.parse(readFileSync(path.join(at, name), 'utf8')) as {
      version?: number;
      policy?: { _meta: { version: number } };
    };
    expect([name, asset.version ?? asset.policy?._meta.version]).toEqual([name, expect.any(Number)]);
  }
});
