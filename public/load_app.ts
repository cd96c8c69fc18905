import type { AppModule } from './contracts';

/**
 * Loads the app when it is opened. Written for the bundler of a Kibana checkout, which splits the file off here;
 * our own packager puts load_app_script.ts in this one's place, since an IIFE cannot be split.
 */
export const loadApp = (): Promise<AppModule> => import('./app/mount');
