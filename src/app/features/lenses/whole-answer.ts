import type { CancelSignal } from '@core/archive/archive';
import { ExpectedFailure } from '@core/failure/failure';
import type { LensNote } from '@core/lenses/lens-answer';
import type { Lens } from '@core/lenses/lenses';
import {
  SHIPPED_LISTS,
  TASK_LIST_TITLES,
  type TaskListId,
  taskListSchema,
  type TaskPattern,
  tasksOfList,
} from '@core/lenses/vocabulary';
import { formatTime } from '@core/search/format-time';
import { resolveRange } from '@core/search/resolve-range';
import type { Criteria, Filter } from '@core/search/search';
import { parseHours } from '@core/search/working-hours';
import { countFirsts, countPlainly, countWithTrend } from './count-groups';
import { countSchedule } from './count-schedule';
import { countSignIns } from './count-sign-ins';
import { countTimings } from './count-timings';
import type { AskedLens, LensPorts, LensTable, WholeAnswer } from './lens-question';

export const LISTS = 'task-list';
/** Values of one filter. */
const MOST_TASKS = 10_000;

export interface NarrowedLens {
  readonly lens: Lens;
  /** What the user narrows it to: tenants, and whatever else. */
  readonly filters: readonly Filter[];
  readonly query: string;
  readonly range: Criteria['range'];
  /** Of the lens of working hours: `outside mon-fri 08:00-18:00 Europe/Berlin`. */
  readonly hours: string;
  readonly signal: CancelSignal | undefined;
}

/** The patterns of a list as the user has them: the shipped ones unless changed. */
export async function taskList({ archive }: LensPorts, id: TaskListId): Promise<readonly TaskPattern[]> {
  const kept = (await archive.lensChoices(LISTS)).find(({ subject }) => subject === id)?.choice ?? null;
  const parsed = kept === null ? null : taskListSchema.safeParse(JSON.parse(kept));
  return parsed?.success === true ? parsed.data : SHIPPED_LISTS[id];
}

/** A lens as a search, its tasks filled in; and what has to be said of the filling in. */
export async function lensCriteria(
  ports: LensPorts,
  { lens, filters, query, range, hours, signal }: NarrowedLens,
): Promise<{ readonly criteria: Criteria; readonly notes: readonly LensNote[] }> {
  const own: Filter[] = [...lens.filters];
  const notes: LensNote[] = [];
  if (lens.id === 'off-hours') {
    const read = parseHours(hours);
    if (!read.ok) throw new ExpectedFailure('search-invalid', read.problem);
    own.push({ field: 'hours', not: false, values: [hours] });
  }
  if (lens.list !== null) {
    const list = await taskList(ports, lens.list);
    const tasks = tasksOfList(list, await ports.archive.lensTasks(signal));
    notes.push(...listNotes(lens.list, list, tasks.length));
    // None of its tasks is here: their names as they are in the list, which then holds nothing, as it should.
    const values =
      tasks.length > 0 ? tasks.slice(0, MOST_TASKS) : list.slice(0, MOST_TASKS).map(({ pattern }) => pattern);
    own.push({
      field: 'task',
      not: false,
      values: values.length > 0 ? values : [`(${TASK_LIST_TITLES[lens.list]}: empty)`],
    });
  }
  return { criteria: { filters: [...filters, ...own], query, range, undated: lens.undated }, notes };
}

function listNotes(id: TaskListId, list: readonly TaskPattern[], found: number): readonly LensNote[] {
  const title = TASK_LIST_TITLES[id];
  if (list.length === 0) return [note('warning', `The list "${title}" is empty: nothing can be found by it.`)];
  if (found === 0) {
    return [
      note(
        'warning',
        `The archive has none of the tasks in the list "${title}". Change the list where your backends use other names.`,
      ),
    ];
  }
  if (found > MOST_TASKS) {
    return [
      note(
        'warning',
        `The list "${title}" takes in ${found.toLocaleString('en')} tasks; the first ${MOST_TASKS.toLocaleString('en')} by name are looked at. Narrow the list.`,
      ),
    ];
  }
  const guessed = list.filter(({ origin }) => origin === 'inferred').length;
  if (guessed === 0) return [];
  const taken = found === 1 ? '1 task is' : `${found.toLocaleString('en')} tasks are`;
  return [
    note('quiet', `${taken} taken in by the list; ${guessed} of its ${list.length} patterns are inferred from names.`),
  ];
}

const note = (tone: LensNote['tone'], text: string): LensNote => ({ tone, text, criteria: null });

/** Everything that a lens has to say, all rows. */
export async function wholeAnswer(ports: LensPorts, asked: AskedLens, said: readonly LensNote[]): Promise<WholeAnswer> {
  const table = await tableOf(ports, asked);
  const { earliest } = await ports.archive.summary();
  return {
    lens: asked.lens.id,
    grouping: asked.grouping.id,
    criteria: asked.criteria,
    columns: table.columns,
    rows: table.rows,
    sort: table.sort,
    entries: table.entries,
    notes: [...table.notes, ...firstNotes(asked, earliest), ...said],
    snapshot: asked.snapshot,
    knowsFrom: earliest,
  };
}

function tableOf(ports: LensPorts, asked: AskedLens): Promise<LensTable> {
  switch (asked.lens.id) {
    case 'errors':
      return countWithTrend(ports, asked);
    case 'schedule':
      return countSchedule(ports, asked);
    case 'timing':
      return countTimings(ports, asked);
    case 'sign-ins':
      return countSignIns(ports, asked);
    case 'first-seen':
      return countFirsts(ports, asked, resolveRange(asked.criteria.range, asked.snapshot.now).from);
    case 'sensitive':
    case 'deletions':
    case 'off-hours':
      return countPlainly(ports, asked);
  }
}

/** What "first" can mean in this archive. */
function firstNotes({ lens, criteria, snapshot, zone }: AskedLens, earliest: number | null): readonly LensNote[] {
  if (lens.id !== 'first-seen' || earliest === null) return [];
  const { from } = resolveRange(criteria.range, snapshot.now);
  const since = formatTime(earliest, 'minute', zone);
  return from === null || from <= earliest
    ? [
        note(
          'warning',
          `The archive knows nothing before ${since}, and the range begins no later: everything in it is seen for the first time.`,
        ),
      ]
    : [note('quiet', `Compared with the whole archive, which knows entries from ${since} on.`)];
}
