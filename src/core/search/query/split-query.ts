import type { Filter } from '../search';
import { asFilter, writtenTerms } from './filter-of-node';
import { parseQuery, type QueryContext } from './parse-query';
import { printQuery } from './print-query';
import { andQuery } from './query-text';
import type { Place, QueryNode } from './query-node';
import type { QueryProblem } from './query-problem';

/** A condition that no filter can show. */
export interface ResidualPart {
  /** As it is kept: reads by itself, times with their offset. */
  readonly text: string;
  /** A sentence. */
  readonly why: string;
  /** Where it stands in the text that was split. */
  readonly place: Place;
}

/** A search's text taken apart: what filters hold, and the rest. */
export interface SplitText {
  readonly ok: true;
  readonly filters: readonly Filter[];
  /** The residual conditions as one query; empty where there are none. */
  readonly query: string;
  readonly residual: readonly ResidualPart[];
}

export type SplitQuery = SplitText | { readonly ok: false; readonly problem: QueryProblem };

/** Of one search: see `criteriaSchema`. */
const MAX_FILTERS = 200;
export const MAX_QUERY_LENGTH = 20_000;

/** Takes a search's text apart: every condition that a filter can show becomes one, the others stay query. */
export function splitQuery(text: string, context: QueryContext = {}): SplitQuery {
  const parsed = parseQuery(text, context);
  if (!parsed.ok) return parsed;
  const sorted = sortParts(conjunctsOf(parsed.node), context.zone ?? 'UTC');
  const query = queryOf(sorted.residual);
  if (query.length <= MAX_QUERY_LENGTH) return { ok: true, filters: sorted.filters, query, residual: sorted.residual };
  return { ok: false, problem: tooLong(sorted.residual) };
}

/** Conditions that must all hold as one query. */
export const queryOf = (parts: readonly Pick<ResidualPart, 'text'>[]): string =>
  parts.reduce((query, { text }) => andQuery(query, text), '');

const tooLong = (residual: readonly ResidualPart[]): QueryProblem => ({
  place: residual.toSorted((one, other) => other.place.length - one.place.length)[0]?.place ?? { offset: 0, length: 0 },
  message: `Conditions that no filter can hold may have ${MAX_QUERY_LENGTH.toLocaleString('en-US')} characters together: shorten them.`,
  isIncomplete: false,
  fixes: [],
});

/** The conditions that must all hold: NOT is drawn in as far as it goes, so that filters can show more of them. */
export function conjunctsOf(node: QueryNode): readonly QueryNode[] {
  switch (node.kind) {
    case 'and':
      return node.parts.flatMap(conjunctsOf);
    case 'everything':
      return [];
    case 'not':
      return negatedConjuncts(node.part, node);
    default:
      return [node];
  }
}

function negatedConjuncts(inner: QueryNode, whole: QueryNode): readonly QueryNode[] {
  if (inner.kind === 'not') return conjunctsOf(inner.part);
  // "None of these words" is one filter as it stands.
  if (inner.kind !== 'or' || asFilter(whole).kind === 'filter') return [whole];
  return inner.parts.flatMap((part) => conjunctsOf({ kind: 'not', part, place: whole.place }));
}

interface SortedParts {
  readonly filters: readonly Filter[];
  readonly residual: readonly ResidualPart[];
}

function sortParts(conjuncts: readonly QueryNode[], zone: string): SortedParts {
  const filters: Filter[] = [];
  const residual: ResidualPart[] = [];
  const terms: string[] = [];
  let textAt: number | null = null;
  const rest = (node: QueryNode, why: string): void => {
    residual.push({ text: printQuery(node, zone), why, place: node.place });
  };
  for (const node of conjuncts) {
    const found = asFilter(node);
    const isFull = filters.length >= MAX_FILTERS - 1;
    if (found.kind === 'residual') rest(node, found.why);
    else if (found.kind === 'terms') {
      if (writtenTerms([...terms, ...found.terms]).length > 10_000) {
        rest(node, 'The text filter holds at most 10,000 characters.');
        continue;
      }
      textAt ??= filters.length;
      terms.push(...found.terms);
    } else if (!addNot(filters, found.filter)) {
      if (isFull) rest(node, `A search holds at most ${String(MAX_FILTERS)} filters.`);
      else filters.push(found.filter);
    }
  }
  const text: Filter[] =
    terms.length === 0 ? [] : [{ field: 'text', not: false, values: [writtenTerms([...new Set(terms)])] }];
  return { filters: filters.toSpliced(textAt ?? filters.length, 0, ...text), residual };
}

/** None of these and none of those is none of either: one filter, as the pickers write it. */
function addNot(filters: Filter[], filter: Filter): boolean {
  if (!filter.not || filter.values.includes('')) return false;
  const at = filters.findIndex((one) => one.not && one.field === filter.field && !one.values.includes(''));
  const present = filters[at];
  if (present === undefined || present.values.length + filter.values.length > 10_000) return false;
  filters[at] = { ...present, values: [...new Set([...present.values, ...filter.values])] };
  return true;
}
