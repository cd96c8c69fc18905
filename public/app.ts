import { mountApp } from './app/mount';

// The first bundle finds the app here: see load_app.ts.
window.__treAirlockApp__ = { mountApp };
