import type { Criteria, Search, Snapshot } from '@core/search/search';
import type { AnnotationTarget } from '../../../ui/annotation-flow';

/** Entries that can be picked one by one, and left out of all one by one: what a filter takes. */
export const MOST_PICKED = 10_000;

/** What is selected: nothing, entries that were picked, or all that a search holds but some. */
export type Selection =
  | { readonly kind: 'none' }
  | { readonly kind: 'some'; readonly ids: ReadonlySet<number>; readonly anchor: number | null }
  | {
      readonly kind: 'all';
      readonly criteria: Criteria;
      readonly snapshot: Snapshot;
      /** How many the search holds. */
      readonly entries: number;
      readonly except: ReadonlySet<number>;
      readonly anchor: number | null;
    };

export const NOTHING_SELECTED: Selection = { kind: 'none' };

export function isSelected(selection: Selection, id: number): boolean {
  if (selection.kind === 'none') return false;
  if (selection.kind === 'some') return selection.ids.has(id);
  return id <= selection.snapshot.highestId && !selection.except.has(id);
}

export function countOf(selection: Selection): number {
  if (selection.kind === 'none') return 0;
  return selection.kind === 'some' ? selection.ids.size : selection.entries - selection.except.size;
}

/** Selects some entries, or takes them out; `anchor` is where a range begins. Null: more than can be picked. */
export function withEntries(
  selection: Selection,
  ids: readonly number[],
  on: boolean,
  anchor: number | null = ids[0] ?? null,
): Selection | null {
  if (selection.kind === 'all') {
    const except = changed(selection.except, ids, !on);
    if (except.size > MOST_PICKED) return null;
    return except.size >= selection.entries ? NOTHING_SELECTED : { ...selection, except, anchor };
  }
  const next = changed(selection.kind === 'some' ? selection.ids : new Set(), ids, on);
  if (next.size > MOST_PICKED) return null;
  return next.size === 0 ? NOTHING_SELECTED : { kind: 'some', ids: next, anchor };
}

function changed(set: ReadonlySet<number>, ids: readonly number[], on: boolean): ReadonlySet<number> {
  const next = new Set(set);
  for (const id of ids) {
    if (on) next.add(id);
    else next.delete(id);
  }
  return next;
}

/** The rows between two of a page, both among them; only the second where the first is on another page. */
export function idsBetween(page: readonly number[], from: number | null, to: number): readonly number[] {
  const [start, end] = [from === null ? -1 : page.indexOf(from), page.indexOf(to)];
  if (start < 0 || end < 0) return [to];
  return page.slice(Math.min(start, end), Math.max(start, end) + 1);
}

/** The selected entries for an action; null: none is. */
export function targetOf(selection: Selection): AnnotationTarget | null {
  if (selection.kind === 'none') return null;
  if (selection.kind === 'some') return { kind: 'entries', ids: [...selection.ids] };
  const { snapshot } = selection;
  return { kind: 'search', criteria: criteriaOfAll(selection), snapshot, entries: countOf(selection) };
}

function criteriaOfAll({ criteria, except }: Extract<Selection, { readonly kind: 'all' }>): Criteria {
  if (except.size === 0) return criteria;
  const values = [...except].map(String);
  return { ...criteria, filters: [...criteria.filters, { field: 'id', not: true, values }] };
}

/** The search that holds just what is selected, in the columns and the order of the one on the screen. */
export function searchOf(selection: Selection, search: Search): Search {
  if (selection.kind === 'all') return { ...search, ...criteriaOfAll(selection) };
  const values = selection.kind === 'some' ? [...selection.ids].map(String) : ['0'];
  return {
    ...search,
    filters: [{ field: 'id', not: false, values }],
    query: '',
    range: { kind: 'all' },
    undated: 'include',
  };
}
