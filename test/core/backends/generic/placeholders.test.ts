import {
  fillBody,
  fillHeader,
  fillPath,
  fillQuery,
  placeholdersIn,
  type PlaceholderValues,
} from '@core/backends/generic/placeholders';
import { describe, expect, it } from 'vitest';
import { describe as describeBackend } from './described-world';

const times = (parts: object = {}) => describeBackend({ times: parts }).times;
const VALUES: PlaceholderValues = {
  from: Date.UTC(2026, 9, 1, 8) * 1000,
  to: Date.UTC(2026, 9, 1, 9) * 1000 + 500,
  tenant: 'a/b "c"\\d&e=f?\n{to}',
  cursor: null,
  page: 2,
  offset: 40,
  limit: 100,
  times: times(),
};

describe('a path', () => {
  it('keeps a value within its segment', () => {
    expect(fillPath('/t/{tenant}/log', VALUES)).toBe('/t/a%2Fb%20%22c%22%5Cd%26e%3Df%3F%0A%7Bto%7D/log');
  });

  it('refuses a value that would climb out of it', () => {
    expect(() => fillPath('/t/{tenant}/log', { ...VALUES, tenant: '..' })).toThrow('cannot stand in an address');
  });

  it('takes lone surrogates as what they are', () => {
    expect(fillPath('/{tenant}', { ...VALUES, tenant: '\ud800' })).toBe('/%EF%BF%BD');
  });
});

describe('a query value', () => {
  it('is left out where its placeholder has no value', () => {
    expect(fillQuery('{cursor}', VALUES)).toBeNull();
    expect(fillQuery('page-{page}', VALUES)).toBe('page-2');
  });

  it('is not escaped twice: the HTTP adapter does that', () => {
    expect(fillQuery('{tenant}', VALUES)).toBe(VALUES.tenant);
  });
});

describe('a header', () => {
  it('cannot be ended by a value', () => {
    expect(() => fillHeader('{tenant}', { ...VALUES, tenant: 'x\r\nX-Evil: 1' })).toThrow('no header can carry');
  });
});

describe('a JSON body', () => {
  it('escapes a value within quotes, and is filled in once', () => {
    const body = fillBody('{"tenant":"<{tenant}>","from":"{from}"}', 'application/json', VALUES);
    expect(JSON.parse(body)).toEqual({ tenant: `<${VALUES.tenant}>`, from: '2026-10-01T08:00:00.000Z' });
  });

  it('makes a value outside of quotes a whole JSON value', () => {
    const body = fillBody('{"t":{tenant},"after":{cursor},"page":{page},"q":"\\"{page}"}', 'application/json', VALUES);
    expect(JSON.parse(body)).toEqual({ t: VALUES.tenant, after: null, page: 2, q: '"2' });
  });

  it('leaves GraphQL and doubled braces alone', () => {
    const body = fillBody(
      '{"query":"{ log { id } } {{page}} {other}","page":{{"x":{page}}}',
      'application/json',
      VALUES,
    );
    expect(body).toBe('{"query":"{ log { id } } {page} {other}","page":{{"x":2}}');
  });
});

it('escapes a form', () => {
  expect(fillBody('t={tenant}&p={page}', 'application/x-www-form-urlencoded', { ...VALUES, tenant: 'a&b=c' })).toBe(
    't=a%26b%3Dc&p=2',
  );
});

it('tells which placeholders a template has', () => {
  expect([...placeholdersIn('{from|epoch-s}..{to} {{page}} {nothing}')]).toEqual(['from', 'to']);
});

describe('times', () => {
  const at = (writing: string, parts: object = {}, values: Partial<PlaceholderValues> = {}) =>
    fillQuery(`{from|${writing}} {to|${writing}}`, { ...VALUES, ...values, times: times(parts) });

  it.each([
    ['iso', '2026-10-01T08:00:00Z 2026-10-01T09:00:01Z'],
    ['iso-ms', '2026-10-01T08:00:00.000Z 2026-10-01T09:00:00.001Z'],
    ['epoch-s', '1790841600 1790845201'],
    ['epoch-ms', '1790841600000 1790845200001'],
    ['date', '2026-10-01 2026-10-02'],
  ])('are written as %s, the end rounded up so that nothing is cut off', (writing, text) => {
    expect(at(writing)).toBe(text);
  });

  it('are written by the wall clock of the zone, also where the clock is put back', () => {
    const zone = { zone: 'Europe/Berlin' };
    expect(at('iso-local', zone)).toBe('2026-10-01T10:00:00 2026-10-01T11:00:01');
    const back = { from: Date.UTC(2026, 9, 25, 0, 30) * 1000, to: Date.UTC(2026, 9, 25, 1, 30) * 1000 };
    expect(at('iso-local', zone, back)).toBe('2026-10-25T02:30:00 2026-10-25T02:30:00');
  });

  it('ask for the day before the end where whole days are included', () => {
    const day = { from: Date.UTC(2026, 9, 1) * 1000, to: Date.UTC(2026, 9, 3) * 1000 };
    expect(at('date', { to: 'inclusive' }, day)).toBe('2026-10-01 2026-10-02');
    expect(at('date', { to: 'exclusive' }, day)).toBe('2026-10-01 2026-10-03');
  });

  it('start one unit earlier where the start itself is left out', () => {
    expect(at('epoch-s', { from: 'exclusive' })).toBe('1790841599 1790845201');
  });
});
