import { Client } from '@elastic/elasticsearch';

import { readCa } from '../config/load';
import { readSecret } from '../config/secret';
import { UsageError } from '../usage_error';

/** How the command line says who is calling; the secret itself is never an argument, which others could see. */
export interface LoginOptions {
  apiKeyFile?: string;
  username?: string;
  passwordFile?: string;
  caFile?: string;
}

export interface Login {
  /** For the header Authorization; undefined where security is off. */
  authorization?: string;
  ca?: string;
}

/** Reads the secrets; throws a UsageError or SettingsError that never holds any of them. */
export function readLogin({ apiKeyFile, username, passwordFile, caFile }: LoginOptions): Login {
  const base = process.cwd();
  const ca = readCa(caFile, base);
  if (apiKeyFile !== undefined && username !== undefined)
    throw new UsageError('Say either --api-key-file or --username, not both.');
  if ((username === undefined) !== (passwordFile === undefined))
    throw new UsageError('--username and --password-file belong together.');
  const secret = (file: string, name: string) => readSecret({ file }, name, base);
  const authorization =
    apiKeyFile !== undefined
      ? `ApiKey ${secret(apiKeyFile, '--api-key-file')}`
      : username !== undefined && passwordFile !== undefined
        ? `Basic ${Buffer.from(`${username}:${secret(passwordFile, '--password-file')}`).toString('base64')}`
        : undefined;
  return { ...(authorization !== undefined && { authorization }), ...(ca !== undefined && { ca }) };
}

/** A client of Elasticsearch that verifies certificates. */
export function elasticsearchClient(url: string, { authorization, ca }: Login): Client {
  return new Client({
    node: url,
    headers: authorization === undefined ? {} : { authorization },
    ...(ca !== undefined && { tls: { ca } }),
    maxRetries: 2,
    requestTimeout: 60_000,
  });
}
