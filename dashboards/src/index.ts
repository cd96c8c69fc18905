import { createHash } from 'node:crypto';
import { withMark } from '../../common';
import { toNdjson } from '../../scripts/dashboards/ndjson';
import type { SavedObject } from '../../scripts/dashboards/saved_objects';
import { activity } from './activity';
import { airlock } from './airlock';
import { coverage } from './coverage';
import { dataViews } from './data_views';
import { searches } from './searches';

const parts: readonly SavedObject[] = [...dataViews, ...searches, activity, airlock, coverage];

/** Another pack has another mark, without anybody counting versions. */
const mark = createHash('sha256').update(toNdjson(parts)).digest('hex').slice(0, 8);

const marked = (object: SavedObject): SavedObject => ({
  ...object,
  attributes: {
    ...object.attributes,
    description: withMark(String(object.attributes.description), mark),
  },
});

/**
 * Everything that the pack imports: what is referred to stands before what refers to it. Each dashboard tells in its
 * description which pack it came from, so that Setup knows whether it is this one.
 */
export const dashboardPack: readonly SavedObject[] = parts.map((object) =>
  object.type === 'dashboard' ? marked(object) : object
);
