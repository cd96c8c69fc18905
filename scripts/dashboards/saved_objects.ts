/** Saved objects as Kibana's import takes them, a line each. */
export interface Reference {
  type: string;
  id: string;
  name: string;
}

export interface SavedObject {
  type: 'index-pattern' | 'search' | 'dashboard';
  /** Fixed: a second import finds the first one by it. */
  id: string;
  attributes: Record<string, unknown>;
  references: Reference[];
  coreMigrationVersion: string;
  migrationVersion: Record<string, string>;
}

/** The oldest Kibana that takes the pack; later ones bring it up to date while they import. */
export const WRITTEN_FOR = '8.3.0';
/** Core's own form of saved objects, which is older than the objects' content. */
const CORE_VERSION = '8.3.0';

/** The last change of each type's own form up to 8.3: what stands in `migrationVersion` of an export by 8.3.3. */
const TYPE_VERSIONS: Record<SavedObject['type'], string> = {
  'index-pattern': '8.0.0',
  search: '8.0.0',
  dashboard: '8.3.0',
};

export function savedObject(
  type: SavedObject['type'],
  id: string,
  attributes: Record<string, unknown>,
  references: Reference[] = []
): SavedObject {
  return {
    type,
    id,
    attributes,
    references,
    coreMigrationVersion: CORE_VERSION,
    migrationVersion: { [type]: TYPE_VERSIONS[type] },
  };
}

/** A query and filters as saved objects carry them: JSON in a string. */
export const searchSource = (source: Record<string, unknown>) => ({
  searchSourceJSON: JSON.stringify(source),
});

export const kuery = (query = '') => ({ query, language: 'kuery' });
