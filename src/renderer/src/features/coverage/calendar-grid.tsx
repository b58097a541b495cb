import type { CoverageCalendar } from '@core/coverage/coverage-answers';
import Box from '@mui/material/Box';
import type { SxProps, Theme } from '@mui/material/styles';
import { type KeyboardEvent, type MouseEvent, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { coverageText as text } from '../../strings/coverage';
import { monthOf, weekdayOf } from '../../ui/calendar-days';
import { sharedNames } from '../../ui/place-of-tenant';
import { useSize } from '../../ui/use-size';
import { CalendarRow, cellId } from './calendar-row';
import { boundsOf, type CalendarSelection, inSight, moved, oneCell, scrolledTo } from './calendar-selection';
import { cellWidth, DAY_STYLE, HEAD, ROW } from './calendar-style';

export interface CalendarGridProps {
  readonly days: readonly string[];
  readonly tenants: CoverageCalendar['tenants'];
  readonly selection: CalendarSelection | null;
  readonly onSelect: (selection: CalendarSelection) => void;
  /** Enter, Space or a click: show what is known of the selection. */
  readonly onOpen: () => void;
}

const WIDE = 900;

/** Tenants by days, today at the right; only what is in sight is there, so that 500 tenants by 180 days move freely. */
export function CalendarGrid({ days, tenants, selection, onSelect, onOpen }: CalendarGridProps) {
  const gridId = useId();
  const place = useRef<HTMLDivElement>(null);
  const room = useSize(place);
  const shared = useMemo(() => sharedNames(tenants.map(({ name }) => name)), [tenants]);
  const [scroll, setScroll] = useState({ top: 0, left: 0 });
  const nameWidth = room.width > WIDE ? 220 : 160;
  const cell = cellWidth(room.width - nameWidth, days.length);
  const rows = inSight(scroll.top, room.height - HEAD, ROW, tenants.length);
  const columns = inSight(scroll.left, room.width - nameWidth, cell, days.length);
  // Begins at the right end, and stays there when the range changes.
  const lastDay = days.at(-1);
  useLayoutEffect(() => {
    if (place.current !== null && room.width > 0) place.current.scrollLeft = days.length * cell;
  }, [lastDay, days.length, cell, room.width]);
  const bounds = selection === null ? null : boundsOf(selection);
  const show = (next: CalendarSelection): void => {
    onSelect(next);
    const element = place.current;
    if (element === null) return;
    element.scrollTop = scrolledTo(element.scrollTop, room.height - HEAD, next.row * ROW, ROW);
    element.scrollLeft = scrolledTo(element.scrollLeft, room.width - nameWidth, next.column * cell, cell);
  };
  const pressed = (event: KeyboardEvent): void => {
    if (event.altKey || event.metaKey) return;
    const from = selection ?? oneCell(0, days.length - 1);
    const page = Math.max(1, Math.floor((room.height - HEAD) / ROW) - 1);
    const next = moved(from, event, { rows: tenants.length, columns: days.length, page });
    if (next !== null) show(selection === null ? from : next);
    else if (event.key === 'Enter' || event.key === ' ') {
      if (selection === null) onSelect(from);
      onOpen();
    } else return;
    event.preventDefault();
  };
  const clicked = (event: MouseEvent): void => {
    const at = cellAt(event.target);
    if (at === null) return;
    const keeps = event.shiftKey && selection !== null;
    show(keeps ? { ...selection, row: at.row, column: at.column } : oneCell(at.row, at.column));
    onOpen();
  };
  const isActiveInSight =
    selection !== null &&
    selection.row >= rows.first &&
    selection.row <= rows.last &&
    selection.column >= columns.first &&
    selection.column <= columns.last;
  return (
    <Box
      ref={place}
      role="grid"
      tabIndex={0}
      aria-label={text.calendar}
      aria-multiselectable
      aria-rowcount={tenants.length + 1}
      aria-colcount={days.length + 1}
      aria-describedby={`${gridId}-hint`}
      {...(isActiveInSight ? { 'aria-activedescendant': cellId(gridId, selection.row, selection.column) } : {})}
      onKeyDown={pressed}
      onClick={clicked}
      onScroll={(event) => setScroll({ top: event.currentTarget.scrollTop, left: event.currentTarget.scrollLeft })}
      sx={GRID}
    >
      <div
        role="presentation"
        style={{ width: nameWidth + days.length * cell, height: HEAD + tenants.length * ROW, position: 'relative' }}
      >
        <HeadRow days={days} nameWidth={nameWidth} cell={cell} first={columns.first} last={columns.last} />
        {tenants.slice(rows.first, rows.last + 1).map((tenant, at) => {
          const row = rows.first + at;
          const isIn = bounds !== null && row >= bounds.top && row <= bounds.bottom;
          return (
            <CalendarRow
              key={tenant.key}
              tenant={tenant}
              isShared={shared.has(tenant.name)}
              days={days}
              row={row}
              gridId={gridId}
              nameWidth={nameWidth}
              cell={cell}
              first={columns.first}
              last={columns.last}
              active={selection !== null && selection.row === row ? selection.column : null}
              selectedFrom={isIn ? bounds.left : 0}
              selectedTo={isIn ? bounds.right : -1}
            />
          );
        })}
      </div>
      <span id={`${gridId}-hint`} hidden>
        {text.calendarHint}
      </span>
    </Box>
  );
}

function cellAt(target: EventTarget): { readonly row: number; readonly column: number } | null {
  const found = target instanceof Element ? target.closest('[data-column]') : null;
  if (!(found instanceof HTMLElement)) return null;
  return { row: Number(found.dataset['row']), column: Number(found.dataset['column']) };
}

interface HeadRowProps {
  readonly days: readonly string[];
  readonly nameWidth: number;
  readonly cell: number;
  readonly first: number;
  readonly last: number;
}

function HeadRow({ days, nameWidth, cell, first, last }: HeadRowProps) {
  const columns = Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at);
  return (
    <div role="row" aria-rowindex={1} className="vt-head">
      <div role="columnheader" aria-colindex={1} className="vt-name vt-corner" style={{ width: nameWidth }}>
        {text.tenant}
      </div>
      {columns.map((column) => {
        const day = days[column] ?? '';
        const hasMonth = column === first || day.endsWith('-01');
        return (
          <div
            key={column}
            role="columnheader"
            aria-colindex={column + 2}
            aria-label={day}
            title={day}
            className={`vt-daytitle${weekdayOf(day) % 6 === 0 ? ' vt-weekend' : ''}`}
            style={{ left: nameWidth + column * cell, width: cell }}
          >
            <span className="vt-month">{hasMonth ? monthOf(day) : ''}</span>
            <span>{Number(day.slice(8))}</span>
          </div>
        );
      })}
    </div>
  );
}

const GRID: SxProps<Theme> = [
  DAY_STYLE,
  {
    flex: 1,
    minHeight: 0,
    overflow: 'auto',
    position: 'relative',
    outlineOffset: '-2px',
    fontSize: 13,
    userSelect: 'none',
    '& .vt-head': {
      position: 'sticky',
      top: 0,
      zIndex: 3,
      height: HEAD,
      bgcolor: 'var(--vt-panel)',
      borderBottom: '1px solid var(--vt-line)',
      boxSizing: 'border-box',
    },
    '& .vt-line': { position: 'absolute', left: 0, right: 0, top: HEAD, height: ROW, contain: 'layout style' },
    '& .vt-name': {
      position: 'sticky',
      left: 0,
      zIndex: 2,
      height: ROW,
      lineHeight: `${String(ROW)}px`,
      pl: 5,
      pr: 2,
      boxSizing: 'border-box',
      overflow: 'hidden',
      textOverflow: 'ellipsis',
      whiteSpace: 'nowrap',
      bgcolor: 'background.default',
      borderRight: '1px solid var(--vt-line)',
    },
    '& .vt-corner': {
      height: HEAD - 1,
      lineHeight: `${String(HEAD - 1)}px`,
      bgcolor: 'var(--vt-panel)',
      fontWeight: 600,
      fontSize: 12,
      color: 'text.secondary',
    },
    '& .vt-daytitle': {
      position: 'absolute',
      top: 0,
      height: HEAD - 1,
      display: 'grid',
      alignContent: 'end',
      justifyItems: 'center',
      pb: 1,
      fontSize: 11,
      color: 'text.secondary',
      lineHeight: '14px',
      whiteSpace: 'nowrap',
    },
    '& .vt-weekend': { color: 'text.primary', fontWeight: 600 },
    '& .vt-month': { fontWeight: 600, height: 14 },
    '& .vt-day': { position: 'absolute', top: 2, height: ROW - 4, cursor: 'default' },
    '& .vt-line:hover .vt-name': { bgcolor: 'var(--vt-hover)' },
    '& .vt-selected': { boxShadow: '0 0 0 2px var(--vt-accent)' },
    // The ring is around the cell that has the focus; around the whole only before there is one.
    '&[aria-activedescendant]:focus-visible': { outline: 'none' },
    '&:focus-visible .vt-active': { boxShadow: '0 0 0 2px var(--vt-accent), inset 0 0 0 2px var(--vt-accent)' },
  },
];
