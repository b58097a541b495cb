import { integer, integers } from '../engine/sql';

/** A longer list of numbers takes longer to plan than to look up. */
const LISTED = 200;
/** A range that holds at most so many times the ids is read as a whole. */
const DENSE = 2;

/** SQL that holds for these ids and, where they lie close together, for others between them: the caller keeps its own. */
export function idsCondition(column: string, ids: readonly number[]): string {
  if (ids.length <= LISTED) return `${column} IN (${integers(ids)})`;
  let least = ids[0] ?? 0;
  let greatest = least;
  for (const id of ids) {
    if (id < least) least = id;
    if (id > greatest) greatest = id;
  }
  const range = `${column} BETWEEN ${integer(least)} AND ${integer(greatest)}`;
  if (greatest - least <= ids.length * DENSE) return range;
  return `${range} AND ${column} IN (SELECT unnest([${integers(ids)}])::UINTEGER)`;
}
