import { CsvRows, type CsvRow } from '@app/adapters/files/csv-rows';
import { csvCells } from '@app/adapters/files/csv-cells';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

function encode(text: string, encoding: Encoding): Uint8Array {
  if (encoding === 'utf-8') return Buffer.from(text, 'utf8');
  if (encoding === 'windows-1252') return Buffer.from(text, 'latin1');
  const bytes = Buffer.from(text, 'utf16le');
  return encoding === 'utf-16le' ? bytes : bytes.swap16();
}

function decode(bytes: Uint8Array, encoding: Encoding): string {
  if (encoding === 'windows-1252') return Buffer.from(bytes).toString('latin1');
  if (encoding === 'utf-8') return Buffer.from(bytes).toString('utf8');
  const copy = Buffer.from(bytes);
  return (encoding === 'utf-16le' ? copy : copy.swap16()).toString('utf16le');
}

async function rowsOf(file: Uint8Array, encoding: Encoding, cuts: readonly number[] = []): Promise<CsvRow[]> {
  const rows = new CsvRows(',', encoding);
  const found: CsvRow[] = [];
  const places = [...new Set(cuts.map((cut) => cut % (file.length + 1)))].sort((one, other) => one - other);
  let from = 0;
  for (const to of [...places, file.length]) {
    if (to > from) found.push(...(await rows.push(file.slice(from, to))));
    from = to;
  }
  found.push(...(await rows.end()));
  return found;
}

const quoted = (cell: string): string =>
  /[",\r\n]/.test(cell) || cell === '' ? `"${cell.replaceAll('"', '""')}"` : cell;

const cellText = (encoding: Encoding) =>
  fc
    .array(
      encoding === 'windows-1252'
        ? fc.constantFrom('a', 'é', '"', ',', '\n', '\r\n', 'ß', ' ', 'x')
        : fc.constantFrom('a', '"', ',', '\n', '\r', '\r\n', '∀一', '∢Ā', '😀', 'é', ' ', 'Ԁ', '∊Ⰰ'),
      { maxLength: 6 },
    )
    .map((parts) => parts.join(''));

describe('CSV rows', () => {
  it.each(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const)(
    'keep the exact bytes and cells of any %s file, however it is cut into chunks',
    async (encoding) => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.array(cellText(encoding), { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 8 }),
          fc.constantFrom('\n', '\r\n', '\r'),
          fc.boolean(),
          fc.array(fc.nat(), { maxLength: 12 }),
          async (table, lineBreak, endsWithBreak, cuts) => {
            const lines = table.map((cells) => cells.map(quoted).join(','));
            const text = lines.join(lineBreak) + (endsWithBreak ? lineBreak : '');
            const file = encode(text, encoding);
            const rows = await rowsOf(file, encoding, cuts);
            expect(rows.map((row) => row.fault)).toEqual(table.map(() => null));
            expect(rows.map((row) => decode(row.bytes, encoding))).toEqual(lines);
            expect(rows.map((row) => row.cells ?? csvCells(decode(row.bytes, encoding), ','))).toEqual(table);
            for (const row of rows) {
              expect([...file.slice(row.position, row.position + row.bytes.length)]).toEqual([...row.bytes]);
            }
          },
        ),
        { numRuns: 150 },
      );
    },
  );

  it('lose no byte of any text, whatever it is: only line breaks stand between pieces', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('"', '""', ',', '\n', '\r\n', 'a', 'é', 'bc', '\u0000'), { maxLength: 60 }),
        fc.array(fc.nat(), { maxLength: 8 }),
        async (parts, cuts) => {
          const file = encode(parts.join(''), 'utf-8');
          let at = 0;
          let between = '';
          for (const row of await rowsOf(file, 'utf-8', cuts)) {
            expect(row.position).toBeGreaterThanOrEqual(at);
            between += decode(file.slice(at, row.position), 'utf-8');
            at = row.position + row.bytes.length;
            expect([...file.slice(row.position, at)]).toEqual([...row.bytes]);
          }
          between += decode(file.slice(at), 'utf-8');
          expect(between).toMatch(/^[\r\n]*$/);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('skip a byte order mark and blank lines, and say where each row stands', async () => {
    const file = encode('\ufeffa,b\r\n\r\n1,2\r\n', 'utf-8');
    expect((await rowsOf(file, 'utf-8')).map(({ position, cells }) => ({ position, cells }))).toEqual([
      { position: 3, cells: ['a', 'b'] },
      { position: 10, cells: ['1', '2'] },
    ]);
  });

  it('give up only the line whose quote is never closed', async () => {
    const file = encode('a,b\n1,2\n3,"4\n5,6\n7,8\n', 'utf-8');
    const rows = await rowsOf(file, 'utf-8');
    expect(rows.map((row) => [decode(row.bytes, 'utf-8'), row.fault])).toEqual([
      ['a,b', null],
      ['1,2', null],
      ['3,"4', 'A quote is opened in this line and never closed.'],
      ['5,6', null],
      ['7,8', null],
    ]);
  });

  it('give up only the line with text after a closing quote', async () => {
    const rows = await rowsOf(encode('a,b\n"1"x,2\n3,4', 'utf-8'), 'utf-8');
    expect(rows.map((row) => row.fault)).toEqual([
      null,
      'A closing quote is followed by more text instead of a separator.',
      null,
    ]);
  });

  it('are all read when every line is faulty', async () => {
    const file = encode('a,b\n' + 'x"y,2\n'.repeat(5_000), 'utf-8');
    const rows = await rowsOf(file, 'utf-8');
    expect(rows.length).toBe(5_001);
  });
});
