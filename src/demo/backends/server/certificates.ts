import { generate } from 'selfsigned';

export interface ServerCertificate {
  readonly key: string;
  readonly certificate: string;
  /** PEM of the authority that signed it. */
  readonly authority: string;
}

const DAYS = 24 * 60 * 60 * 1000;

/** A certificate for 127.0.0.1 and localhost, signed by an authority that is made for it and thrown away. */
export async function makeCertificate(authorityName: string): Promise<ServerCertificate> {
  const now = Date.now();
  const valid = { notBeforeDate: new Date(now - DAYS), notAfterDate: new Date(now + 30 * DAYS) };
  const authority = await generate([{ name: 'commonName', value: authorityName }], {
    ...valid,
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
  const leaf = await generate([{ name: 'commonName', value: 'localhost' }], {
    ...valid,
    keyType: 'ec',
    algorithm: 'sha256',
    ca: { key: authority.private, cert: authority.cert },
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          { type: 7, ip: '127.0.0.1' },
        ],
      },
    ],
  });
  return { key: leaf.private, certificate: leaf.cert, authority: authority.cert };
}
