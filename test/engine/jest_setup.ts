import type { Engine } from './engine';
import { startEngine } from './engine';
import { ENGINE_VARIABLE } from './for_tests';

declare global {
  // jest hands nothing but globals from its set-up to its tear-down.
  var treAirlockTestEngine: Engine | undefined;
}

export default async function setUp(): Promise<void> {
  if (process.env[ENGINE_VARIABLE]) return;
  const engine = await startEngine({ purpose: 'tests', onProgress: (line) => console.log(line) });
  globalThis.treAirlockTestEngine = engine;
  process.env[ENGINE_VARIABLE] = engine.url;
}
