import { readJsonPage } from '@core/backends/json-page';
import { BackendFailure } from '@core/http/backend-failure';
import { describe, expect, it } from 'vitest';
import { decoding } from '../platform';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (text: string | Uint8Array, place: string) =>
  readJsonPage(typeof text === 'string' ? bytes(text) : text, place, 'The log', decoding);

describe('a page of JSON', () => {
  it('gives its items byte for byte, with their places in the body, whatever signs they hold', () => {
    const text = '{"näme":"ö","items":[ {"a": "é😀","n":1.0} ,{"b":[1, {"c":"]"}]}, null ],"next":"2"}';
    const page = read(text, '/items');
    const cut = page.items.map(({ position, bytes: own, text: decoded }) => [
      Buffer.from(bytes(text).subarray(position, position + own.length)).equals(Buffer.from(own)),
      decoded,
    ]);
    expect([cut, page.root]).toMatchObject([
      [
        [true, '{"a": "é😀","n":1.0}'],
        [true, '{"b":[1, {"c":"]"}]}'],
        [true, 'null'],
      ],
      { next: '2' },
    ]);
  });

  it('keeps bytes that are no UTF-8 within an item as they came', () => {
    const body = Uint8Array.from([...bytes('[{"a":"'), 0xe4, ...bytes('"},{"b":1}]')]);
    expect(read(body, '').items.map((item) => item.bytes.length)).toEqual([9, 7]);
  });

  it.each(['{"items":null}', '{"other":[]}', '{"items":{}}', '[]', 'nothing', '{"items":[1,2'])(
    'is never taken for an empty one: %s',
    (text) => {
      expect(() => read(text, '/items')).toThrow(BackendFailure);
    },
  );
});
