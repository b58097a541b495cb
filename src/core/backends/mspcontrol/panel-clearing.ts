import type { CancelSignal } from '../../archive/archive';
import { BackendFailure } from '../../http/backend-failure';
import type { CollectionScope, LogClearing } from '../connector';
import { type AskedDays, type TimeSpan, wholeDays } from './asked-days';
import type { PanelLog } from './panel-log';
import type { PanelService } from './panel-service';

export interface ClearedPanel {
  readonly service: PanelService;
  readonly log: PanelLog;
  readonly zone: string | null;
  /** The user whose subtree a scope is. */
  userIdOf(scope: CollectionScope, signal: CancelSignal): Promise<string>;
}

/** Codes that `DeleteAuditLogRecords` answers instead of 0. */
const REFUSALS: Readonly<Record<number, string>> = {
  [-106]: 'the account is a demo account',
  [-107]: 'only an administrator may do it',
};

/** Counting and deleting whole days; the log of all customers at once (`DeleteAuditLogRecordsComplete`) is never cleared. */
export function panelClearing(panel: ClearedPanel): LogClearing {
  return {
    describe: (scope) => describeClearing(scope, panel.zone),
    refusal: (range) => refusalOf(range, panel.zone),
    async count(scope, range, signal) {
      const days = daysOf(range, panel.zone);
      const userId = await panel.userIdOf(scope, signal);
      const question = { userId, days, sort: 'StartDate ASC', what: 'The count of entries' };
      return (await panel.log.page(question, { startRow: 0, maximumRows: 1 }, signal)).total;
    },
    async clear(scope, range, signal) {
      const days = daysOf(range, panel.zone);
      await deleteDays(panel.service, await panel.userIdOf(scope, signal), days, signal);
    },
  };
}

function describeClearing(scope: CollectionScope, zone: string | null): readonly string[] {
  const clock = zone === null ? 'the server’s clock, whose zone must be set first' : `the server’s clock (${zone})`;
  return [
    `Deletes the entries of ${scope.title}, of its peers, and of every customer below it: the whole subtree.`,
    `Goes by whole days of ${clock}, by when tasks started.`,
    'Ignores severity: information, warnings and errors are deleted alike; source, task and item are not narrowed either.',
    'Leaves the last second of the last day (from 23:59:59.000 on), and tasks that still run.',
    'Cannot be undone, and the panel writes no entry about it.',
  ];
}

/** Exactly the days given: the panel's zone must be known, and the bounds must be its midnights. */
function daysOf(range: TimeSpan, zone: string | null): AskedDays {
  const days = zone === null ? null : wholeDays(range, zone);
  if (days !== null) return days;
  throw new BackendFailure('refused', refusalOf(range, zone) ?? 'These days cannot be cleared.');
}

function refusalOf(range: TimeSpan, zone: string | null): string | null {
  if (zone === null) {
    return 'The log is cleared by whole days of the server’s clock: set the zone of the connection first.';
  }
  if (wholeDays(range, zone) !== null) return null;
  return `The log is cleared by whole days only: choose a range that begins and ends at midnight in ${zone}.`;
}

async function deleteDays(service: PanelService, userId: string, days: AskedDays, signal: CancelSignal): Promise<void> {
  const what = 'Clearing the log';
  const parameters = [
    ['userId', userId],
    ['itemId', 0],
    ['itemName', ''],
    ['startDate', days.startDate],
    ['endDate', days.endDate],
    ['severityId', -1],
    ['sourceName', ''],
    ['taskName', ''],
  ] as const;
  const call = {
    service: 'esAuditLog',
    operation: 'DeleteAuditLogRecords',
    parameters,
    what,
    isRepeatable: false,
  } as const;
  const leaves = await service.leaves(call, signal);
  const code = Number(leaves.find((one) => one.has('deleteauditlogrecordsresult'))?.get('deleteauditlogrecordsresult'));
  if (!Number.isInteger(code)) throw new BackendFailure('malformed', `${what} was answered without a result.`);
  if (code >= 0) return;
  const reason = REFUSALS[code] ?? 'the panel does not say why';
  throw new BackendFailure('forbidden', `${what} was refused with code ${code}: ${reason}. Nothing was deleted.`);
}
