import { PLUGIN_ID } from '../common/names';
import type { AppModule } from './contracts';

let loading: Promise<AppModule> | undefined;

/**
 * Loads the second bundle, once, with a script element: an IIFE cannot be split, and the first bundle must stay
 * small. Rejects when the file does not arrive; the next call then tries again.
 */
export function loadApp(): Promise<AppModule> {
  loading ??= new Promise<AppModule>((resolve, reject) => {
    const base = window.__kbnPublicPath__?.[PLUGIN_ID] ?? '';
    const script = document.createElement('script');
    script.src = `${base}${PLUGIN_ID}.app.js`;
    script.async = true;
    const fail = () => {
      loading = undefined;
      script.remove();
      reject(new Error('The TRE Airlock app could not be loaded. Reload the page to try again.'));
    };
    script.onload = () => (window.__treAirlockApp__ ? resolve(window.__treAirlockApp__) : fail());
    script.onerror = fail;
    document.head.appendChild(script);
  });
  return loading;
}
