import type { DayState } from '@core/coverage/coverage-answers';
import { formatCount } from '../ui/format-number';
import { plural } from '../ui/plural';

/** What the coverage screen says, and the notice beside the results. */
export const coverageText = {
  title: 'Coverage',
  parts: { calendar: 'Calendar', rollOff: 'Roll-off' },
  partsLabel: 'Parts of this screen',
  range: 'Days',
  ranges: { 30: 'Last 30 days', 90: 'Last 90 days', 180: 'Last 180 days' },
  zone: 'Days in',
  zones: { local: 'Local time', utc: 'UTC' },
  onlyNot: 'Only tenants that are not complete',
  find: 'Find a tenant',
  tenant: 'Tenant',
  calendar: 'Coverage by tenant and day',
  calendarHint: 'Arrow keys move, Shift extends, Enter shows the windows.',
  tenants: (shown: number, all: number) =>
    shown === all ? plural(all, 'tenant', 'tenants') : `${formatCount(shown)} of ${plural(all, 'tenant', 'tenants')}`,
  emptyTitle: 'Nothing can be said yet',
  emptyBody:
    'Coverage says for every tenant and every day whether everything was collected. Add a connection and collect, or declare the range that an import covers in its report.',
  addConnection: 'Add connection',
  openImports: 'Open the imports',
  noneNot: 'Every tenant is complete on every one of these days.',
  noneLike: 'No tenant contains this.',
  legend: 'Legend',
  loading: 'Reading the ledger…',
  cell: (tenant: string, day: string, state: string, vanished: string) =>
    `${tenant}, ${day}: ${state}${vanished === '' ? '' : `, ${vanished}`}`,
  vanished: (count: number) => `${plural(count, 'entry', 'entries')} vanished without explanation`,
  vanishedLegend: 'vanished, unexplained',
  windowsOf: (tenants: string, days: string) => `${tenants} · ${days}`,
  someTenants: (count: number) => plural(count, 'tenant', 'tenants'),
  daysRange: (from: string, to: string, count: number) => `${from} – ${to} (${plural(count, 'day', 'days')})`,
  windows: 'Windows',
  windowsNone: 'Nobody has asked for this yet, and no import declares it.',
  windowsMore: (left: number) => `Show ${formatCount(left)} more`,
  collectDay: 'Collect this day',
  collectDays: (days: number) => `Collect these ${formatCount(days)} days`,
  showEntries: 'Show the entries',
  showVanished: (count: number) => `Show ${formatCount(count)} vanished`,
  closePane: 'Close',
  resizePane: 'Size of the windows pane',
  columns: {
    asked: 'Asked',
    range: 'From – to',
    connection: 'Connection',
    account: 'Account',
    clock: 'By the clock of',
    pages: 'Pages',
    read: 'Read',
    added: 'Added',
    duplicates: 'Duplicates',
    total: 'Total',
    outcome: 'Outcome',
    reason: 'Why',
    run: 'Run',
  },
  totalHint: 'What the backend itself says that the window holds',
  noTotal: 'not given',
  declared: 'Declared for an import',
  rollOffLabel: 'What passes the vendors’ retention next',
  rollOffTitle: 'Entries that pass the vendor’s retention next',
  rollOffHint: 'Uncollected entries, and when the vendor throws the first of them away. The worst first.',
  rollOffNone: 'Nothing is about to be lost: no tenant has uncollected days near the vendor’s retention.',
  rollOffColumns: {
    tenant: 'Tenant',
    connection: 'Connection',
    from: 'Uncollected from',
    passes: 'Passes the retention',
    retention: 'Kept for',
  },
  losing: 'being lost now',
  inTime: (time: string) => `in ${time}`,
  retentionDays: (days: number) => plural(days, 'day', 'days'),
  collect: 'Collect',
  collectOf: (tenant: string) => `Collect ${tenant}`,
  showAllRollOff: 'Show all on the coverage screen',
  rollOffStatus: (tenant: string, when: string, others: number) =>
    `Roll-off: ${tenant} ${when}${others === 0 ? '' : ` (+${formatCount(others)})`}`,
  rollOffStatusHint:
    'Which tenant’s uncollected entries pass the vendor’s retention next. Press for all, the worst first.',
} as const;

/** What a day's state means. */
export const dayStateText: Record<DayState, string> = {
  future: 'still to come',
  complete: 'complete',
  'complete-so-far': 'complete so far, late entries may still come',
  imported: 'imported, as declared',
  asking: 'not finished',
  capped: 'capped by the backend',
  failed: 'failed',
  forbidden: 'forbidden',
  expired: 'older than the backend keeps',
  'never-asked': 'never asked',
};

/** The same in few words, for the legend. */
export const dayStateShort: Record<DayState, string> = {
  future: 'to come',
  complete: 'complete',
  'complete-so-far': 'complete so far',
  imported: 'imported',
  asking: 'not finished',
  capped: 'capped',
  failed: 'failed',
  forbidden: 'forbidden',
  expired: 'expired at the backend',
  'never-asked': 'never asked',
};

/** What a cell of the calendar shows beside its ground and pattern. */
export const dayStateMark: Record<DayState, string> = {
  future: '',
  complete: '●',
  'complete-so-far': '○',
  imported: 'I',
  asking: '…',
  capped: 'C',
  failed: '!',
  forbidden: 'F',
  expired: 'E',
  'never-asked': '',
};

/** The line above the grid of a search. */
export const coverageNoticeText = {
  label: 'Coverage of this search',
  checking: 'Looking into the ledger…',
  complete: (tenants: number) => `Complete: ${plural(tenants, 'tenant', 'tenants')}, every day of the range`,
  askedAgo: (ago: string) => `asked ${ago}`,
  not: (lacking: string, tenants: number, days: number, named: string) =>
    `Not complete: ${lacking} of ${plural(tenants, 'tenant', 'tenants')} on ${plural(days, 'day', 'days')} (${named})`,
  upTo: (tenants: string) => `up to ${tenants}`,
  neverCollected: (unknown: number, tenants: number) =>
    unknown === tenants
      ? `Never collected: nothing says that ${tenants === 1 ? 'this tenant is' : 'these tenants are'} complete`
      : `${plural(unknown, 'tenant', 'tenants')} never collected`,
  nothingKnown: 'Never collected: nothing says that this search is complete',
  days: 'Days',
  daysName: 'Days that are not complete',
  daysTitle: 'Not complete',
  daysColumns: { day: 'Day', tenants: 'Tenants', state: 'Worst' },
  tenantsTitle: 'Tenants',
  unknownTitle: 'Never collected',
  moreDays: (count: number) => `and ${plural(count, 'further day', 'further days')}`,
  moreTenants: (count: number) => `and ${plural(count, 'further tenant', 'further tenants')}`,
  collect: 'Collect',
  collecting: 'Collecting…',
  collectHint: 'Collects what is lacking, and nothing else',
  cannotCollect: 'No connection that is switched on can ask for it.',
  openCoverage: 'Open coverage',
  emptyTitle: 'Nothing found, but not everything was collected',
  emptyNever: 'Not collected',
  emptyUnknown: 'Nothing found, but it is not known whether everything was collected',
  emptyText: 'An entry may exist that nobody has collected yet, so this is no finding.',
  refreshNoConnection: 'Run the search again',
  refreshCollects: 'Collect what this scope and range lack, and run the search again',
  refreshing: 'Collecting…',
} as const;

/** The range that an import covers, as the user declares it. */
export const declareText = {
  open: 'Declare coverage…',
  title: (id: number) => `Declare the range that import ${String(id)} covers`,
  body: 'A file does not say whether it holds everything. If you know that it does (an export of a whole month, say), declare it here: coverage then counts these days as imported, on your word.',
  tenants: 'Tenants that it covers',
  tenantsLoading: 'Looking which tenants the entries belong to',
  tenantsNone: 'The entries of this import name no tenant, so no range can be declared.',
  all: 'All',
  none: 'None',
  from: 'From',
  until: 'Until (not included)',
  timesIn: (zone: string) => `Times in ${zone}`,
  backwards: 'The end must lie after the start.',
  now: (from: string, to: string, tenants: number) =>
    `Declared now: ${from} – ${to}, ${plural(tenants, 'tenant', 'tenants')}.`,
  replaces: 'A new declaration replaces it.',
  cancel: 'Cancel',
  takeBack: 'Take back',
  confirm: 'Declare',
  declared: 'The range is declared. Coverage counts it as imported.',
  takenBack: 'The declaration was taken back.',
} as const;
