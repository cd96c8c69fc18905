import path from 'node:path';
import type { AirlockConfig } from './config';
import { configSchema } from './config';
import type { PluginInitializerContext } from './contracts';
import { TreAirlockPlugin } from './plugin';

export const config = { schema: configSchema };

/** Pipelines, templates and roles are folders beside `server/`, in the checkout and in the zip alike. */
const assetsRoot = path.resolve(__dirname, '..');

export const plugin = (context: PluginInitializerContext<AirlockConfig>) =>
  new TreAirlockPlugin(context, assetsRoot);
