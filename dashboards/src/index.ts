import type { SavedObject } from '../../scripts/dashboards/saved_objects';
import { activity } from './activity';
import { airlock } from './airlock';
import { coverage } from './coverage';
import { dataViews } from './data_views';
import { searches } from './searches';

/** Everything that the pack imports: what is referred to stands before what refers to it. */
export const dashboardPack: readonly SavedObject[] = [...dataViews, ...searches, activity, airlock, coverage];
