import { ENGINE_VARIABLE } from './for_tests';
import './jest_setup';

export default async function tearDown(): Promise<void> {
  const engine = globalThis.treAirlockTestEngine;
  if (!engine) return;
  globalThis.treAirlockTestEngine = undefined;
  delete process.env[ENGINE_VARIABLE];
  await engine.stop();
}
