import type { AirlockConfig } from '../config/load';
import type { Log } from '../log';

export interface ReleaseOptions {
  once: boolean;
  signal: AbortSignal;
  log: Log;
}

export async function release(_config: AirlockConfig, _options: ReleaseOptions): Promise<void> {}
