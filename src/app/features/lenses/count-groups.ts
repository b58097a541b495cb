import type { LensColumn, LensNote, LensRow } from '@core/lenses/lens-answer';
import type { LensGroup } from '@core/lenses/lens-reader';
import { periodBefore } from '@core/lenses/period-before';
import {
  type AskedLens,
  ENTRIES,
  keyColumnsOf,
  keyFilters,
  keyOf,
  type LensPorts,
  type LensTable,
  TIME,
} from './lens-question';

type Ports = Pick<LensPorts, 'archive'>;

const valuesOf = ({ keys }: Pick<LensGroup, 'keys'>): readonly string[] => keys.map(({ value }) => value);
const labelsOf = ({ keys }: Pick<LensGroup, 'keys'>): readonly string[] => keys.map(({ label }) => label);
const sumOf = (groups: readonly LensGroup[]): number => groups.reduce((sum, { entries }) => sum + entries, 0);

/** Counts by the lens's keys beside those of the period before, with what only occurred then. */
export async function countWithTrend({ archive }: Ports, asked: AskedLens): Promise<LensTable> {
  const { criteria, snapshot, signal } = asked;
  const { by } = asked.grouping;
  const range = periodBefore(criteria.range, snapshot.now);
  const question = { criteria, snapshot, signal };
  const groups = await archive.lensGroups(question, by);
  const before =
    range === null
      ? null
      : await archive.lensGroups({ ...question, criteria: { ...criteria, range, undated: 'exclude' } }, by);
  const known = new Map(before?.map((group) => [keyOf(valuesOf(group)), group]));
  const present = new Set(groups.map((group) => keyOf(valuesOf(group))));
  const gone = (before ?? []).filter((group) => !present.has(keyOf(valuesOf(group))));
  const rowOf = (group: LensGroup, entries: number, earlier: number | null): LensRow => ({
    key: keyOf(valuesOf(group)),
    cells: [
      ...labelsOf(group),
      entries,
      earlier,
      earlier === null ? null : entries - earlier,
      entries === 0 ? null : group.last,
    ],
    filters: keyFilters(by, valuesOf(group)),
  });
  return {
    columns: [
      ...keyColumnsOf(by),
      { id: 'entries', title: asked.lens.id === 'errors' ? 'Errors' : 'Entries', ...ENTRIES },
      { id: 'before', title: 'Before', kind: 'count', drill: range === null ? null : { filters: [], range } },
      {
        id: 'change',
        title: 'Change',
        kind: 'change',
        drill: null,
        help: 'Against the period before, of the same length',
      },
      { id: 'last', title: 'Last time', ...TIME },
    ],
    rows: [
      ...groups.map((group) =>
        rowOf(group, group.entries, before === null ? null : (known.get(keyOf(valuesOf(group)))?.entries ?? 0)),
      ),
      ...gone.map((group) => rowOf(group, 0, group.entries)),
    ],
    sort: { column: 'entries', direction: 'descending' },
    notes: [],
    entries: sumOf(groups),
  };
}

/** Counts by the lens's keys, with how many were warnings and errors, and between which times they lie. */
export async function countPlainly({ archive }: Ports, asked: AskedLens): Promise<LensTable> {
  const { criteria, snapshot, signal } = asked;
  const { by } = asked.grouping;
  const groups = await archive.lensGroups({ criteria, snapshot, signal }, by);
  return {
    columns: [
      ...keyColumnsOf(by),
      { id: 'entries', title: 'Entries', ...ENTRIES },
      {
        id: 'failed',
        title: 'Not successful',
        kind: 'count',
        drill: { filters: [{ field: 'severity', not: false, values: ['warning', 'error'] }] },
        help: 'Warnings and errors',
      },
      { id: 'first', title: 'First', ...TIME },
      { id: 'last', title: 'Last', ...TIME },
    ],
    rows: groups.map((group) => ({
      key: keyOf(valuesOf(group)),
      cells: [...labelsOf(group), group.entries, group.warnings + group.errors, group.first, group.last],
      filters: keyFilters(by, valuesOf(group)),
    })),
    sort: { column: 'entries', direction: 'descending' },
    notes: await withoutRelation({ archive }, asked),
    entries: sumOf(groups),
  };
}

/** Entries that do not tell their performer's relation, which the lens of sensitive actions goes by where it is told. */
async function withoutRelation({ archive }: Ports, asked: AskedLens): Promise<readonly LensNote[]> {
  const { criteria, snapshot, signal } = asked;
  if (asked.lens.id !== 'sensitive') return [];
  const others = {
    ...criteria,
    filters: [...criteria.filters, { field: 'relation' as const, not: false, values: [''] }],
  };
  const { entries } = await archive.count({ criteria: others, snapshot, signal });
  if (entries === 0) return [];
  const what = entries === 1 ? '1 entry does' : `${entries.toLocaleString('en')} entries do`;
  return [
    {
      tone: 'quiet',
      text: `${what} not say whether a peer, an administrator or the tenant did it; ${entries === 1 ? 'it is' : 'they are'} counted too, without a relation.`,
      criteria: others,
    },
  ];
}

/** What no earlier entry of the whole archive has. */
export async function countFirsts({ archive }: Ports, asked: AskedLens, from: number | null): Promise<LensTable> {
  const { criteria, snapshot, signal } = asked;
  const { by } = asked.grouping;
  const question = { criteria, snapshot, signal };
  const groups = from === null ? await archive.lensGroups(question, by) : await archive.lensFirsts(question, by, from);
  const named = groups.filter((group) => valuesOf(group)[0] !== '');
  const columns: readonly LensColumn[] = [
    ...keyColumnsOf(by),
    { id: 'first', title: 'First time', ...TIME },
    { id: 'entries', title: 'Entries since', ...ENTRIES, help: 'Within the range' },
    { id: 'last', title: 'Last', ...TIME },
  ];
  return {
    columns,
    rows: named.map((group) => ({
      key: keyOf(valuesOf(group)),
      cells: [...labelsOf(group), group.first, group.entries, group.last],
      filters: keyFilters(by, valuesOf(group)),
    })),
    sort: { column: 'first', direction: 'descending' },
    notes: [],
    entries: null,
  };
}
