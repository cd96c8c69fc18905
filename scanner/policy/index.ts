export { DEFAULT_INGRESS_POLICY, DEFAULT_POLICY, Policy } from './policy';
export { SettingsError, loadIngressPolicy, loadPolicy, parseSettings, readSettings } from './load';
export { policyFile } from './codec';
export type { Identifier, PolicyFile, PolicyLevel } from './codec';
