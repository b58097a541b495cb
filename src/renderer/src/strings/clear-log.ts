import type { ClearLogRecord } from '@core/clear-log/clear-log';
import { formatCount, formatEntries } from '../ui/format-number';
import { plural } from '../ui/plural';

/** Words about clearing a backend's log. */
export const clearLogText = {
  menu: 'Clear log…',
  title: (connection: string) => `Clear a log of ${connection}`,
  intro:
    'Deletes entries at the backend, for good. What is deleted is collected into the archive first, and stays there and in every search.',
  loading: 'Asking the backend for its tenants…',
  planning: 'Asking what exactly will be deleted…',
  tenant: 'Tenant',
  chooseTenant: 'Choose a tenant',
  noTenants: 'This connection reaches no tenant whose log it collects.',
  firstDay: 'First day',
  lastDay: 'Last day',
  dayHelp: (zone: string) => `Whole days that have ended, as the backend counts them: ${zone}`,
  notEnded: 'This day has not ended there yet.',
  wrongOrder: 'The last day is before the first.',
  next: 'See what will be deleted',
  back: 'Back',
  cancel: 'Cancel',
  what: (tenant: string, days: string, zone: string) => `The log of ${tenant}: ${days}, in ${zone}`,
  days: (first: string, last: string, count: number) =>
    count === 1 ? `the day ${first}` : `${plural(count, 'whole day', 'whole days')}, ${first} to ${last}`,
  exactly: 'What exactly the backend will do',
  race: 'What cannot be made safe',
  type: (name: string) => `Type ${name} to confirm`,
  typeHelp: 'Exactly as it is written.',
  confirm: 'Clear the log',
  hide: 'Go on working',
  cancelRun: 'Cancel, nothing is cleared yet',
  tooLate: 'The backend has been asked to delete: this can no longer be stopped.',
  stepsLabel: 'Steps',
  steps: [
    'Collect the days, all of them anew',
    'Count at the backend and compare with the archive',
    'Delete at the backend',
    'Collect what is left',
    'Count what is left',
  ],
  stepStates: { done: 'done', now: 'going on', waiting: 'waiting' },
  cancelled: 'Cancelled. Nothing was cleared.',
  close: 'Close',
  historyTab: 'Cleared logs',
  historyLabel: 'Clearings, newest first',
  historyEmpty: 'No log has been cleared with Veritrail.',
  historyEmptyHint: 'Every attempt is listed here, whatever became of it: who, what, when, and what was left.',
  columns: {
    when: 'When',
    what: 'Tenant and days',
    by: 'By',
    state: 'Outcome',
    counted: 'Counted',
    archived: 'Archived',
    left: 'Left',
  },
  by: (account: string, user: string) => `${account} (${user} on this machine)`,
  running: 'Going on',
} as const;

/** What became of a clearing, in a word. */
export function clearingState({ state, endedAt }: Pick<ClearLogRecord, 'state' | 'endedAt'>): string {
  if (state === 'cleared') return 'Cleared';
  if (state === 'refused') return 'Refused';
  if (state === 'failed') return 'Failed';
  return endedAt === null ? clearLogText.running : 'Not known';
}

/** What became of a clearing, in plain sentences. */
export function clearedInWords({ counted, archived, left, tenantName, reason }: ClearLogRecord): readonly string[] {
  return [
    `The backend held ${formatEntries(counted ?? 0)} of ${tenantName} for these days; the archive holds ${archived === counted ? 'all of them' : formatCount(archived ?? 0)}.`,
    left === null
      ? 'How many are left is not known.'
      : left === 0
        ? 'None is left at the backend.'
        : `${formatEntries(left)} are left.`,
    ...(reason === null ? [] : [reason]),
    ...(left === null ? [] : ['In the archive they are marked as cleared by us.']),
  ];
}
