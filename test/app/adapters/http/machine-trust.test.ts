import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readMachineTrust } from '@app/adapters/http/machine-trust';

const folder = mkdtempSync(join(tmpdir(), 'veritrail-trust-'));
const pem = (name: string): string => {
  const path = join(folder, name);
  writeFileSync(path, `-----BEGIN CERTIFICATE-----\n${name}\n-----END CERTIFICATE-----\n`);
  return path;
};
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the machine’s trust', () => {
  const bundles = [join(folder, 'missing'), pem('bundle')];

  it('is its own store where Node reads it', () => {
    const { authorities, text } = readMachineTrust({ ownStore: () => ['one'], bundles, environment: {} });
    expect([authorities, text]).toEqual([
      ['one'],
      `this machine's own certificate store (Node ${process.versions.node})`,
    ]);
  });

  it('is the distribution’s bundle else, SSL_CERT_FILE first, and says which', () => {
    expect(readMachineTrust({ ownStore: null, bundles, environment: {} }).text).toBe(
      `the certificate authorities in ${bundles[1]}`,
    );
    const named = pem('named');
    const environment = { SSL_CERT_FILE: named, NODE_EXTRA_CA_CERTS: pem('extra') };
    const trust = readMachineTrust({ ownStore: () => [], bundles, environment });
    expect(trust.text).toBe(`the certificate authorities in ${named} and ${environment.NODE_EXTRA_CA_CERTS}`);
    expect(trust.authorities).toHaveLength(2);
  });

  it('is Node’s own list where there is neither', () => {
    const trust = readMachineTrust({ ownStore: null, bundles: [], environment: {} });
    expect([trust.authorities.length > 50, trust.text]).toEqual([true, expect.stringContaining('brings along')]);
  });
});
