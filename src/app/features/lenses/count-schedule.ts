import { cadenceWords } from '@core/lenses/cadence';
import type { JudgedSlot, SlotState } from '@core/lenses/expected-slots';
import type { LensColumn, LensNote, LensRow } from '@core/lenses/lens-answer';
import type { Filter } from '@core/search/search';
import { type JudgedSeries, judgeSeries } from './judge-series';
import type { AskedLens, LensPorts, LensTable } from './lens-question';

const HOUR = 3_600_000_000;
/** Ids of one filter: of more runs the figure alone is shown. */
const MOST_IDS = 10_000;

const WHAT: readonly LensColumn[] = [
  { id: 'task', title: 'Task', kind: 'text', drill: null },
  { id: 'item', title: 'Item', kind: 'text', drill: null },
  { id: 'tenant', title: 'Tenant', kind: 'text', drill: null },
];
const SERIES_COLUMNS: readonly LensColumn[] = [
  ...WHAT,
  { id: 'ran', title: 'Ran', kind: 'count', drill: null },
  { id: 'failed', title: 'Failed', kind: 'count', drill: null, help: 'Warnings and errors' },
  { id: 'missed', title: 'Did not run', kind: 'slots', drill: null, help: 'Expected, covered, and without an entry' },
  { id: 'unknown', title: 'Unknown', kind: 'slots', drill: null, help: 'Expected, but the time is not covered' },
  { id: 'cadence', title: 'Expected', kind: 'text', drill: null },
  { id: 'last', title: 'Last run', kind: 'time', drill: { filters: [] } },
  { id: 'state', title: 'Expectation', kind: 'state', drill: null },
];
const SLOT_COLUMNS: readonly LensColumn[] = [
  { id: 'expected', title: 'Expected at', kind: 'time', drill: null },
  { id: 'what', title: 'Finding', kind: 'state', drill: null },
  ...WHAT,
  { id: 'cadence', title: 'Expected', kind: 'text', drill: null },
  { id: 'last', title: 'Run before', kind: 'time', drill: { filters: [] } },
  {
    id: 'around',
    title: 'Tenant’s entries then',
    kind: 'state',
    drill: { filters: [] },
    help: 'An hour before and after',
  },
];

/** What the words of a state are in a table. */
export const SLOT_WORDS: Readonly<Record<SlotState, string>> = {
  ran: 'Ran',
  failed: 'Failed',
  missed: 'Did not run',
  unknown: 'Not covered',
  pending: 'Not due yet',
};
const STATE_WORDS: Readonly<Record<JudgedSeries['state'], string>> = {
  learned: 'Learned',
  confirmed: 'Confirmed',
  ignored: 'Ignored',
  none: 'No regular time',
};

/** Scheduled tasks: one row a series, or one a run that is lacking. */
export async function countSchedule(ports: LensPorts, asked: AskedLens): Promise<LensTable> {
  const judged = await judgeSeries(ports, asked);
  const series = asked.series === null ? judged.series : judged.series.filter(({ key }) => key === asked.series);
  const isSlots = asked.grouping.id === 'slots';
  const entries = series.reduce((sum, { runs }) => sum + runs.length, 0);
  return {
    columns: isSlots ? SLOT_COLUMNS : SERIES_COLUMNS,
    rows: isSlots ? series.flatMap(slotRows) : series.map(seriesRow),
    sort: isSlots ? { column: 'expected', direction: 'descending' } : { column: 'missed', direction: 'descending' },
    notes: notesOf(series),
    entries,
  };
}

const idFilter = (ids: readonly number[]): readonly Filter[] => [
  { field: 'id', not: false, values: ids.slice(0, MOST_IDS).map(String) },
];

const countOf = (slots: readonly JudgedSlot[], state: SlotState): number =>
  slots.filter((slot) => slot.state === state).length;

function seriesRow(one: JudgedSeries): LensRow {
  const ids = one.runs.flatMap((run) => one.ids[run] ?? []);
  const failed = one.runs.flatMap((run) => (one.hasFailed[run] === true ? (one.ids[run] ?? []) : []));
  const last = one.starts.at(-1) ?? null;
  const hasSlots = one.cadence !== null && one.state !== 'ignored';
  const isListed = ids.length <= MOST_IDS;
  return {
    key: one.key,
    cells: [
      ...[one.task, one.item, one.tenant.label, ids.length, failed.length],
      hasSlots ? countOf(one.slots, 'missed') : null,
      hasSlots ? countOf(one.slots, 'unknown') : null,
      one.cadence === null ? null : cadenceWords(one.cadence),
      last,
      STATE_WORDS[one.state] + (one.by === null ? '' : ` by ${one.by}`),
    ],
    filters: [],
    drills: {
      ...(isListed && ids.length > 0 ? { ran: { filters: idFilter(ids) } } : {}),
      ...(failed.length === 0 || failed.length > MOST_IDS ? {} : { failed: { filters: idFilter(failed) } }),
      ...lastDrill(one, one.starts.length - 1),
    },
  };
}

/** The run itself, wherever the range lies. */
function lastDrill(one: JudgedSeries, run: number): LensRow['drills'] {
  const [id, at] = [one.ids[run], one.starts[run]];
  if (id === undefined || at === undefined) return {};
  return { last: { filters: idFilter([id]), range: { kind: 'all' }, isAlone: true } };
}

function slotRows(one: JudgedSeries): readonly LensRow[] {
  let before = -1;
  return one.slots.flatMap((slot): LensRow[] => {
    while ((one.starts[before + 1] ?? Number.POSITIVE_INFINITY) < slot.at) before += 1;
    if (slot.state !== 'missed' && slot.state !== 'unknown') return [];
    return [
      {
        key: `${one.key} ${slot.at}`,
        cells: [
          ...[slot.at, SLOT_WORDS[slot.state], one.task, one.item, one.tenant.label],
          one.cadence === null ? null : cadenceWords(one.cadence),
          one.starts[before] ?? null,
          'Show',
        ],
        filters: [],
        drills: {
          ...lastDrill(one, before),
          around: {
            filters: [{ field: 'tenant', not: false, values: [one.tenant.value] }],
            range: { kind: 'between', from: slot.at - HOUR, to: slot.at + HOUR },
            isAlone: true,
          },
        },
      },
    ];
  });
}

function notesOf(series: readonly JudgedSeries[]): readonly LensNote[] {
  const unknown = series.reduce((sum, { slots }) => sum + countOf(slots, 'unknown'), 0);
  const pending = series.reduce((sum, { slots }) => sum + countOf(slots, 'pending'), 0);
  const notes: LensNote[] = [];
  if (unknown > 0) {
    const runs = unknown === 1 ? '1 expected run lies' : `${unknown.toLocaleString('en')} expected runs lie`;
    notes.push({
      tone: 'warning',
      text: `${runs} in times that are not covered: whether they ran is unknown. Coverage shows which days are lacking.`,
      criteria: null,
    });
  }
  if (pending > 0) {
    const runs = pending === 1 ? '1 expected run is' : `${pending.toLocaleString('en')} expected runs are`;
    notes.push({ tone: 'quiet', text: `${runs} not due yet.`, criteria: null });
  }
  return notes;
}
