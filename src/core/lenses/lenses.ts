import type { Filter, TimeRange } from '../search/search';
import type { LensKey } from './lens-reader';
import type { TaskListId } from './vocabulary';

export const LENS_IDS = [
  'errors',
  'sensitive',
  'schedule',
  'timing',
  'sign-ins',
  'deletions',
  'off-hours',
  'first-seen',
] as const;
export type LensId = (typeof LENS_IDS)[number];

export interface LensGrouping {
  readonly id: string;
  readonly title: string;
  readonly by: readonly LensKey[];
}

/** A search that ships with the program, and what it is counted by. */
export interface Lens {
  readonly id: LensId;
  readonly title: string;
  /** What a reviewer finds out with it. */
  readonly purpose: string;
  /** What the entries have to tell for it, and what it leaves out where they do not. */
  readonly needs: string;
  readonly filters: readonly Filter[];
  /** The tasks that it is about; null: any. */
  readonly list: TaskListId | null;
  readonly undated: 'include' | 'exclude';
  readonly range: TimeRange;
  /** The first one is shown first. */
  readonly groupings: readonly LensGrouping[];
}

const by = (title: string, ...keys: readonly LensKey[]): LensGrouping => ({
  id: keys.filter((key) => key !== 'relation').join('-'),
  title,
  by: keys,
});
const LAST_WEEK: TimeRange = { kind: 'last', amount: 7, unit: 'days' };
const LAST_MONTH: TimeRange = { kind: 'last', amount: 30, unit: 'days' };

export const LENSES: readonly Lens[] = [
  {
    id: 'errors',
    title: 'Errors by task',
    purpose: 'Which tasks failed, in which tenants, and whether it is more than in the period before.',
    needs: 'Severity. The period before is as long as the range; a range without a beginning has none.',
    filters: [{ field: 'severity', not: false, values: ['error'] }],
    list: null,
    undated: 'include',
    range: LAST_WEEK,
    groupings: [
      by('Task and tenant', 'task', 'tenant'),
      by('Task', 'task'),
      by('Tenant', 'tenant'),
      by('Task and performer', 'task', 'performer'),
    ],
  },
  {
    id: 'sensitive',
    title: 'Sensitive actions',
    purpose: 'What peers and administrators did in each tenant that changes rights, passwords, members or keys.',
    needs:
      'The relation of the performer to the tenant, where the backend tells it (what tenants did themselves is left out), and the list of sensitive tasks.',
    filters: [{ field: 'relation', not: true, values: ['self', 'system'] }],
    list: 'sensitive',
    undated: 'include',
    range: LAST_MONTH,
    groupings: [
      by('Tenant and performer', 'tenant', 'performer', 'relation'),
      by('Tenant and task', 'tenant', 'task', 'relation'),
      by('Performer and task', 'performer', 'task'),
      by('Tenant', 'tenant'),
    ],
  },
  {
    id: 'schedule',
    title: 'Scheduled tasks and reports',
    purpose: 'Which ran, which failed, and which did not run when they should have.',
    needs:
      'The list of scheduled tasks, at least four runs (three of a monthly one) to learn from, and coverage: without it a gap is unknown and never missed.',
    filters: [],
    list: 'scheduled',
    undated: 'exclude',
    range: LAST_WEEK,
    groupings: [
      { id: 'series', title: 'Every task and item', by: [] },
      { id: 'slots', title: 'Runs that are lacking', by: [] },
    ],
  },
  {
    id: 'timing',
    title: 'Timing',
    purpose: 'How long tasks take, and which runs took much longer than is usual.',
    needs:
      'Entries with a duration. An outlier lasts longer than the upper quartile plus three times the distance between the quartiles, of at least 20 durations.',
    filters: [],
    list: null,
    undated: 'exclude',
    range: LAST_MONTH,
    groupings: [by('Task', 'task'), by('Task and tenant', 'task', 'tenant'), by('Tenant', 'tenant')],
  },
  {
    id: 'sign-ins',
    title: 'Sign-ins',
    purpose: 'Who signed in from where, how often it failed, and from which addresses for the first time.',
    needs:
      'The list of sign-in tasks; the address where the backend tells it. An attempt counts as failed where its severity is Warning or Error.',
    filters: [],
    list: 'signIn',
    undated: 'include',
    range: LAST_WEEK,
    groupings: [
      by('Performer', 'performer'),
      by('Performer and address', 'performer', 'address'),
      by('Address', 'address'),
      by('Tenant', 'tenant'),
    ],
  },
  {
    id: 'deletions',
    title: 'Deletions and revocations',
    purpose: 'What was taken away: deleted, removed, revoked, disabled; by whom and in which tenant.',
    needs: 'The list of tasks that take something away.',
    filters: [],
    list: 'deletion',
    undated: 'include',
    range: LAST_MONTH,
    groupings: [
      by('Tenant and performer', 'tenant', 'performer'),
      by('Task and tenant', 'task', 'tenant'),
      by('Performer', 'performer'),
      by('Task', 'task'),
    ],
  },
  {
    id: 'off-hours',
    title: 'Outside working hours',
    purpose: 'What people did at night and on days off.',
    needs:
      'Working hours and days, by the clock of one zone. The program’s own and scheduled activity (relation System) is left out.',
    filters: [{ field: 'relation', not: true, values: ['system'] }],
    list: null,
    undated: 'exclude',
    range: LAST_WEEK,
    groupings: [
      by('Performer and tenant', 'performer', 'tenant'),
      by('Performer', 'performer'),
      by('Task and tenant', 'task', 'tenant'),
      by('Tenant', 'tenant'),
    ],
  },
  {
    id: 'first-seen',
    title: 'First time ever seen',
    purpose: 'Performers, tasks and addresses that no earlier entry of the whole archive has.',
    needs: 'An archive that reaches back further than the range: before its first entry nothing is known.',
    filters: [],
    list: null,
    undated: 'exclude',
    range: LAST_WEEK,
    groupings: [
      by('Performer', 'performer'),
      by('Task', 'task'),
      by('Address', 'address'),
      by('Performer in a tenant', 'performer', 'tenant'),
    ],
  },
];

/** The lens of an id. */
export function lensOf(id: LensId): Lens {
  const lens = LENSES.find((one) => one.id === id);
  if (lens === undefined) throw new RangeError(`No lens ${id}`);
  return lens;
}

/** The grouping of an id, else the first one. */
export function groupingOf(lens: Lens, id: string | undefined): LensGrouping {
  const grouping = lens.groupings.find((one) => one.id === id) ?? lens.groupings[0];
  if (grouping === undefined) throw new RangeError(`Lens ${lens.id} counts by nothing`);
  return grouping;
}

export const KEY_TITLES: Readonly<Record<LensKey, string>> = {
  task: 'Task',
  tenant: 'Tenant',
  performer: 'Username',
  relation: 'Relation',
  address: 'Address',
  backend: 'Backend',
  source: 'Source',
};
