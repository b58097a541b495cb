import { COLUMN_TITLES, type ColumnId } from '@core/entry/columns';
import type { EntryRow } from '@core/search/results';
import type { GridColDef } from '@mui/x-data-grid';
import type { ReactNode } from 'react';
import { MiddleText } from '../../ui/middle-text';
import { PersonMark } from '../../ui/person-mark';
import { SeverityMark } from '../../ui/severity-mark';
import { type DisplayZone, cellText } from './cell-text';
import './cells.css';
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
    renderCell: cellsOf(column, { display, hasDate, hasBadges: column === badgePlace }),
  }));
}

interface CellsInput {
  readonly display: DisplayZone;
  readonly hasDate: boolean;
  readonly hasBadges: boolean;
}

/** What draws a column's cells; chosen once, as there are hundreds of them. */
function cellsOf(
  column: ColumnId,
  { display, hasDate, hasBadges }: CellsInput,
): (params: { readonly row: EntryRow }) => ReactNode {
  if (column === 'started' || column === 'finished' || column === 'date' || column === 'firstSeen') {
    return ({ row }) => <TimeCell row={row} column={column} display={display} hasDate={hasDate} />;
  }
  const content = ({ row }: { readonly row: EntryRow }): ReactNode =>
    column === 'severity' ? (
      <SeverityMark severity={row.severity} />
    ) : (
      <MiddleText text={cellText(row, column, display)} />
    );
  const beside = hasBadges ? badgesOf : column === 'performer' ? personOf : null;
  if (beside === null) return content;
  return ({ row }) => (
    <span className="vt-cell-line">
      {content({ row })}
      {beside(row)}
    </span>
  );
}

const badgesOf = (row: EntryRow): ReactNode => <RowBadges row={row} />;
const personOf = (row: EntryRow): ReactNode => <PersonMark performer={row.performer} />;
