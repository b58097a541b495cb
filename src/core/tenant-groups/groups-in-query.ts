import { literalOf } from '../search/query/pattern';
import type { Place } from '../search/query/query-node';
import { valueText } from '../search/query/quoting';
import { testsOf } from '../search/query/tests-of';
import { tokensOf } from '../search/query/tokens';

/** The field's name in any of the ways that it may be written: most queries need not be read. */
const FIELD = /tenant[\s_-]*group/iu;

/** The tenant groups that a query names by id or name, in the order of its text. */
export const groupsInQuery = (query: string): readonly string[] => namesIn(query).map(({ value }) => value);

/** The same query with other names for its groups; every other sign of it stays as it is. */
export function withOtherGroupNames(query: string, otherName: (value: string) => string): string {
  let text = query;
  for (const { value, place } of namesIn(query).toReversed()) {
    const name = otherName(value);
    if (name === value) continue;
    text = text.slice(0, place.offset) + valueText(name) + text.slice(place.offset + place.length);
  }
  return text;
}

function namesIn(query: string): readonly { readonly value: string; readonly place: Place }[] {
  if (!FIELD.test(query)) return [];
  const tokens = new Map<number, Place>(tokensOf(query).map((token) => [endOf(token), token]));
  return testsOf(query).flatMap(({ subject, test, place }) => {
    if (subject.kind !== 'filter' || subject.field !== 'tenantGroup' || test.kind !== 'matches') return [];
    const value = literalOf(test.pattern);
    // A test's place may begin before its value, with a sign of comparison.
    return value === null ? [] : [{ value, place: tokens.get(endOf(place)) ?? place }];
  });
}

const endOf = ({ offset, length }: Place): number => offset + length;
