import { IMPORT_SAVED_OBJECTS, KIBANA_HEADERS } from '../../common';
import type { KibanaCall } from '../../common';
import type { HttpFetchOptions, HttpStart } from '../contracts';
import { toApiError } from './client';

/** Kibana's own APIs, as far as Setup imports through them: everything is done in the name of the person. */
export function createKibanaApi(http: HttpStart) {
  async function fetch(path: string, options: HttpFetchOptions): Promise<unknown> {
    try {
      return await http.fetch<unknown>(path, options);
    } catch (thrown) {
      throw toApiError(thrown);
    }
  }
  return {
    /** Rejects with `ApiError`. */
    call: ({ method, path, query, body }: KibanaCall, signal?: AbortSignal) =>
      fetch(path, {
        method,
        headers: { ...KIBANA_HEADERS },
        ...(query ? { query } : {}),
        ...(body ? { body: JSON.stringify(body) } : {}),
        ...(signal ? { signal } : {}),
      }),

    /** Sends a file of saved objects; what has the same id in this space is replaced. */
    importSavedObjects: (lines: string) => {
      const form = new FormData();
      const file = new Blob([lines], { type: 'application/x-ndjson' });
      form.append('file', file, IMPORT_SAVED_OBJECTS.file);
      return fetch(IMPORT_SAVED_OBJECTS.path, {
        method: 'POST',
        query: { ...IMPORT_SAVED_OBJECTS.query },
        body: form,
        headers: { 'Content-Type': undefined },
      });
    },
  };
}

export type KibanaApi = ReturnType<typeof createKibanaApi>;
