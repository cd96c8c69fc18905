import type { Pack } from '../../common';
import type { Capabilities } from '../contracts';

export interface ImportRight {
  /** May see what is there. */
  read: boolean;
  /** May import. */
  write: boolean;
  /** Why not, and whose business it is. */
  note?: string;
}

export type ImportRights = Record<Pack, ImportRight>;

/** Later versions of Kibana number a feature anew when its privileges change: `siemV2`, `discover_v2`. */
const VERSION = /_?v\d+$/i;

const named = (capabilities: Capabilities, name: string) =>
  Object.entries(capabilities).flatMap(([feature, abilities]) =>
    feature.replace(VERSION, '') === name && abilities ? [abilities] : []
  );

const may = (abilities: ReadonlyArray<Record<string, unknown>>, what: string) =>
  abilities.some((one) => one[what] === true);

function rules(capabilities: Capabilities): ImportRight {
  const security = named(capabilities, 'siem');
  if (security.length === 0)
    return {
      read: false,
      write: false,
      note: 'This Kibana has no Elastic Security app, so it has no detection engine: the rules cannot be imported here.',
    };
  if (!may(security, 'show'))
    return {
      read: false,
      write: false,
      note: 'Elastic Security is hidden in this space, or your account lacks the Kibana feature “Security”.',
    };
  if (!may(security, 'crud'))
    return {
      read: true,
      write: false,
      note: 'You can see the rules. Importing them needs the Kibana feature “Security” with all rights in this space.',
    };
  return { read: true, write: true };
}

function dashboards(capabilities: Capabilities): ImportRight {
  const boards = named(capabilities, 'dashboard');
  if (boards.length === 0)
    return {
      read: false,
      write: false,
      note: 'This Kibana has no dashboards, so there is nothing to import them into.',
    };
  const write =
    may(named(capabilities, 'savedObjectsManagement'), 'edit') ||
    (may(boards, 'createNew') &&
      may(named(capabilities, 'discover'), 'save') &&
      may(named(capabilities, 'indexPatterns'), 'save'));
  const read = write || may(boards, 'show');
  if (write) return { read, write };
  return {
    read,
    write,
    note: 'Importing dashboards needs the Kibana feature “Saved Objects Management” with all rights in this space (or “Dashboard”, “Discover” and “Data View Management”).',
  };
}

/** What Kibana's capabilities let the person import in this space; Kibana decides again. */
export const readImportRights = (capabilities: Capabilities): ImportRights => ({
  rules: rules(capabilities),
  dashboards: dashboards(capabilities),
});
