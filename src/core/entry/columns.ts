/** The columns that a grid, an export and a sort can name, in their default order. */
export const COLUMN_IDS = [
  'severity',
  'date',
  'started',
  'finished',
  'duration',
  'source',
  'task',
  'item',
  'performer',
  'onBehalfOf',
  'relation',
  'tenant',
  'organization',
  'backend',
  'firstSeen',
  'download',
  'itemType',
  'address',
  'instance',
  'nativeId',
  'id',
] as const;
export type ColumnId = (typeof COLUMN_IDS)[number];

/** Column headings as the user reads them; `performer` is *Username*, `onBehalfOf` is *User*, `tenant` is *Customer*. */
export const COLUMN_TITLES = {
  severity: 'Severity',
  date: 'Date',
  started: 'Started',
  finished: 'Finished',
  duration: 'Duration',
  source: 'Source',
  task: 'Task',
  item: 'Item',
  performer: 'Username',
  onBehalfOf: 'User',
  relation: 'Relation',
  tenant: 'Customer',
  organization: 'Organization',
  backend: 'Backend',
  firstSeen: 'First seen',
  download: 'Download',
  itemType: 'Item type',
  address: 'Address',
  instance: 'Instance',
  nativeId: 'Vendor id',
  id: 'ID',
} as const satisfies Record<ColumnId, string>;

/** Shown unless the user chose otherwise. */
export const DEFAULT_COLUMNS: readonly ColumnId[] = COLUMN_IDS.slice(0, 16);
