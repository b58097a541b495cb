import type { DayState } from '@core/coverage/coverage-answers';

/** Pixels. */
export const ROW = 24;
export const HEAD = 40;
export const NARROWEST_CELL = 20;
const WIDEST_CELL = 40;

/** As wide as the room allows, so that few days fill the line. */
export const cellWidth = (room: number, days: number): number =>
  days === 0 ? NARROWEST_CELL : Math.min(WIDEST_CELL, Math.max(NARROWEST_CELL, Math.floor(room / days)));

const hatched = (colour: string, ground: string): string =>
  `repeating-linear-gradient(45deg, ${colour} 0 1px, ${ground} 1px 5px)`;

/** Each state has a ground or a pattern of its own, and a mark: never colour alone. */
const STATES: Readonly<Record<DayState, object>> = {
  future: {},
  complete: { background: 'var(--vt-successGround)', color: 'var(--vt-success)', fontSize: 8 },
  'complete-so-far': { border: '1px solid var(--vt-success)', color: 'var(--vt-success)', fontSize: 9 },
  imported: { background: 'var(--vt-selected)', color: 'var(--vt-accent)', border: '1px solid var(--vt-accent)' },
  asking: { border: '1px dashed var(--vt-textQuiet)', color: 'var(--vt-textQuiet)' },
  capped: {
    background: 'var(--vt-warningGround)',
    color: 'var(--vt-warning)',
    border: '1px solid var(--vt-warning)',
    borderBottomWidth: 3,
  },
  failed: { background: 'var(--vt-errorGround)', color: 'var(--vt-error)', border: '1px solid var(--vt-error)' },
  forbidden: { background: 'var(--vt-errorGround)', color: 'var(--vt-error)', border: '2px solid var(--vt-error)' },
  expired: { background: 'var(--vt-line)', color: 'var(--vt-text)' },
  'never-asked': {
    background: hatched('var(--vt-textQuiet)', 'var(--vt-canvas)'),
    border: '1px solid var(--vt-lineStrong)',
  },
};

const MARK = {
  display: 'grid',
  placeContent: 'center',
  fontSize: 11,
  fontWeight: 600,
  lineHeight: 1,
  borderRadius: '2px',
  boxSizing: 'border-box',
  position: 'relative',
} as const;

/** The looks of days by `data-state`, for the calendar and its legend. */
export const DAY_STYLE: Readonly<Record<string, object>> = {
  '& [data-state]': MARK,
  ...Object.fromEntries(Object.entries(STATES).map(([state, look]) => [`& [data-state="${state}"]`, look])),
  '& [data-vanished="true"]::after': {
    content: '""',
    position: 'absolute',
    top: 0,
    right: 0,
    borderTop: '8px solid var(--vt-error)',
    borderLeft: '8px solid transparent',
  },
};
