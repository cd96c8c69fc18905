import { mountApp } from './app/mount';

// The first bundle finds the app here: see load_app_script.ts.
window.__treAirlockApp__ = { mountApp };
