import { describe, expect, it } from 'vitest';
import { placesOfJson, placesWithin, wrappersOfJson } from '../../../src/renderer/src/ui/sample-places';

describe('the places of a sample', () => {
  it('are the pointers of all values, with the first value met there', () => {
    const places = placesOfJson([
      '{"ts":null,"who":{"name":"anna"},"n":12}',
      '{"ts":"2026-11-21","who":{"name":"ben"}}',
    ]);
    expect(places).toEqual([
      { place: '/ts', example: '2026-11-21' },
      { place: '/who/name', example: 'anna' },
      { place: '/n', example: '12' },
    ]);
  });

  it('write slashes and tildes in keys as a JSON Pointer does', () => {
    expect(placesOfJson(['{"a/b":{"c~d":true}}'])).toEqual([{ place: '/a~1b/c~0d', example: 'true' }]);
  });

  it('keep a number as it stands, beyond what a double holds', () => {
    expect(placesOfJson(['{"id":90071992547409931234}'])).toEqual([{ place: '/id', example: '90071992547409931234' }]);
  });

  it('come from a record that was cut short as far as it goes', () => {
    expect(placesOfJson(['{"a":{"b":"x","c":["y",{"d":1,"e":"cut of'])).toEqual([
      { place: '/a/b', example: 'x' },
      { place: '/a/c/0', example: 'y' },
      { place: '/a/c/1/d', example: '1' },
    ]);
  });

  it('survive what is no JSON, and nesting that would overflow a stack', () => {
    expect(placesOfJson(['not json', '', '[', '{"a"', '{"a":}'])).toEqual([]);
    expect(placesOfJson(['['.repeat(200_000)])).toEqual([]);
    expect(placesOfJson(['{"a":'.repeat(50_000)])).toEqual([]);
  });

  it('stop at 2,000, however many members a record has', () => {
    const wide = JSON.stringify(Object.fromEntries(Array.from({ length: 3000 }, (_, index) => [`k${index}`, index])));
    expect(placesOfJson([wide])).toHaveLength(2000);
  });

  it('within a wrapper are written from the record on', () => {
    const places = placesOfJson(['{"log":{"ts":"t","a":{"b":1}},"logs":2}']);
    expect(placesWithin(places, '/log').map((one) => one.place)).toEqual(['/ts', '/a/b']);
    expect(placesWithin(places, '')).toEqual(places);
  });
});

describe('the wrappers of a sample', () => {
  it('are the members that hold an object, not those that hold a list or a text', () => {
    expect(wrappersOfJson(['{"log":{"ts":"t"},"tags":["a","b"],"n":1}', '{"other":{"x":1}}'])).toEqual([
      '/log',
      '/other',
    ]);
  });
});
