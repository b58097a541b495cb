import { describe, expect, it } from 'vitest';
import { hasNewDestination } from '@core/connections/secret-destinations';

const kept = { address: 'https://a.example/x', options: { tokenAddress: 'https://login.example/t?x=1' }, proxy: null };

describe('a kept secret', () => {
  it('stays with changes that lead it nowhere else', () => {
    expect(hasNewDestination(kept, { ...kept, address: 'https://A.example:443/other' })).toBe(false);
    expect(hasNewDestination(kept, { ...kept, options: {} })).toBe(false);
    expect(hasNewDestination(kept, { ...kept, options: { ...kept.options, limit: 5 } })).toBe(false);
  });

  it('does not follow to another host, port or scheme, another token server or another proxy', () => {
    expect(hasNewDestination(kept, { ...kept, address: 'https://b.example/x' })).toBe(true);
    expect(hasNewDestination(kept, { ...kept, address: 'http://a.example/x' })).toBe(true);
    expect(hasNewDestination(kept, { ...kept, address: 'https://a.example:8443/x' })).toBe(true);
    expect(hasNewDestination(kept, { ...kept, options: { deep: [{ a: 'to HTTPS://evil.example/"' }] } })).toBe(true);
    expect(hasNewDestination(kept, { ...kept, proxy: 'http://proxy.example:8080' })).toBe(true);
  });
});
