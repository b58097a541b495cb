import { BackendFailure } from '@core/http/backend-failure';
import { LinkTrail, linkOf } from '@core/http/link-trail';
import { hostOf, originOf } from '@core/http/origin';
import { retryAfter, untilReset } from '@core/http/reset-pause';
import { describe, expect, it } from 'vitest';

const BASE = 'https://example.okta.com';

describe('linkOf', () => {
  it('finds a relation among several, quoted or not, in any case, with commas in addresses', () => {
    const link =
      '<https://a/x?b=1,2>; rel="self", <https://a/x?c=3>; title="t"; REL=Next, <https://a/l>; rel="prev last"';
    expect(linkOf({ link }, 'self')).toBe('https://a/x?b=1,2');
    expect(linkOf({ link }, 'next')).toBe('https://a/x?c=3');
    expect(linkOf({ link }, 'last')).toBe('https://a/l');
    expect(linkOf({ link }, 'first')).toBeNull();
  });

  it('finds nothing in a missing, empty or broken header', () => {
    for (const link of ['', 'nonsense', '<>; rel="next"', '<https://a/x>', '<https://a/x>; rel="nextish"']) {
      expect(linkOf({ link }, 'next')).toBeNull();
    }
    expect(linkOf({}, 'next')).toBeNull();
  });
});

describe('LinkTrail', () => {
  const next = (address: string) => ({ link: `<${address}>; rel="next"` });

  it('follows a next link of its own origin, absolute or not', () => {
    const trail = new LinkTrail(`${BASE}/path`, 'the log');
    expect(trail.next(next('https://EXAMPLE.okta.com:443/logs?after=1'))).toBe(
      'https://EXAMPLE.okta.com:443/logs?after=1',
    );
    expect(trail.next(next('/logs?after=2'))).toBe(`${BASE}/logs?after=2`);
    expect(trail.next({})).toBeNull();
  });

  it('does not follow one to another origin: neither another host, port nor scheme', () => {
    const trail = new LinkTrail(BASE, 'the log');
    for (const address of [
      'https://example.okta.com.evil.example/x',
      'https://example.okta.com:444/x',
      'http://example.okta.com/x',
      '//evil.example/x',
      'https://evil.example/@example.okta.com',
      'logs?after=1',
    ]) {
      expect(() => trail.next(next(address))).toThrow(expect.objectContaining({ kind: 'redirected' }));
    }
  });

  it('takes a link that leads back for a contradiction, except where it may', () => {
    const trail = new LinkTrail(BASE, 'the log');
    trail.asked(`${BASE}/logs?after=1`);
    expect(() => trail.next(next(`${BASE}/logs?after=1`))).toThrow(BackendFailure);
    expect(trail.next(next(`${BASE}/logs?after=1`), true)).toBe(`${BASE}/logs?after=1`);
    const both = `<${BASE}/logs?limit=1>; rel="self", <${BASE}/logs?limit=1>; rel="next"`;
    expect(() => trail.next({ link: both })).toThrow(expect.objectContaining({ kind: 'inconsistent' }));
  });
});

describe('originOf and hostOf', () => {
  it('leave out the path, the account and the default port', () => {
    expect(originOf('HTTPS://user@Example.com:443/a?b#c')).toBe('https://example.com');
    expect(originOf('http://[::1]:8080')).toBe('http://[::1]:8080');
    expect(hostOf('http://127.0.0.1:80/x')).toBe('127.0.0.1');
    for (const address of ['/x', 'ftp://a/', 'https://', '', 'https://a.example\\@b.example/', 'https://a b/'])
      expect(originOf(address)).toBeNull();
  });
});

describe('untilReset', () => {
  const date = 'Sun, 01 Mar 2026 12:00:00 GMT';
  const at = Date.parse(date);

  it("is counted by the backend's own clock, and at most as long as given", () => {
    expect(untilReset(String(at / 1000 + 20), { date }, 90_000)).toBe(21_000);
    expect(untilReset(String(at / 1000 + 3600), { date }, 90_000)).toBe(90_000);
    expect(untilReset(String(at / 1000 - 3600), { date }, 90_000)).toBe(1000);
    expect(untilReset(String(at / 1000 + 20), {}, 90_000, at)).toBe(21_000);
  });

  it('is unknown without a header or a clock', () => {
    expect(untilReset(undefined, { date }, 90_000)).toBeNull();
    expect(untilReset('soon', { date }, 90_000)).toBeNull();
    expect(untilReset('1772366420', {}, 90_000)).toBeNull();
    expect(retryAfter({ 'retry-after': '3' })).toBe(3000);
    expect(retryAfter({ 'retry-after': date })).toBeNull();
  });
});
