import type { LensAnswer, LensRow, LensSort } from '@core/lenses/lens-answer';
import type { WholeAnswer } from './lens-question';

export interface LensPage {
  readonly sort: LensSort | null;
  readonly contains: string;
  readonly offset: number;
  readonly limit: number;
}

const collator = new Intl.Collator('en', { sensitivity: 'base', numeric: true });

/** A page of an answer: rows whose texts hold what is sought, in the order asked for. Nothing to show stands last. */
export function pageOf(answer: WholeAnswer, { sort, contains, offset, limit }: LensPage): LensAnswer {
  const sought = contains.trim().toLocaleLowerCase('en');
  const found =
    sought === ''
      ? answer.rows
      : answer.rows.filter(({ cells }) =>
          cells.some((cell) => typeof cell === 'string' && cell.toLocaleLowerCase('en').includes(sought)),
        );
  const isKnown = sort !== null && answer.columns.some(({ id }) => id === sort.column);
  const chosen = isKnown ? sort : answer.sort;
  const at = answer.columns.findIndex(({ id }) => id === chosen.column);
  const sign = chosen.direction === 'ascending' ? 1 : -1;
  const sorted = found.toSorted((left, right) => sign * compare(left, right, at) || tie(left, right, answer));
  const rows = sorted.toSorted((left, right) => Number(isNothing(left, at)) - Number(isNothing(right, at)));
  const begin = Math.min(offset, Math.max(0, rows.length - 1));
  return { ...answer, sort: chosen, rows: rows.slice(begin, begin + limit), offset: begin, total: rows.length };
}

const isNothing = ({ cells }: LensRow, at: number): boolean => (cells[at] ?? null) === null;

function compare({ cells: left }: LensRow, { cells: right }: LensRow, at: number): number {
  const [one, other] = [left[at] ?? null, right[at] ?? null];
  if (one === null || other === null) return 0;
  return typeof one === 'number' && typeof other === 'number'
    ? one - other
    : collator.compare(String(one), String(other));
}

/** Of equals, the one with the greater first figure, then by the texts. */
function tie(left: LensRow, right: LensRow, { columns }: WholeAnswer): number {
  const figure = columns.findIndex(({ kind }) => kind === 'count');
  return compare(right, left, figure) || (left.key < right.key ? -1 : Number(left.key > right.key));
}
