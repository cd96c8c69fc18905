/** What the server tells the page, in an attribute of the document as Kibana does. */
export interface PageMetadata {
  basePath: string;
  kibanaVersion: string;
  /** Base URL of the plugin's bundles. */
  bundles: string;
  /** Base URL of the page's own files. */
  files: string;
  user: string;
  users: Array<{ name: string; title: string }>;
  capabilities: Record<string, Record<string, boolean>>;
  darkMode: boolean;
}

export function readMetadata(document: Document): PageMetadata {
  const content = document.querySelector('meta[name="preview-host"]')?.getAttribute('content');
  if (!content) throw new Error('The page carries no metadata of the preview host.');
  return JSON.parse(content) as PageMetadata;
}
