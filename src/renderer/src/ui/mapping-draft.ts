import { type GenericMapping, genericMappingSchema } from '@core/backends/generic-mapping';
import { mappingText } from '../strings/imports';

export type MappingColumn = keyof GenericMapping['columns'];
export type ColumnRule = NonNullable<GenericMapping['columns'][MappingColumn]>;

/** A mapping that names nothing yet, under a name that the user may change. */
export function newMapping(): GenericMapping {
  return genericMappingSchema.parse({ version: 1, name: mappingText.unnamed });
}

/** The mapping with one column filled otherwise; an empty place or text leaves the column out. */
export function withColumn(mapping: GenericMapping, column: MappingColumn, rule: ColumnRule | null): GenericMapping {
  const { [column]: _, ...others } = mapping.columns;
  return { ...mapping, columns: rule === null ? others : { ...others, [column]: rule } };
}

/**
 * The mapping with its record in another member; places that were named from outside it are named from inside, and the
 * other way round. A place that the new record does not hold stays as it is, to be seen and changed.
 */
export function withRecordPlace(mapping: GenericMapping, recordPlace: string): GenericMapping {
  const moved = Object.entries(mapping.columns).flatMap(([column, rule]): [string, ColumnRule][] => {
    if (rule === undefined) return [];
    return [[column, 'from' in rule ? { from: movedPlace(rule.from, mapping.recordPlace, recordPlace) } : rule]];
  });
  return { ...mapping, recordPlace, columns: Object.fromEntries(moved) };
}

function movedPlace(place: string, before: string, after: string): string {
  // CSV headings are no pointers.
  if (!place.startsWith('/')) return place;
  const whole = `${before}${place}`;
  if (after === '') return whole;
  return whole.startsWith(`${after}/`) ? whole.slice(after.length) : place;
}

/** A place to take a column from, or null for none. */
export function ruleFrom(place: string): ColumnRule | null {
  return place === '' ? null : { from: place };
}

/** A text that fills a column everywhere, or null for none. */
export function ruleFixed(text: string): ColumnRule | null {
  return text === '' ? null : { fixed: text };
}

/** `error, fatal` as separate texts; spaces around them and empty ones do not count. */
export function splitTexts(text: string): string[] {
  return [...new Set(text.split(',').map((part) => part.trim()))].filter((part) => part !== '');
}

/** True where two mappings read alike and have the same name. */
export function isSameMapping(a: GenericMapping, b: GenericMapping): boolean {
  const inOrder = (mapping: GenericMapping): string =>
    JSON.stringify({
      ...mapping,
      columns: Object.fromEntries(Object.entries(mapping.columns).toSorted(([x], [y]) => (x < y ? -1 : 1))),
    });
  return inOrder(a) === inOrder(b);
}

/** What can be saved: the name trimmed, a nameless one under the default name. */
export function savable(mapping: GenericMapping): GenericMapping {
  const name = mapping.name.trim().slice(0, 100);
  return { ...mapping, name: name === '' ? mappingText.unnamed : name };
}
