import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FramedPiece, TextEncodingName } from '@core/records/framed-record';
import { createPanelCsvFramer } from '@core/records/panel-csv-framer';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decoding } from '../platform';

const HEAD = 'Started,Finished,Severity,User-ID,Username,Source,Task,Item-Name,Execution-Log';
const DATES = ['10/1/2026 8:14:03 AM', '10/1/2026 8:14:05 AM'];
const fixture = (name: string) => readFileSync(join(import.meta.dirname, '../../fixtures/kinds', name));

/** One row as the panel writes it: only the log's quotes are doubled. */
const row = (username: string, source: string, log: string, task = 'Task', item = 'Item'): string =>
  `"${[...DATES, 'Information', '7', username, source, task, item, log.replaceAll('"', '""')].join('","')}"`;

async function pieces(content: string | Uint8Array, chunk = 4096, encoding: TextEncodingName = 'utf-8') {
  const bytes = typeof content === 'string' ? new Uint8Array(Buffer.from(content)) : content;
  async function* chunks(): AsyncIterable<Uint8Array> {
    for (let at = 0; at < bytes.length; at += chunk) yield bytes.slice(at, at + chunk);
  }
  const found: FramedPiece[] = [];
  for await (const batch of createPanelCsvFramer({ encoding, decoding }).frame(chunks())) found.push(...batch);
  for (const piece of found) {
    const there = bytes.subarray(piece.position, piece.position + piece.bytes.length);
    expect(Buffer.compare(there, piece.bytes)).toBe(0);
  }
  return found;
}

const cells = (found: readonly FramedPiece[]) => found.map((piece) => (piece.kind === 'record' ? piece.cells : null));
const rejected = (found: readonly FramedPiece[]) =>
  found.flatMap((piece) => (piece.kind === 'rejected' ? [Buffer.from(piece.bytes).toString()] : []));

describe("the panel's Export Log", () => {
  test('is cut into rows though it is no valid CSV', async () => {
    for (const chunk of [1, 50, 4096]) {
      const found = await pieces(fixture('panel.csv'), chunk);
      expect(cells(found)).toEqual([
        [
          ...['10/1/2026 8:14:03 AM', '10/1/2026 8:14:05 AM', 'Information', '7', 'acme', 'Hosting space'],
          ...['Add &quot;big&quot; domain', 'acme.example &amp; co'],
          '\t......................\r\nTimestamp: 00:00:00\r\nSeverity: Information\r\nSaid "hello", then "x","y"\r\n\r\n',
        ],
        [
          ...['10/1/2026 9:00:00 AM', '10/1/2026 9:00:00 AM', 'Error', '8', 'o"hara","the "boss", Ltd', 'Exchange'],
          ...['Create mailbox', 'm@acme.example', ''],
        ],
        [
          ...['10/13/2026 9:00:00 PM', '10/13/2026 8:59:59 PM', 'Strange', '0', '', 'System', 'Backup', ''],
          'line\r\n"10/1/2026 1:00:00 AM","10/1/2026 1:00:00 AM","x"\r\nend',
        ],
      ]);
    }
  });

  test('may have further columns, line feeds alone and dates of another culture', async () => {
    const found = await pieces(fixture('panel-mspcontrol.csv'));
    expect(cells(found).map((one) => one?.slice(4, 8))).toEqual([
      ['kim', 'Acme GmbH', 'acme-space', 'Exchange'],
      ['kim', 'Acme GmbH', 'acme-space', 'Exchange'],
    ]);
    expect(found.map((piece) => piece.kind === 'record' && piece.cells?.at(-1))).toEqual(['Zeile 1\n\nZeile 3', '']);
  });

  test('may have lost columns, and hold further ones behind the log', async () => {
    const head = 'Started,Finished,Severity,Source,Execution-Log,Customer';
    const text = `${head}\r\n"${DATES[0]}","${DATES[1]}","Error","A","x ""y"" z","Acme"\r\n`;
    expect(cells(await pieces(text))).toEqual([[...DATES, 'Error', 'A', 'x "y" z', 'Acme']]);
  });

  test.each([
    ['quotes and commas in the user name', 'a","b', 'Src', 'log'],
    ['a log that is only quotes and commas', 'u', 'Src', '","'],
    ['a log that begins and ends with quotes', 'u', 'Src', '"x"'],
    ['a log with separators', 'u', 'Src', 'a","b","c\n","'],
    ['an empty log', 'u', 'Src', ''],
  ])('reads %s', async (_, username, source, log) => {
    const found = await pieces(`${HEAD}\n${row(username, source, log)}\n${row('next', 'S', '')}\n`);
    expect(cells(found)).toEqual([
      [...DATES, 'Information', '7', username, source, 'Task', 'Item', log],
      [...DATES, 'Information', '7', 'next', 'S', 'Task', 'Item', ''],
    ]);
  });

  test('keeps what is no row, and reads the rest', async () => {
    const cut = row('u', 's', 'x').slice(0, -12);
    const wrong = row('u', 's', 'x').replace('"7"', '"seven"');
    const found = await pieces(`${HEAD}\r\nstray\r\n${wrong}\r\n${row('a', 'b', 'c')}\r\n\r\ntail\r\n${cut}`);
    expect(cells(found).filter((one) => one !== null).length).toBe(1);
    expect(rejected(found)).toEqual(['stray', wrong, 'tail', cut]);
  });

  test('drops headings that stand in the file again', async () => {
    const found = await pieces(`${HEAD}\n${row('a', 'b', 'c')}\n${HEAD}\n${row('d', 'e', 'f')}\n`);
    expect(cells(found).map((one) => one?.[4])).toEqual(['a', 'd']);
  });

  test('is read in UTF-16 and Windows-1252', async () => {
    const text = `${HEAD}\r\n${row('zoë', 'b', 'é')}\r\n`;
    const wide = new Uint8Array(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]));
    const narrow = new Uint8Array(Buffer.from(text, 'latin1'));
    for (const [bytes, encoding] of [
      [wide, 'utf-16le'],
      [narrow, 'windows-1252'],
    ] as const) {
      const found = await pieces(bytes, 7, encoding);
      expect(cells(found).map((one) => [one?.[4], one?.[8]])).toEqual([['zoë', 'é']]);
    }
  });

  test('a row of 20 MB is one row', async () => {
    const found = await pieces(`${HEAD}\n${row('a', 'b', 'x\n'.repeat(10_000_000))}\n`, 65_536);
    expect(found.length).toBe(1);
  });

  test('gives the same pieces however it is cut', async () => {
    const line = fc.oneof(
      fc.constant(HEAD),
      fc.tuple(fc.string(), fc.string()).map(([log, user]) => row(user.replaceAll(/[\r\n]/g, ''), 'S', log)),
      fc.string(),
      fc.constantFrom('"', '""', `"${DATES[0]}","`, '","'),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 6 }), fc.integer({ min: 1, max: 20 }), async (lines, size) => {
        const text = `${HEAD}\n${lines.join('\r\n')}`;
        const plain = (found: FramedPiece[]) => found.map((piece) => ({ ...piece, bytes: Buffer.from(piece.bytes) }));
        expect(plain(await pieces(text, size))).toEqual(plain(await pieces(text)));
      }),
      { numRuns: 200 },
    );
  });
});
