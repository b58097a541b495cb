import { splitQuery } from '@core/search/query/split-query';
import type { QueryProblem } from '@core/search/query/query-problem';
import type { Criteria } from '@core/search/search';
import { UsageError } from './failures';
import { visibleLine } from './visible-text';

export type GivenQuery = Pick<Criteria, 'filters' | 'query'>;

/** Signs of the query that are shown on either side of what is wrong with it. */
const AROUND = 40;

/** Reads `--query`. Fails with the place that is wrong under the text. */
export function givenQuery(text: string, zone: string): GivenQuery {
  const split = splitQuery(text, { zone });
  if (split.ok) return { filters: [...split.filters], query: split.query };
  throw new UsageError(`--query: ${split.problem.message}\n${pointedAt(text, split.problem)}`);
}

/** The line of the text around the place, and carets below it. */
function pointedAt(text: string, { place }: QueryProblem): string {
  const from = Math.max(0, place.offset - AROUND);
  const length = Math.min(Math.max(1, place.length), AROUND);
  const until = Math.min(text.length, place.offset + length + AROUND);
  const before = `${from > 0 ? '…' : ''}${visibleLine(text.slice(from, place.offset))}`;
  const rest = `${visibleLine(text.slice(place.offset, until))}${until < text.length ? '…' : ''}`;
  const marked = Math.max(1, Array.from(visibleLine(text.slice(place.offset, place.offset + length))).length);
  return `  ${before}${rest}\n  ${' '.repeat(Array.from(before).length)}${'^'.repeat(marked)}`;
}
