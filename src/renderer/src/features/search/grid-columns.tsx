import { COLUMN_TITLES, type ColumnId } from '@core/entry/columns';
import type { EntryRow } from '@core/search/results';
import type { GridColDef } from '@mui/x-data-grid';
import { MiddleText } from '../../ui/middle-text';
import { PersonMark } from '../../ui/person-mark';
import { SeverityMark } from '../../ui/severity-mark';
import { type DisplayZone, cellText } from './cell-text';
import { RowBadges } from './row-badges';
import { TimeCell } from './time-cell';

/** Pixels that a column has until the user sizes it. */
const WIDTHS: Readonly<Record<ColumnId, number>> = {
  severity: 108,
  date: 106,
  started: 198,
  finished: 198,
  duration: 104,
  source: 160,
  task: 170,
  item: 190,
  performer: 180,
  onBehalfOf: 140,
  relation: 104,
  tenant: 130,
  organization: 130,
  backend: 124,
  firstSeen: 216,
  download: 86,
  itemType: 110,
  address: 120,
  instance: 130,
  nativeId: 200,
  id: 80,
};

/** Columns whose values the eye compares from their ends. */
const RIGHT: ReadonlySet<ColumnId> = new Set(['duration', 'id']);
/** Where the badges stand: the first of these that is shown. */
const BADGE_PLACES: readonly ColumnId[] = ['task', 'item', 'source', 'performer', 'severity'];
const UNSORTABLE: ReadonlySet<ColumnId> = new Set(['download']);

export interface GridColumnsInput {
  readonly columns: readonly ColumnId[];
  readonly widths: Readonly<Partial<Record<ColumnId, number>>>;
  readonly display: DisplayZone;
}

/** The grid's columns in the user's order and widths. */
export function gridColumns({ columns, widths, display }: GridColumnsInput): GridColDef<EntryRow>[] {
  const badgePlace = BADGE_PLACES.find((one) => columns.includes(one));
  const hasDate = columns.includes('date');
  const defaults: Readonly<Partial<Record<ColumnId, number>>> = hasDate ? {} : { started: 246, finished: 246 };
  return columns.map((column) => ({
    field: column,
    headerName: COLUMN_TITLES[column],
    width: widths[column] ?? defaults[column] ?? WIDTHS[column],
    minWidth: 48,
    sortable: !UNSORTABLE.has(column),
    filterable: false,
    align: RIGHT.has(column) ? 'right' : 'left',
    headerAlign: RIGHT.has(column) ? 'right' : 'left',
    sortingOrder: ['desc', 'asc'],
    valueGetter: (_, row) => cellText(row, column, display),
    renderCell: ({ row }) => (
      <EntryCell row={row} column={column} display={display} hasDate={hasDate} hasBadges={column === badgePlace} />
    ),
  }));
}

interface EntryCellProps {
  readonly row: EntryRow;
  readonly column: ColumnId;
  readonly display: DisplayZone;
  readonly hasDate: boolean;
  readonly hasBadges: boolean;
}

function EntryCell({ row, column, display, hasDate, hasBadges }: EntryCellProps) {
  if (column === 'started' || column === 'finished' || column === 'date' || column === 'firstSeen') {
    return <TimeCell row={row} column={column} display={display} hasDate={hasDate} />;
  }
  const content =
    column === 'severity' ? (
      <SeverityMark severity={row.severity} />
    ) : (
      <MiddleText text={cellText(row, column, display)} />
    );
  if (column === 'performer' && !hasBadges) {
    return (
      <span style={{ display: 'flex', alignItems: 'center', gap: 6, minWidth: 0, width: '100%' }}>
        <span style={{ minWidth: 0, flex: '0 1 auto' }}>{content}</span>
        <PersonMark performer={row.performer} />
      </span>
    );
  }
  if (!hasBadges) return content;
  return (
    <span style={{ display: 'flex', alignItems: 'center', gap: 6, minWidth: 0, width: '100%' }}>
      <span style={{ minWidth: 0, flex: '0 1 auto' }}>{content}</span>
      <RowBadges row={row} />
    </span>
  );
}
