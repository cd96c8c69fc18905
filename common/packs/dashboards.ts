import { PLUGIN_TITLE } from '../names';
import type { Json } from './json';
import { isRecord } from './json';

/** Words that the title of each of the pack's dashboards begins with. */
export const DASHBOARD_TITLE = PLUGIN_TITLE;

/** A saved object of the pack, as far as it is looked at. */
interface PackObject {
  type: string;
  id: string;
  attributes: Json;
}

export interface DashboardState {
  /** Id in this space: Kibana gives another one where the pack's is taken in another space. */
  id: string;
  title: string;
  state: 'missing' | 'installed' | 'other';
}

const MARK = /Pack ([0-9a-f]{8})\.$/;

/** The description with the pack's mark at its end, by which a later look knows which pack it came from. */
export const withMark = (description: string, mark: string) => `${description} Pack ${mark}.`;

const markOf = (description: unknown) =>
  typeof description === 'string' ? MARK.exec(description)?.[1] : undefined;

const isPackObject = (value: unknown): value is PackObject =>
  isRecord(value) &&
  typeof value.type === 'string' &&
  typeof value.id === 'string' &&
  isRecord(value.attributes);

/** What of the pack's dashboards is in this space, from the answer to `findDashboards`. */
export function dashboardStates(pack: readonly unknown[], answer: unknown): DashboardState[] {
  const found = isRecord(answer) && Array.isArray(answer.saved_objects) ? answer.saved_objects : [];
  const stored = found.filter(isPackObject) as Array<PackObject & { originId?: unknown }>;
  return pack
    .filter(isPackObject)
    .filter(({ type }) => type === 'dashboard')
    .map(({ id, attributes }) => {
      const title = String(attributes.title);
      const there = stored.find((one) => one.id === id) ?? stored.find((one) => one.originId === id);
      if (!there) return { id, title, state: 'missing' };
      const same = markOf(there.attributes.description) === markOf(attributes.description);
      return { id: there.id, title, state: same ? 'installed' : 'other' };
    });
}

/** The pack's objects as the file that Kibana's import takes: a line each. */
export const toLines = (objects: readonly unknown[]): string =>
  objects.map((object) => `${JSON.stringify(object)}\n`).join('');

/** Objects of a file with one a line. Throws an Error that names the line which is no JSON object. */
export function fromLines(text: string): Json[] {
  return text.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    let object: unknown;
    try {
      object = JSON.parse(line);
    } catch {
      object = undefined;
    }
    if (!isRecord(object)) throw new Error(`Line ${index + 1} is no JSON object.`);
    return [object];
  });
}

/** What the import did, from Kibana's answer: how many objects were taken, and why others were not. */
export function importOutcome(answer: unknown): { taken: number; refused: string[] } {
  if (!isRecord(answer)) return { taken: 0, refused: ['Kibana gave no answer that can be read.'] };
  const errors = Array.isArray(answer.errors) ? answer.errors.filter(isRecord) : [];
  return {
    taken: typeof answer.successCount === 'number' ? answer.successCount : 0,
    refused: errors.map(({ type, id, error }) => {
      const why = isRecord(error) ? (error.message ?? error.type) : undefined;
      return `${String(type)} ${String(id)}: ${String(why ?? 'refused')}`;
    }),
  };
}
