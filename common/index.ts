/** The contract. Server, app, scanners and tests import from here. */
export * from './names';
export * from './routes';
export * from './labels';
export * from './request_state';
export * from './codecs/codec';
export * from './codecs/primitives';
export * from './codecs/project';
export * from './codecs/verdict';
export * from './codecs/request';
export * from './codecs/process';
export * from './codecs/setup';
export * from './process_tree';
export * from './packs';
