import type { LensRow } from '@core/lenses/lens-answer';
import type { LensGroup, LensKey } from '@core/lenses/lens-reader';
import { resolveRange } from '@core/search/resolve-range';
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

interface Tally {
  readonly values: readonly string[];
  readonly labels: readonly string[];
  entries: number;
  failed: number;
  fromNew: number;
  readonly newAddresses: Set<string>;
  last: number | null;
}

const FAILED = { field: 'severity' as const, not: false, values: ['warning', 'error'] };
const SUCCEEDED = { field: 'severity' as const, not: false, values: ['information'] };
/** Values of one filter. */
const MOST_VALUES = 10_000;

/** Sign-ins with how many failed, and how many came from an address that no entry before the range has. */
export async function countSignIns({ archive }: Pick<LensPorts, 'archive'>, asked: AskedLens): Promise<LensTable> {
  const { criteria, snapshot, signal } = asked;
  const { by } = asked.grouping;
  const question = { criteria, snapshot, signal };
  const keys: readonly LensKey[] = [...by, ...(by.includes('address') ? [] : (['address'] as const))];
  const groups = await archive.lensGroups(question, keys);
  const { from } = resolveRange(criteria.range, snapshot.now);
  const firsts = from === null ? [] : await archive.lensFirsts(question, ['address'], from);
  const isNew = new Set(firsts.map(({ keys: [address] }) => address?.value ?? '').filter((address) => address !== ''));
  const tallies = tally(groups, keys, by.length, isNew);
  return {
    columns: [
      ...keyColumnsOf(by),
      { id: 'entries', title: 'Sign-ins', ...ENTRIES },
      { id: 'succeeded', title: 'Successful', kind: 'count', drill: { filters: [SUCCEEDED] } },
      { id: 'failed', title: 'Failed', kind: 'count', drill: { filters: [FAILED] }, help: 'Warnings and errors' },
      {
        id: 'fromNew',
        title: 'From first-time addresses',
        kind: 'count',
        drill: { filters: [] },
        help: 'From addresses that no earlier entry of the archive has',
      },
      { id: 'last', title: 'Last', ...TIME },
    ],
    rows: [...tallies.values()].map((one) => rowOf(one, by)),
    sort: { column: 'failed', direction: 'descending' },
    notes: from === null ? [ALL_TIMES] : [],
    entries: groups.reduce((sum, { entries }) => sum + entries, 0),
  };
}

const ALL_TIMES = {
  tone: 'quiet' as const,
  text: 'The range has no beginning, so that no address can be told as a first-time one: choose a range.',
  criteria: null,
};

function tally(
  groups: readonly LensGroup[],
  keys: readonly LensKey[],
  shown: number,
  isNew: ReadonlySet<string>,
): ReadonlyMap<string, Tally> {
  const addressAt = keys.indexOf('address');
  const tallies = new Map<string, Tally>();
  for (const group of groups) {
    const values = group.keys.slice(0, shown).map(({ value }) => value);
    const labels = group.keys.slice(0, shown).map(({ label }) => label);
    const known = tallies.get(keyOf(values)) ?? {
      ...{ values, labels, entries: 0, failed: 0, fromNew: 0, last: null },
      newAddresses: new Set<string>(),
    };
    const address = group.keys[addressAt]?.value ?? '';
    known.entries += group.entries;
    known.failed += group.warnings + group.errors;
    if (isNew.has(address)) {
      known.fromNew += group.entries;
      known.newAddresses.add(address);
    }
    if (group.last !== null) known.last = Math.max(known.last ?? group.last, group.last);
    tallies.set(keyOf(values), known);
  }
  return tallies;
}

function rowOf(one: Tally, by: readonly LensKey[]): LensRow {
  const addresses = [...one.newAddresses];
  const isListed = addresses.length > 0 && addresses.length <= MOST_VALUES;
  return {
    key: keyOf(one.values),
    cells: [...one.labels, one.entries, one.entries - one.failed, one.failed, one.fromNew, one.last],
    filters: keyFilters(by, one.values),
    ...(isListed ? { drills: { fromNew: { filters: [{ field: 'address', not: false, values: addresses }] } } } : {}),
  };
}
