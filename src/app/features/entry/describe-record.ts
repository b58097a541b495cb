import { describeColumns } from '@core/backends/describe-columns';
import { findEmbeddedXml } from '@core/backends/find-embedded-xml';
import type { DetailColumn, EntryDetail } from '@core/search/entry-detail';
import type { EntryRow } from '@core/search/results';
import { columnsOfRow } from './columns-of-row';
import type { RecordText } from './record-texts';

const NOT_READ_AGAIN = 'kept by the archive; the record could not be read again by its present mapping';

/**
 * Longer records are not parsed when they are opened, so that they open at once: their columns come without their places,
 * and XML in their fields is not looked for. UTF-16 code units.
 */
const LONGEST_PARSED = 8_000_000;
const TOO_LONG = 'kept by the archive; the record is too long to look up where this stands in it';

export interface DescribedRecord extends Pick<EntryDetail, 'columns' | 'embeddedXml'> {
  /** True where the text was parsed as JSON, now or on import; false where that is not known. */
  readonly isKnownJson: boolean;
}

/** The columns of an entry with the place in raw that each came from, and the XML that stands inside its fields. */
export function describeRecord(row: EntryRow, { record, text }: RecordText): DescribedRecord {
  const { kind, part, plan, mappingVersion } = record;
  const isFromJson = plan.framing === 'json' || plan.recordColumn !== null;
  if (text.length > LONGEST_PARSED) {
    return { columns: columnsOfRow(row, TOO_LONG), embeddedXml: [], isKnownJson: isFromJson };
  }
  const columns = columnsOfRow(row, NOT_READ_AGAIN);
  const embeddedXml = findEmbeddedXml(text);
  const described = describeColumns(plan, { kind, mappingVersion, rawText: text, part, headings: null });
  if (described === null) return { columns, embeddedXml, isKnownJson: false };
  const origins = new Map(described.origins.map((origin) => [origin.column, origin]));
  const traced = columns.map((column): DetailColumn => {
    const origin = origins.get(column.column);
    const original = described.originals[column.column] ?? null;
    return {
      ...column,
      place: origin?.place ?? null,
      rule: column.value === null ? null : (origin?.rule ?? null),
      original: original === column.value ? null : original,
    };
  });
  return { columns: traced, embeddedXml, isKnownJson: isFromJson };
}
