import { readFileSync } from 'node:fs';
import tls from 'node:tls';

/** The certificate authorities that this machine trusts. */
export interface MachineTrust {
  /** PEM, one or more in each. */
  readonly authorities: readonly string[];
  /** Where they come from: "this machine's own certificate store (Node 24.21.0)", or the bundle's path. */
  readonly text: string;
}

/** Where distributions keep their bundle; the first that is there counts. */
const BUNDLES = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/ssl/cert.pem',
];

/** What a trust is read from; a test gives other places. */
export interface TrustPlaces {
  readonly ownStore: (() => readonly string[]) | null;
  readonly bundles: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
}

function readPem(path: string): string | null {
  try {
    const text = readFileSync(path, 'utf8');
    return text.includes('-----BEGIN CERTIFICATE-----') ? text : null;
  } catch {
    return null;
  }
}

function ownStoreOf(places: TrustPlaces): readonly string[] {
  try {
    return places.ownStore?.() ?? [];
  } catch {
    return [];
  }
}

/** The machine's own store where this Node reads it (22.15 and later), else the distribution's bundle, else Node's list. */
export function readMachineTrust(places: TrustPlaces): MachineTrust {
  const extraPath = places.environment['NODE_EXTRA_CA_CERTS'];
  const extra = extraPath === undefined ? null : readPem(extraPath);
  const and = extra === null ? '' : ` and ${extraPath}`;
  const withExtra = (authorities: readonly string[], text: string): MachineTrust => ({
    authorities: extra === null ? authorities : [...authorities, extra],
    text: `${text}${and}`,
  });
  const own = ownStoreOf(places);
  if (own.length > 0) return withExtra(own, `this machine's own certificate store (Node ${process.versions.node})`);
  const named = places.environment['SSL_CERT_FILE'];
  for (const path of named === undefined ? places.bundles : [named, ...places.bundles]) {
    const bundle = readPem(path);
    const text = `the certificate authorities in ${path}`;
    if (bundle !== null) return path === extraPath ? { authorities: [bundle], text } : withExtra([bundle], text);
  }
  return withExtra(tls.rootCertificates, `the certificate authorities that Node ${process.versions.node} brings along`);
}

/** `tls.getCACertificates`, which Node 20 lacks. */
const ownStore = (): (() => readonly string[]) | null => {
  const { getCACertificates } = tls as { readonly getCACertificates?: (type: 'system') => readonly string[] };
  return getCACertificates === undefined ? null : () => getCACertificates('system');
};

let known: MachineTrust | null = null;

/** Read once: it takes some 40 ms. */
export function machineTrust(): MachineTrust {
  known ??= readMachineTrust({ ownStore: ownStore(), bundles: BUNDLES, environment: process.env });
  return known;
}
