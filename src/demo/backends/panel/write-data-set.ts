import type { Severity } from '@core/entry/severity';
import type { RenderedEntry } from './panel-entries';
import { escapeText } from './escape-text';
import { filePathOf } from './panel-files';
import type { ServerClock } from './server-clock';

const SEVERITY_IDS: Readonly<Record<Severity, number>> = { information: 0, warning: 1, error: 2 };
const COLUMNS = [
  ...['RecordID', 'SeverityID', 'StartDate', 'FinishDate', 'ItemID', 'SourceName', 'TaskName', 'ItemName'],
  ...['ExecutionLog', 'UserID', 'Username', 'FirstName', 'LastName', 'FullName', 'RoleID', 'Email', 'EffectiveUserID'],
  'Download',
] as const;
export type RowColumnName = (typeof COLUMNS)[number];

/** A task's log as the database keeps it: XML without a declaration. */
export function executionLog(entry: RenderedEntry, clock: ServerClock): string {
  if (entry.log.length === 0)
    return '<log><parameters><parameter name="IP">203.0.113.7</parameter></parameters><records /></log>';
  const records = entry.log.map((line) => {
    const date = clock.writeInvariant(entry.started + line.offset * 1000);
    const head = `<record severity="${SEVERITY_IDS[line.severity]}" date="${date}" ident="${line.depth}">`;
    const trace =
      line.stackTrace === undefined ? '<stackTrace />' : `<stackTrace>${escapeText(line.stackTrace)}</stackTrace>`;
    return `${head}<text>${escapeText(line.text)}</text>${trace}</record>`;
  });
  return `<log><parameters /><records>${records.join('')}</records></log>`;
}

/** The columns of a row; NULL ones are absent. */
export function rowColumns(entry: RenderedEntry, clock: ServerClock): Partial<Record<RowColumnName, string>> {
  const { user } = entry;
  const download = filePathOf(entry);
  const [first = '', last = ''] = user?.name.split(' ') ?? [];
  return {
    RecordID: entry.id,
    SeverityID: String(SEVERITY_IDS[entry.severity]),
    StartDate: clock.write(entry.started),
    FinishDate: clock.write(entry.finished),
    ...(entry.itemId === null ? {} : { ItemID: String(entry.itemId) }),
    SourceName: entry.source,
    TaskName: entry.task,
    ItemName: entry.item,
    ExecutionLog: executionLog(entry, clock),
    UserID: String(user?.id ?? 0),
    Username: entry.username,
    ...(user === null
      ? {}
      : {
          FirstName: first,
          LastName: last,
          FullName: user.name,
          RoleID: String(user.roleId),
          Email: `${user.username}@customer.example`,
          EffectiveUserID: String(user.isPeer ? user.ownerId : user.id),
        }),
    ...(download === null ? {} : { Download: download }),
  };
}

export interface WrittenPage {
  readonly total: number;
  readonly rows: readonly Partial<Record<RowColumnName, string>>[];
  /** Where the page begins: `diffgr:id` counts from there. */
  readonly startRow: number;
  /** SolidCP 2 names columns `RecordId` and so on. */
  readonly hasEntityNames: boolean;
}

/** The answer's data set: its schema and a diffgram with the count and the page. */
export function writePage({ total, rows, startRow, hasEntityNames }: WrittenPage): string {
  const named = (column: string): string => (hasEntityNames ? column.replace(/ID$/, 'Id') : column);
  const written = rows.map((row, index) => {
    const columns = Object.entries(row).map(([name, value]) => element(named(name), value));
    return `<Table1 diffgr:id="Table1${startRow + index + 1}" msdata:rowOrder="${index}">${columns.join('')}</Table1>`;
  });
  const count = `<Table diffgr:id="Table1" msdata:rowOrder="0"><Column1>${total}</Column1></Table>`;
  return dataSet({ Table: ['Column1'], Table1: COLUMNS.map(named) }, count + written.join(''));
}

/** A data set of one table. */
export function writeTable(rows: readonly Readonly<Record<string, string>>[]): string {
  const written = rows.map((row, index) => {
    const columns = Object.entries(row).map(([name, value]) => element(name, value));
    return `<Table diffgr:id="Table${index + 1}" msdata:rowOrder="${index}">${columns.join('')}</Table>`;
  });
  return dataSet({ Table: Object.keys(rows[0] ?? {}) }, written.join(''));
}

const element = (name: string, value: string): string =>
  value === '' ? `<${name} />` : `<${name}>${escapeText(value)}</${name}>`;

function dataSet(tables: Readonly<Record<string, readonly string[]>>, rows: string): string {
  const described = Object.entries(tables).map(([table, columns]) => {
    const elements = columns.map((column) => `<xs:element name="${column}" type="xs:string" minOccurs="0" />`);
    return `<xs:element name="${table}"><xs:complexType><xs:sequence>${elements.join('')}</xs:sequence></xs:complexType></xs:element>`;
  });
  return (
    '<xs:schema id="NewDataSet" xmlns="" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:msdata="urn:schemas-microsoft-com:xml-msdata">' +
    '<xs:element name="NewDataSet" msdata:IsDataSet="true" msdata:UseCurrentLocale="true"><xs:complexType><xs:choice minOccurs="0" maxOccurs="unbounded">' +
    `${described.join('')}</xs:choice></xs:complexType></xs:element></xs:schema>` +
    '<diffgr:diffgram xmlns:msdata="urn:schemas-microsoft-com:xml-msdata" xmlns:diffgr="urn:schemas-microsoft-com:xml-diffgram-v1">' +
    `<NewDataSet xmlns="">${rows}</NewDataSet></diffgr:diffgram>`
  );
}
