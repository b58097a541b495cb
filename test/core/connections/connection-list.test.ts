import { describe, expect, it } from 'vitest';
import { connectionInputSchema, connectionSchema } from '@core/connections/connection';
import { findConnection, requireFreeConnectionName } from '@core/connections/connection-list';
import { withPlainAddresses } from '@core/connections/plain-address';

const one = connectionSchema.parse({
  id: 'id-number-1',
  createdAt: 0,
  name: 'Contoso',
  connector: 'okta',
  address: 'https://contoso.example',
});

describe('the list of connections', () => {
  it('finds by id, and by name in any case', () => {
    expect(findConnection([one], 'id-number-1')).toBe(one);
    expect(findConnection([one], ' contoso ')).toBe(one);
    expect(() => findConnection([one], 'Fabrikam')).toThrow(expect.objectContaining({ code: 'connection-not-found' }));
  });

  it('holds each name once', () => {
    expect(() => requireFreeConnectionName([one], 'CONTOSO', null)).toThrow(
      expect.objectContaining({ code: 'name-taken' }),
    );
    requireFreeConnectionName([one], 'CONTOSO', one.id);
  });
});

describe('an address', () => {
  const input = (address: string, proxy: string | null = null) =>
    connectionInputSchema.parse({ name: 'x', connector: 'okta', address, proxy });

  it('is kept without a trailing slash', () => {
    expect(withPlainAddresses(input('https://a.example/b//')).address).toBe('https://a.example/b');
  });

  it('holds neither a sign-in nor a query', () => {
    const invalid = expect.objectContaining({ code: 'connection-invalid' });
    expect(() => withPlainAddresses(input('https://me:secret@a.example'))).toThrow(invalid);
    expect(() => withPlainAddresses(input('https://a.example/?key=secret'))).toThrow(invalid);
    expect(() => withPlainAddresses(input('https://a.example', 'http://me:secret@proxy.example'))).toThrow(invalid);
  });
});
