import { cutRows } from '@core/backends/mspcontrol/cut-rows';
import { BackendFailure } from '@core/http/backend-failure';
import { describe, expect, test } from 'vitest';
import { decoding } from '../../platform';

const answer = (rows: string, more: { before?: string; after?: string } = {}): string =>
  `${more.before ?? '<?xml version="1.0" encoding="utf-8"?>'}<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body><R><Result>` +
  '<xs:schema id="S" xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="Table1" msdata:IsDataSet="true"/></xs:schema>' +
  `<diffgr:diffgram xmlns:diffgr="d" xmlns:msdata="m"><NewDataSet xmlns="">${rows}</NewDataSet>${more.after ?? ''}</diffgr:diffgram></Result></R></soap:Body></soap:Envelope>`;
const count = (total: string): string => `<Table diffgr:id="Table1"><Column1>${total}</Column1></Table>`;
const cut = (text: string) => cutRows(new Uint8Array(Buffer.from(text)), 'The log', decoding);
const texts = (text: string): readonly string[] => cut(text).rows.map(({ record }) => record.text);
const failure = (text: string | Uint8Array): BackendFailure => {
  try {
    cutRows(typeof text === 'string' ? new Uint8Array(Buffer.from(text)) : text, 'The log', decoding);
  } catch (error) {
    if (error instanceof BackendFailure) return error;
    throw error;
  }
  throw new Error('it was read');
};

describe('rows are cut out as they were received', () => {
  const WEIRD = [
    '<Table1 diffgr:id="Table11" msdata:rowOrder="0"><RecordID>1</RecordID><ItemName>a &amp; &lt;b&gt;</ItemName></Table1>',
    "<Table1\r\n\tmsdata:rowOrder = '1'\r\n  x='>' ><RecordID >2</RecordID ><Log><![CDATA[</Table1> ]] > <Table1>]]></Log></Table1\n>",
    '<Table1><!-- </Table1> --><RecordID>3</RecordID><N>Käthe Ölschläger 日本 🏠 \u{10ffff}</N></Table1>',
    '<Table1/>',
    '<Table1><RecordID/><ItemName>\ud7ff\ue000é</ItemName><?x </Table1> ?></Table1>',
  ];

  test('whatever they look like, with their places in bytes', () => {
    const text = answer(count('5') + WEIRD.join('\r\n <!-- é -->\t'));
    const bytes = Buffer.from(text);
    const page = cut(text);
    expect(page.total).toBe(5);
    expect(page.rows.map(({ record }) => record.text)).toEqual(WEIRD);
    for (const { record } of page.rows) {
      expect(Buffer.compare(record.bytes, Buffer.from(record.text))).toBe(0);
      expect(bytes.subarray(record.position, record.position + record.bytes.length).equals(record.bytes)).toBe(true);
    }
  });

  test('behind a byte order mark, and in plain ASCII', () => {
    const plain = answer(`${count('1')}${WEIRD[0] ?? ''}`);
    for (const text of [plain, `\ufeff${plain}`]) {
      const { record } = cut(text).rows[0] ?? {};
      expect(record?.text).toBe(WEIRD[0]);
      expect(record?.position).toBe(Buffer.from(text).indexOf('<Table1 '));
    }
  });

  test('tables are told by their place and columns in any case', () => {
    const rows =
      '<Counted><n> 1 </n></Counted><Entries><RecordId>9</RecordId><EFFECTIVEUSERID>42</EFFECTIVEUSERID><Other>x</Other></Entries><Third><a>1</a></Third>';
    const page = cut(answer(rows));
    expect(page.total).toBe(1);
    expect(page.rows.map(({ columns }) => Object.fromEntries(columns))).toEqual([
      { recordid: '9', effectiveuserid: '42' },
    ]);
  });

  test('what a diffgram has beside its data set are no rows', () => {
    const after = '<diffgr:before><Table1><RecordID>old</RecordID></Table1></diffgr:before>';
    expect(texts(answer(`${count('1')}<Table1><RecordID>1</RecordID></Table1>`, { after }))).toHaveLength(1);
  });

  test('an empty page has its total', () => {
    expect(cut(answer(count('0')))).toEqual({ total: 0, rows: [] });
  });
});

describe('what is no page is never an empty one', () => {
  test.each([
    ['without a data set', '<a><b/></a>'],
    ['without a total', answer('<Table1><RecordID>1</RecordID></Table1>')],
    ['with a total that is no number', answer(count('many'))],
    ['cut in the middle', answer(count('0')).slice(0, -20)],
    ['of HTML', '<!DOCTYPE html><html><body>Sign in</body></html>'],
    ['with a document type', answer(count('0'), { before: '<!DOCTYPE a [<!ENTITY b "c">]>' })],
    ['with an entity of its own', answer(`${count('1')}<Table1><A>&lol;</A></Table1>`)],
    ['that is empty', ''],
    ['too deep', `${'<a>'.repeat(100)}${'</a>'.repeat(100)}`],
  ])('an answer %s is malformed', (_, text) => {
    expect(failure(text)).toMatchObject({ kind: 'malformed' });
  });

  test('nor is one that is no UTF-8', () => {
    expect(failure(new Uint8Array([0x3c, 0x61, 0xff, 0x3e]))).toMatchObject({ kind: 'malformed' });
  });
});
