import type { CoverageCalendar } from '@core/coverage/coverage-answers';
import { memo } from 'react';
import { coverageText as text, dayStateMark, dayStateText } from '../../strings/coverage';
import { longDay } from '../../ui/calendar-days';
import { NameWithPlace } from '../../ui/name-with-place';
import { nameAndPlace } from '../../ui/place-of-tenant';
import { ROW } from './calendar-style';

type CalendarTenant = CoverageCalendar['tenants'][number];

export interface CalendarRowProps {
  readonly tenant: CalendarTenant;
  /** Another tenant goes by its name. */
  readonly isShared: boolean;
  readonly days: readonly string[];
  readonly row: number;
  readonly gridId: string;
  readonly nameWidth: number;
  readonly cell: number;
  readonly first: number;
  readonly last: number;
  /** The column that has the focus in this row; null: the focus is elsewhere. */
  readonly active: number | null;
  readonly selectedFrom: number;
  /** Below `selectedFrom`: nothing in this row is selected. */
  readonly selectedTo: number;
}

/** Pixels around a day's mark. */
const GAP = 2;

export const cellId = (gridId: string, row: number, column: number): string =>
  `${gridId}-${String(row)}-${String(column)}`;

/** One tenant's days; only those in sight are there. */
export const CalendarRow = memo(function CalendarRow(props: CalendarRowProps) {
  const { tenant, isShared, days, row, gridId, nameWidth, cell, first, last, active } = props;
  const name = isShared ? nameAndPlace(tenant.name, tenant.key) : tenant.name;
  const columns = Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at);
  return (
    <div
      role="row"
      aria-rowindex={row + 2}
      className="vt-line"
      style={{ transform: `translateY(${String(row * ROW)}px)` }}
    >
      <div role="rowheader" aria-colindex={1} className="vt-name" style={{ width: nameWidth }} title={name}>
        {isShared ? <NameWithPlace name={tenant.name} value={tenant.key} /> : name}
      </div>
      {columns.map((column) => {
        const state = tenant.states[column] ?? 'never-asked';
        const vanished = tenant.vanished[column] ?? 0;
        const isSelected = column >= props.selectedFrom && column <= props.selectedTo;
        const label = text.cell(
          name,
          longDay(days[column] ?? ''),
          dayStateText[state],
          vanished === 0 ? '' : text.vanished(vanished),
        );
        return (
          <div
            key={column}
            id={cellId(gridId, row, column)}
            role="gridcell"
            aria-colindex={column + 2}
            aria-label={label}
            aria-selected={isSelected}
            title={label}
            data-row={row}
            data-column={column}
            data-state={state}
            data-vanished={vanished > 0}
            className={`vt-day${isSelected ? ' vt-selected' : ''}${active === column ? ' vt-active' : ''}`}
            style={{ left: nameWidth + column * cell + GAP, width: cell - 2 * GAP }}
          >
            {dayStateMark[state]}
          </div>
        );
      })}
    </div>
  );
});
