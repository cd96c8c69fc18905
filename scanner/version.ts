import { version } from './package.json';

/** The scanner as each verdict names it. */
export const SCANNER = { name: 'tre-airlock', version } as const;
