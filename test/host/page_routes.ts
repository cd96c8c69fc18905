import type { Request, Server } from '@hapi/hapi';
import { PLUGIN_ID } from '../../common';
import { errorResponse } from './response';
import { USER_COOKIE } from './http_server';
import type { PageFiles } from './page_files';
import { USERS, findUser } from './users';
import type { PreviewUser } from './users';
import { THEME_COOKIE } from './page/cookies';
import type { PageMetadata } from './page/metadata';

const DEFAULT_USER = 'operator';

export interface PageOptions {
  basePath: string;
  kibanaVersion: string;
  files: PageFiles;
  capabilities(user: PreviewUser): PageMetadata['capabilities'];
}

const escapeAttribute = (text: string) =>
  text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** Like Kibana's page: data in an attribute and no inline script, which the policy would refuse. */
function html(metadata: PageMetadata): string {
  const theme = metadata.darkMode ? 'dark' : 'light';
  return `<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <title>Preview host (not Kibana)</title>
    <link rel="icon" href="data:,">
    <link id="theme" rel="stylesheet" href="${metadata.files}theme_${theme}.css">
    <link rel="stylesheet" href="${metadata.files}page.css">
    <meta name="preview-host" content="${escapeAttribute(JSON.stringify(metadata))}">
  </head>
  <body>
    <div id="preview-host"></div>
    <script src="${metadata.files}page.js"></script>
  </body>
</html>
`;
}

function metadataFor(request: Request, options: PageOptions): PageMetadata {
  const user = findUser(request.state[USER_COOKIE]) ?? (findUser(DEFAULT_USER) as PreviewUser);
  return {
    basePath: options.basePath,
    kibanaVersion: options.kibanaVersion,
    bundles: `${options.basePath}${options.files.bundlesPath}`,
    files: `${options.basePath}${options.files.previewPath}`,
    user: user.name,
    users: USERS.map(({ name, title }) => ({ name, title })),
    capabilities: options.capabilities(user),
    darkMode: request.state[THEME_COOKIE] === 'dark',
  };
}

/** The page of every app address, the files that it loads, and the user switch. */
export function registerPage(server: Server, options: PageOptions): void {
  const { basePath, files } = options;
  const open = { auth: false as const };
  server.state(THEME_COOKIE, { ignoreErrors: true, encoding: 'none' });
  for (const path of ['/', '/app'])
    server.route({
      method: 'GET',
      path,
      options: open,
      handler: (_request, h) => h.redirect(`${basePath}/app/${PLUGIN_ID}`),
    });
  server.route({
    method: 'GET',
    path: '/app/{path*}',
    options: open,
    handler(request, h) {
      const metadata = metadataFor(request, options);
      return h.response(html(metadata)).type('text/html').state(USER_COOKIE, metadata.user);
    },
  });
  for (const [path, { type, content }] of files.byPath)
    server.route({
      method: 'GET',
      path,
      options: open,
      handler: (_request, h) =>
        h.response(content).type(type).header('cache-control', 'public, max-age=31536000, immutable'),
    });
  server.route({
    method: 'POST',
    path: '/preview/user',
    handler(request, h) {
      const user = findUser((request.payload as { user?: unknown } | null)?.user);
      if (!user) return errorResponse(h, 400, { message: 'No such user on this preview host.' });
      return h.response({ user: user.name }).state(USER_COOKIE, user.name);
    },
  });
}
