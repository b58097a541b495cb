import type { PathChoice } from '@core/search/path-choice';
import type { PathFacet } from '@core/search/path-facet';
import { LONGEST_QUERIED_VALUE, type RawValue } from '@core/search/raw-value-query';
import { readingStrings } from '../../../strings/reading';
import type { ShownValue } from '../facets/facet-values';

const NULL = 'null';

/** A value as the list hands it back; JSON's null is told from the word. */
export const keyOfValue = (value: RawValue): string => (value === null ? NULL : `=${value}`);
export const valueOfKey = (key: string): RawValue => (key === NULL ? null : key.slice(1));

export const nameOfValue = (value: RawValue): string =>
  value === null ? readingStrings.facetNull : value === '' ? readingStrings.facetEmptyText : value;

/** The values as they stand in the list; those that the query names come first where the answer does not list them. */
export function shownPathValues(facet: PathFacet | undefined, choice: PathChoice): readonly ShownValue[] {
  const kept = new Set(choice.kept.map(keyOfValue));
  const leftOut = new Set(choice.leftOut.map(keyOfValue));
  const senseOf = (key: string): ShownValue['choice'] => (leftOut.has(key) ? 'leftOut' : kept.has(key) ? 'kept' : null);
  const listed = (facet?.values ?? []).map(({ value, isWhole, count }) => {
    const key = keyOfValue(value);
    const name = isWhole ? nameOfValue(value) : `${nameOfValue(value)}…`;
    return { value: key, name, count, choice: senseOf(key) };
  });
  const inList = new Set(listed.map((one) => one.value));
  const apart = [...kept, ...leftOut].filter((key) => !inList.has(key));
  return [
    ...apart.map((key) => ({ value: key, name: nameOfValue(valueOfKey(key)), count: null, choice: senseOf(key) })),
    ...listed,
  ];
}

/** False for a value that is shown by its beginning only. */
export const canBeAsked = (facet: PathFacet | undefined, key: string): boolean => {
  const value = valueOfKey(key);
  if (value !== null && value.length > LONGEST_QUERIED_VALUE) return false;
  return facet?.values.find((one) => keyOfValue(one.value) === key)?.isWhole ?? true;
};
