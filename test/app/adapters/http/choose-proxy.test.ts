import { describe, expect, it } from 'vitest';
import { chooseProxy } from '@app/adapters/http/choose-proxy';

const choose = (target: string, environment: Record<string, string>, own: string | null = null) =>
  chooseProxy(new URL(target), own, environment)?.host ?? null;
const both = { HTTPS_PROXY: 'http://secure:1', http_proxy: 'plain:2' };

describe('the proxy of an address', () => {
  it('is the connection’s own, else the environment’s for its scheme', () => {
    expect(choose('https://a.example', both, 'http://own:3')).toBe('own:3');
    expect(choose('https://a.example', both)).toBe('secure:1');
    expect(choose('http://a.example', both)).toBe('plain:2');
    expect(choose('http://a.example', { ALL_PROXY: 'http://all:4' })).toBe('all:4');
    expect(choose('https://a.example', {})).toBeNull();
    expect(choose('https://a.example', { HTTPS_PROXY: 'socks5://x:1' })).toBeNull();
  });

  it('is none for hosts that NO_PROXY exempts, and for this computer', () => {
    const rules = { ...both, NO_PROXY: '.internal, example.org:8443 ,other.example' };
    expect(choose('https://a.b.internal', rules)).toBeNull();
    expect(choose('https://example.org:8443', rules)).toBeNull();
    expect(choose('https://example.org', rules)).toBe('secure:1');
    expect(choose('https://www.other.example', rules)).toBeNull();
    expect(choose('https://another.example', rules)).toBe('secure:1');
    expect(choose('https://a.example', { ...both, no_proxy: '*' })).toBeNull();
    for (const here of ['http://127.0.0.1:80', 'http://localhost', 'http://[::1]:9'])
      expect(choose(here, both)).toBeNull();
  });
});
