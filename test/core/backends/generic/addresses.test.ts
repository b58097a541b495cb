import { behind, followed, linkOf, originOf, withoutParameter } from '@core/backends/generic/addresses';
import { describe, expect, it } from 'vitest';

const ASKED = 'https://backend.example/api/v1/logs?from=1';

describe('a next address', () => {
  it.each([
    ['https://backend.example/api/v1/logs?page=2', 'https://backend.example/api/v1/logs?page=2'],
    ['/api/v1/logs?page=2', 'https://backend.example/api/v1/logs?page=2'],
    ['?page=2', 'https://backend.example/api/v1/logs?page=2'],
    ['more?page=2', 'https://backend.example/api/v1/more?page=2'],
    ['//backend.example/x', 'https://backend.example/x'],
    ['https://BACKEND.example:443/x#part', 'https://BACKEND.example:443/x'],
  ])('%s is resolved by the address that was asked', (link, address) => {
    expect(followed(link, ASKED, 'The log')).toBe(address);
  });

  it.each([
    'https://evil.example/x',
    'http://backend.example/x',
    '//evil.example/x',
    'https://backend.example:8443/x',
    'https://backend.example@evil.example/x',
  ])('%s is not followed: another host is never asked', (link) => {
    expect(() => followed(link, ASKED, 'The log')).toThrow(/another host|no address/);
  });

  it.each(['javascript:alert(1)', 'file:///etc/passwd', 'https://back\\end.example/x', 'a b'])(
    '%s is no address',
    (link) => {
      expect(() => followed(link, ASKED, 'The log')).toThrow('no address');
    },
  );
});

describe('a Link header', () => {
  it.each([
    ['<https://a/1>; rel="self", <https://a/2?x=1,2>; rel="next"', 'https://a/2?x=1,2'],
    ['<https://a/2>;rel=next', 'https://a/2'],
    ['<https://a/2>; title="a, b; rel=\\"x\\""; rel="prev next"', 'https://a/2'],
    ['<https://a/1>; rel="first"', null],
    ['nonsense', null],
  ])('%s', (header, next) => {
    expect(linkOf(header, 'next')).toBe(next);
  });

  it('that is missing names nothing', () => {
    expect(linkOf(undefined, 'next')).toBeNull();
  });
});

it('takes a key that the backend writes back out of an address', () => {
  expect(withoutParameter('https://a/b?key=secret&page=2', 'key')).toBe('https://a/b?page=2');
  expect(withoutParameter('https://a/b?k%65y=secret', 'key')).toBe('https://a/b');
});

it('puts a path behind the base address', () => {
  expect(behind('https://a/api', '/logs')).toBe('https://a/api/logs');
  expect(behind('https://a/api', 'logs')).toBe('https://a/api/logs');
  expect(behind('https://a/api', '')).toBe('https://a/api');
  expect(originOf('https://user@a/')).toBeNull();
});
