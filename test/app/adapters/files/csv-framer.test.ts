import { createCsvFramer } from '@app/adapters/files/csv-framer';
import { nodeTextDecoding } from '@app/adapters/files/node-text-decoding';
import type { FramedPiece, TextEncodingName } from '@core/records/framed-record';
import { describe, expect, it } from 'vitest';

interface Shape {
  readonly headings?: readonly string[];
  readonly encoding?: TextEncodingName;
  readonly delimiter?: string;
}

async function framed(file: Uint8Array | string, shape: Shape = {}): Promise<FramedPiece[]> {
  const { headings = ['a', 'b'], encoding = 'utf-8', delimiter = ',' } = shape;
  const framer = createCsvFramer({ headings, encoding, delimiter }, nodeTextDecoding);
  const chunks = async function* (): AsyncGenerator<Uint8Array> {
    yield Buffer.from(file);
  };
  const pieces: FramedPiece[] = [];
  for await (const some of framer.frame(chunks())) pieces.push(...some);
  return pieces;
}

const brief = (pieces: readonly FramedPiece[]): readonly unknown[] =>
  pieces.map((piece) =>
    piece.kind === 'record' ? piece.cells : [Buffer.from(piece.bytes).toString('utf8'), piece.reason],
  );

describe('the CSV framer', () => {
  it('gives each row after the headings with its place, bytes, text and cells', async () => {
    expect(await framed('a,b\r\n1,"two\r\nlines"\r\n')).toEqual([
      {
        kind: 'record',
        position: 5,
        bytes: new Uint8Array(Buffer.from('1,"two\r\nlines"')),
        encoding: 'utf-8',
        text: '1,"two\r\nlines"',
        cells: ['1', 'two\r\nlines'],
      },
    ]);
  });

  it('rejects a row with other than one cell for each heading, and lets surplus empty cells go', async () => {
    expect(brief(await framed('a,b\n1\n1,2,3\n1,2,,\n4,5'))).toEqual([
      ['1', 'The row has 1 cells where the headings are 2.'],
      ['1,2,3', 'The row has 3 cells where the headings are 2.'],
      ['1', '2'],
      ['4', '5'],
    ]);
  });

  it('rejects a row of separators alone, which holds no record', async () => {
    expect(brief(await framed('a,b\n,\n1,2\n"",\n'))).toEqual([
      [',', 'The row holds no values.'],
      ['1', '2'],
      ['"",', 'The row holds no values.'],
    ]);
  });

  it('reads a quote in the middle of a bare cell as itself', async () => {
    expect(brief(await framed('a,b\n5" disk,2\n3,4\n'))).toEqual([
      ['5" disk', '2'],
      ['3', '4'],
    ]);
  });

  it('does not read what follows a broken line as a row of its own when it is the rest of that line', async () => {
    const pieces = await framed('a,b\n1,"multi\nline"z\n3,4\n');
    expect(brief(pieces)).toEqual([
      ['1,"multi', 'A closing quote is followed by more text instead of a separator.'],
      ['line"z', 'A quote stands in the middle of a cell.'],
      ['3', '4'],
    ]);
  });

  it('reads semicolons and tabs, Windows-1252 and UTF-16', async () => {
    expect(brief(await framed('a;b\n1,5;2', { delimiter: ';' }))).toEqual([['1,5', '2']]);
    expect(brief(await framed('a\tb\n1\t2', { delimiter: '\t' }))).toEqual([['1', '2']]);
    const western = Buffer.from('a,b\nM\xfcller,"\x80 5"', 'latin1');
    expect(brief(await framed(western, { encoding: 'windows-1252' }))).toEqual([['Müller', '€ 5']]);
    const wide = Buffer.from('\ufeffa,b\r\n日本,"∀一,"\r\n', 'utf16le');
    expect(brief(await framed(wide, { encoding: 'utf-16le' }))).toEqual([['日本', '∀一,']]);
  });

  it('keeps a row with bytes that are no UTF-8, exactly as they stand', async () => {
    const file = Buffer.concat([Buffer.from('a,b\nM'), Buffer.from([0xfc]), Buffer.from('ller,2\n')]);
    const [piece] = await framed(file);
    expect(piece?.kind === 'record' && [piece.encoding, piece.cells, [...piece.bytes]]).toEqual([
      'windows-1252',
      ['Müller', '2'],
      [...file.subarray(4, -1)],
    ]);
  });
});
