import { TreAirlockPlugin } from './plugin';

/** Kibana's entry; this bundle is loaded on every page of Kibana, so it holds the registration alone. */
export const plugin = () => new TreAirlockPlugin();
