/** Columns of the panel's Export Log, by what their headings say. */
export const PANEL_COLUMNS = [
  'recordId',
  'started',
  'finished',
  'severity',
  'userId',
  'username',
  'source',
  'task',
  'item',
  'log',
  'customer',
  'organization',
  'user',
] as const;
export type PanelColumn = (typeof PANEL_COLUMNS)[number];
/** Columns of the log service's rows: those of the Export Log, and what only rows have. */
export type RowColumn = PanelColumn | 'effectiveUserId' | 'role' | 'isPeer';

/** Headings in lower case without punctuation; the last three columns are MSPControl's own [inferred]. */
const NAMES: Readonly<Record<string, PanelColumn>> = {
  recordid: 'recordId',
  started: 'started',
  startdate: 'started',
  finished: 'finished',
  finishdate: 'finished',
  severity: 'severity',
  severityid: 'severity',
  userid: 'userId',
  username: 'username',
  source: 'source',
  sourcename: 'source',
  task: 'task',
  taskname: 'task',
  itemname: 'item',
  item: 'item',
  executionlog: 'log',
  customer: 'customer',
  customername: 'customer',
  organization: 'organization',
  organizationname: 'organization',
  hostingspace: 'organization',
  user: 'user',
};

/** The panel's column that a heading names; null where it is none of them. */
export function panelColumn(heading: string): PanelColumn | null {
  const name = heading.toLowerCase().replace(/[^a-z]/g, '');
  return Object.hasOwn(NAMES, name) ? (NAMES[name] ?? null) : null;
}

/** True where a first line's cells are the headings of an Export Log: a start, and most of what else it always has. */
export function arePanelHeadings(cells: readonly string[]): boolean {
  const found = new Set(cells.map(panelColumn));
  const typical = (['finished', 'severity', 'userId', 'username', 'source', 'task', 'item', 'log'] as const).filter(
    (column) => found.has(column),
  );
  const isPanel = found.has('log') || cells.some((cell) => /^(user-id|item-name)$/i.test(cell.trim()));
  return found.has('started') && typical.length >= 4 && isPanel;
}
