export * from './dashboards';
export * from './kibana_calls';
export * from './rules';
