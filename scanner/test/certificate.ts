import { generate } from 'selfsigned';

export interface Certificate {
  key: string;
  /** Signs itself, so it is its own authority. */
  cert: string;
}

/** A certificate for a host, by its name or its address. */
export async function certificateFor(host: { name: string } | { address: string }): Promise<Certificate> {
  const altName =
    'name' in host ? { type: 2 as const, value: host.name } : { type: 7 as const, ip: host.address };
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'tre-airlock test' }], {
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true },
      { name: 'subjectAltName', altNames: [altName] },
    ],
  });
  return { key, cert };
}
