export { DEFAULT_POLICY, Policy } from './policy';
export { SettingsError, loadPolicy, parseSettings, readSettings } from './load';
export { policyFile } from './codec';
export type { Identifier, PolicyFile, PolicyLevel } from './codec';
