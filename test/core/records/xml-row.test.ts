import { canonicalXmlRow, looksLikeXmlRow, readXmlRow } from '@core/records/xml-row';
import { describe, expect, test } from 'vitest';

const row = (inner: string, more = ''): string =>
  `<Table1 diffgr:id="Table11" msdata:rowOrder="0"${more}>${inner}</Table1>`;
const columns = (text: string): Record<string, string> => {
  const read = readXmlRow(text);
  if ('reason' in read) throw new Error(read.reason);
  return Object.fromEntries(read.names.map((name, index) => [name, read.values[index] ?? '']));
};

describe('a row of a data set', () => {
  test('gives its columns with entities, CDATA and white space undone as XML says', () => {
    const text = row(
      '\n  <RecordID>5f</RecordID>\n  <ItemName>a &amp; b &lt;c&gt; &#x20AC;&#13;</ItemName>' +
        '<Log><![CDATA[<log a="1">&amp;</log>]]></Log><Empty/><Blank>  </Blank><Name>Käthe 日本 🏠</Name>',
    );
    expect(columns(text)).toEqual({
      RecordID: '5f',
      ItemName: 'a & b <c> €\r',
      Log: '<log a="1">&amp;</log>',
      Empty: '',
      Blank: '  ',
      Name: 'Käthe 日本 🏠',
    });
  });

  test('NULL is an absent column, also where it is written as nil', () => {
    expect(columns(row('<A>1</A><B xsi:nil="true"/>'))).toEqual({ A: '1' });
  });

  test('the first of two columns of one name counts, and what lies deeper belongs to its column', () => {
    expect(columns(row('<A>1</A><A>2</A><B>x<c>y</c>z</B>'))).toEqual({ A: '1', B: 'xyz' });
  });

  test('control characters that .NET writes though XML forbids them are kept as written', () => {
    expect(columns(row('<A>x&#x1B;[0m&#0;y\u0001</A>'))).toEqual({ A: 'x&#x1B;[0m&#0;y\u0001' });
  });

  test.each([
    ['<!DOCTYPE a [<!ENTITY x "y">]><Table1><A>&x;</A></Table1>', 'it declares a document type'],
    ['<Table1><A>&x;</A></Table1>', 'undefined entity'],
    ['<Table1><A>1</Table1>', 'unexpected close tag'],
    ['<Table1><A>1</A></Table1><Table1/>', 'documents may contain only one root'],
    ['<Table1><A>1', 'unclosed tag'],
  ])('%s is refused', (text, reason) => {
    const read = readXmlRow(text);
    expect('reason' in read && read.reason).toContain(reason);
  });

  test('an empty row holds no record', () => {
    expect(readXmlRow('<Table1/>')).toEqual({ reason: 'The row is empty, so it holds no record.' });
  });

  test('is told from other records by its beginning', () => {
    expect(['<Table1>', '"1","<a>"', '{"a":"<a>"}', '<?xml ?>', '< a'].map(looksLikeXmlRow)).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
  });
});

describe('the canonical text of a row', () => {
  test('knows neither page places, nor order, nor the case of names, nor what is ignored', () => {
    const one = row('<RecordID>1</RecordID><FullName>Ada</FullName><ItemName>a &amp; b</ItemName>');
    const other =
      '<Table1 diffgr:id="Table17" msdata:rowOrder="6">\n <ItemName><![CDATA[a & b]]></ItemName><RecordId>1</RecordId><FullName>Ada B.</FullName></Table1>';
    expect(canonicalXmlRow(one, ['fullname'])).toBe(canonicalXmlRow(other, ['fullname']));
    expect(canonicalXmlRow(one, [])).not.toBe(canonicalXmlRow(other, []));
  });

  test('is null where the text is no row', () => {
    expect(canonicalXmlRow('<a', [])).toBeNull();
  });
});

describe('rows written in the usual way are read without a parser', () => {
  const PIECES = [
    ...[
      'a',
      ' ',
      'é',
      '日',
      '🏠',
      '\n',
      '\t',
      '&amp;',
      '&lt;',
      '&gt;',
      '&quot;',
      '&apos;',
      '&#xD;',
      '&#13;',
      '&#x1F3E0;',
    ],
    ...['&#0;', '&#x1B;', '&', '&x;', ']]>', '\r\n', '>', '"', '<b/>', '<![CDATA[<]]>', '\u0001'],
  ];
  test('to the same columns, or the same refusal, as a parser gives', () => {
    let state = 99;
    const draw = (below: number): number => {
      state = (Math.imul(state, 1103515245) + 12345) >>> 0;
      return (state >>> 8) % below;
    };
    for (let round = 0; round < 3000; round += 1) {
      const count = 1 + draw(3);
      const inner = Array.from({ length: count }, () => {
        const name = ['A', 'B', 'C.d', 'E-f', 'A'][draw(5)] ?? 'A';
        const text = Array.from({ length: draw(4) }, () => PIECES[draw(draw(3) === 0 ? PIECES.length : 14)]).join('');
        return draw(8) === 0 ? `<${name} />` : `${draw(3) === 0 ? '\n ' : ''}<${name}>${text}</${name}>`;
      }).join('');
      const usual = row(inner);
      // A comment is what the quick way leaves to the parser.
      const parsed = readXmlRow(usual.replace('</Table1>', '<!-- --></Table1>'));
      const read = readXmlRow(usual);
      expect('reason' in read ? 'refused' : read, usual).toEqual('reason' in parsed ? 'refused' : parsed);
    }
  });
});
