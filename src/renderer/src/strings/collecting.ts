import type { RunReport, ScopeProgress } from '@core/collection/collection-progress';
import type { CollectionRun, CoverageClock, RunState, WindowOutcome } from '@core/coverage/coverage-ledger';
import { formatCount, formatEntries } from '../ui/format-number';
import { plural } from '../ui/plural';

/** What is said of a collection while it runs and after it. */
export const collectingText = {
  collecting: 'Collecting',
  paused: 'Paused',
  status: 'Collection',
  ofScopes: (done: number, all: number) => `${formatCount(done)}/${formatCount(all)}`,
  tenantsDone: (done: number, all: number) => `${formatCount(done)} of ${plural(all, 'tenant', 'tenants')}`,
  windowsDone: (done: number, all: number) => `${formatCount(done)} of ${plural(all, 'window', 'windows')}`,
  rate: (entries: string) => `${entries} entries/s`,
  left: (time: string) => `about ${time} left`,
  show: 'Show what is being collected',
  details: 'Collection in progress',
  pause: 'Pause',
  goOn: 'Go on',
  cancel: 'Cancel',
  cancelling: 'Cancelling…',
  whole: 'Show all tenants',
  waits: 'Waiting',
  figures: (read: number, added: number) => `${formatCount(read)} read, ${formatCount(added)} added`,
  recent: 'Asking now, and ended last',
  already: 'A collection runs already. What it collects will be there when it ends.',
  nothing: 'Nothing is being collected.',
  cancelled: 'The collection was cancelled. What it had collected is in the archive; the next one goes on there.',
} as const;

/** The runs and their reports. */
export const runText = {
  listLabel: 'Collection runs, newest first',
  emptyTitle: 'Nothing has been collected yet',
  emptyBody: 'Each run is kept here with its report: what is complete for which tenant, what is not, and why.',
  columns: {
    run: 'Run',
    trigger: 'Begun',
    started: 'Started',
    state: 'State',
    windows: 'Windows',
    notComplete: 'Not complete',
    read: 'Read',
    added: 'Added',
    duplicates: 'Duplicates',
    revisions: 'Revisions',
    vanished: 'Vanished',
    tenant: 'Tenant',
    connection: 'Connection',
    progress: 'Windows',
    range: 'Complete until',
    reasons: 'Why not',
  },
  run: (id: number) => `Run ${String(id)}`,
  open: (id: number) => `Open the report of run ${String(id)}`,
  back: 'All runs',
  filter: 'Show',
  filterAll: (count: number) => `All ${formatCount(count)}`,
  filterNot: (count: number) => `Not complete ${formatCount(count)}`,
  find: 'Find a tenant',
  tableLabel: 'Tenants of this run',
  noneNot: 'Every tenant of this run is complete.',
  noneLike: 'No tenant contains this.',
  noScopes: 'This run asked nothing: everything that it could ask was complete.',
  ended: 'Ended',
  report: 'Report',
  took: (time: string) => `took ${time}`,
  collectRest: 'Collect the rest',
  collectRestHint: 'Asks again for what is not complete',
  showMore: (left: number) => `Show ${formatCount(left)} more`,
} as const;

export const runStateText: Record<RunState, string> = {
  running: 'Running',
  done: 'Done',
  cancelled: 'Cancelled',
  failed: 'Failed',
  interrupted: 'Interrupted',
};

/** A run that came to its end and left something out. */
export const runLackingText = 'Done, not complete';

/** What a state means for what the archive holds; empty where the word says it all. */
export const runStateMeaning: Record<RunState, string> = {
  running: '',
  done: '',
  cancelled:
    'This run was cancelled. What it had committed is in the archive, and the next run goes on where it stopped.',
  failed: 'This run stopped before its end. What it had committed is in the archive; the next run goes on from there.',
  interrupted:
    'Veritrail ended in the middle of this run. What it had committed is in the archive; the next run goes on from there.',
};

export const triggerText: Record<CollectionRun['trigger'], string> = {
  hand: 'By hand',
  start: 'On start',
  schedule: 'By schedule',
  refresh: 'By refresh',
  'command-line': 'Command line',
  'clear-log': 'By Clear Log',
};

export const scopeStateText: Record<ScopeProgress['state'], string> = {
  waiting: 'Waiting',
  asking: 'Asking',
  complete: 'Complete',
  'not-complete': 'Not complete',
  failed: 'Failed',
  cancelled: 'Cancelled',
};

export const outcomeText: Record<WindowOutcome, string> = {
  asking: 'Not finished',
  complete: 'Complete',
  'complete-so-far': 'Complete so far',
  capped: 'Capped',
  failed: 'Failed',
  forbidden: 'Forbidden',
  expired: 'Expired',
  imported: 'Imported',
};

export const clockText: Record<CoverageClock, string> = {
  event: 'when it happened',
  storage: 'when it was stored',
  delivery: 'when it was delivered',
};

/** One line for a run that has ended: what it added, and what is missing. */
export function runInWords({ run, scopes }: RunReport): string {
  const lacking = scopes.filter((one) => one.state !== 'complete');
  const tenants = lacking.filter((one) => one.scope !== '').length;
  const connections = lacking.length - tenants;
  const added = run.added + run.revisions;
  const first = added === 0 ? 'Nothing new.' : `${formatEntries(added)} added.`;
  if (run.windows === 0 && scopes.length === 0) return 'Nothing had to be asked: everything is complete.';
  if (lacking.length === 0) return `${first} Everything that was asked is complete.`;
  const parts = [
    connections === 0 ? '' : `${plural(connections, 'connection', 'connections')} could not be asked`,
    tenants === 0 ? '' : `${plural(tenants, 'tenant is', 'tenants are')} not complete`,
  ];
  return `${first} ${parts.filter((part) => part !== '').join(', ')}${firstReason(lacking)}`;
}

function firstReason(scopes: readonly ScopeProgress[]): string {
  const reason = scopes.find((one) => one.reasons.length > 0)?.reasons[0];
  return reason === undefined ? '.' : `: ${reason}`;
}
