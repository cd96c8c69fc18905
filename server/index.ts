import type { AirlockConfig } from './config';
import { configSchema } from './config';
import type { PluginInitializerContext } from './contracts';
import { TreAirlockPlugin } from './plugin';

export const config = { schema: configSchema };

export const plugin = (context: PluginInitializerContext<AirlockConfig>) => new TreAirlockPlugin(context);
