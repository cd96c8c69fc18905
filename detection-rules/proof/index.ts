export * from './airlock';
export * from './linux';
export * from './proof';
export * from './stage';
export * from './sysmon';
export * from './types';
export * from './windows';
