import type { EntryRow } from '@core/search/results';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { facetStrings } from '../../../strings/facets';
import { searchStrings } from '../../../strings/search';
import { formatDuration } from '../../../ui/format-duration';
import { formatTime, timeParts } from '../../../ui/format-time';
import { MiddleText } from '../../../ui/middle-text';
import { SeverityMark } from '../../../ui/severity-mark';
import { zoneOfRow } from '../cell-text';
import { useSearch } from '../search-context';
import { useDimmed } from '../../../ui/use-dimmed';

export interface NeighbourTableProps {
  /** Newest first, the entry itself among them. */
  readonly rows: readonly EntryRow[];
  readonly own: EntryRow;
  readonly isOutdated: boolean;
  readonly onShowEntry: (id: number) => void;
}

/** What stands around an entry in time; its own row is marked and comes into sight by itself. */
export function NeighbourTable({ rows, own, isOutdated, onShowEntry }: NeighbourTableProps) {
  const dim = useDimmed(isOutdated);
  const ownRow = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    ownRow.current?.scrollIntoView({ block: 'center' });
  }, [rows]);
  return (
    <Box aria-busy={isOutdated} sx={{ flex: 1, minHeight: 0, overflow: 'auto', ...dim }} onKeyDown={goAmongRows}>
      <Box component="table" aria-label={facetStrings.neighbours} sx={TABLE}>
        <thead>
          <tr>
            <th scope="col" style={{ width: 112 }}>
              {searchStrings.time}
            </th>
            <th scope="col" style={{ width: 84, textAlign: 'right' }}>
              {facetStrings.distance}
            </th>
            <th scope="col" style={{ width: 30 }} aria-label={searchStrings.severity} />
            <th scope="col">{facetStrings.taskAndItem}</th>
            <th scope="col" style={{ width: 120 }}>
              {facetStrings.who}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr
              key={row.id}
              ref={row.id === own.id ? ownRow : undefined}
              aria-current={row.id === own.id ? 'true' : undefined}
              onClick={() => onShowEntry(row.id)}
            >
              <NeighbourCells row={row} own={own} />
            </tr>
          ))}
        </tbody>
      </Box>
    </Box>
  );
}

function NeighbourCells({ row, own }: { readonly row: EntryRow; readonly own: EntryRow }) {
  const { display } = useSearch();
  const zone = zoneOfRow(display, row);
  const isOwn = row.id === own.id;
  const task = row.task ?? searchStrings.noneValue;
  return (
    <>
      <td title={row.started === null ? undefined : formatTime(row.started, zone, row.precision)}>
        {row.started === null ? searchStrings.undated : timeParts(row.started, zone, row.precision).time}
      </td>
      <td style={{ textAlign: 'right' }}>{isOwn ? facetStrings.thisEntry : distance(row, own)}</td>
      <td className="vt-severity">
        <SeverityMark severity={row.severity} />
      </td>
      <td>
        <ButtonBase sx={OPEN} aria-label={`${searchStrings.openEntry} #${String(row.id)}: ${task}`}>
          <MiddleText text={row.item === null ? task : `${task} · ${row.item}`} />
        </ButtonBase>
      </td>
      <td>
        <MiddleText text={row.performer ?? ''} />
      </td>
    </>
  );
}

/** `+1.2 s` later, `−3 min 07 s` earlier. */
function distance(row: EntryRow, own: EntryRow): string {
  if (row.started === null || own.started === null) return '';
  const apart = row.started - own.started;
  return apart > 0 ? `+${formatDuration(apart)}` : formatDuration(apart);
}

/** Arrows go from entry to entry; Enter opens. */
function goAmongRows(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('tbody button')];
  const at = stops.findIndex((one) => one === document.activeElement);
  event.preventDefault();
  stops[at + (event.key === 'ArrowDown' ? 1 : -1)]?.focus();
}

const OPEN = {
  display: 'block',
  width: '100%',
  minHeight: 24,
  textAlign: 'left',
  fontSize: 12,
  '&:focus-visible': { outline: '2px solid var(--vt-accent)', outlineOffset: '-2px' },
} as const;

const TABLE = {
  width: '100%',
  minWidth: 420,
  borderCollapse: 'collapse',
  tableLayout: 'fixed',
  fontSize: 12,
  fontVariantNumeric: 'tabular-nums',
  '& th': {
    position: 'sticky',
    top: 0,
    zIndex: 1,
    textAlign: 'left',
    fontWeight: 600,
    color: 'text.secondary',
    bgcolor: 'var(--vt-panel)',
  },
  '& th, & td': { px: 2, height: 28, py: 0, borderBottom: '1px solid var(--vt-line)', overflow: 'hidden' },
  '& td': { whiteSpace: 'nowrap', textOverflow: 'ellipsis' },
  // The icon says it here; the word is read aloud.
  '& .vt-severity > span': { maxWidth: 14, overflow: 'hidden' },
  '& tbody tr:hover': { bgcolor: 'var(--vt-hover)' },
  '& tbody tr[aria-current]': { bgcolor: 'var(--vt-selected)', boxShadow: 'inset 2px 0 0 var(--vt-accent)' },
} as const;
