/** A piece of SQL with the texts that its `?` stand for. Numbers are written out by `integer`; user text never is. */
export interface Sql {
  readonly text: string;
  readonly values: readonly string[];
}

export const sql = (text: string, ...values: readonly string[]): Sql => ({ text, values });

/** A whole number as SQL text; throws a RangeError for anything else, so that nothing but digits can get in. */
export function integer(value: number): string {
  if (!Number.isSafeInteger(value)) throw new RangeError(`Not a whole number: ${value}`);
  return String(value);
}

/** A list of whole numbers for `IN (...)`; an empty list matches nothing. */
export function integers(values: Iterable<number>): string {
  const list = [...values].map(integer).join(', ');
  return list === '' ? 'NULL' : list;
}

export function join(parts: readonly Sql[], separator: string): Sql {
  return { text: parts.map((part) => part.text).join(separator), values: parts.flatMap((part) => part.values) };
}

/** All of the conditions; true where there are none. */
export function all(conditions: readonly Sql[]): Sql {
  if (conditions.length === 0) return sql('TRUE');
  return join(
    conditions.map((condition) => ({ ...condition, text: `(${condition.text})` })),
    ' AND ',
  );
}

/** Any of the conditions; false where there are none. */
export function any(conditions: readonly Sql[]): Sql {
  if (conditions.length === 0) return sql('FALSE');
  const joined = join(
    conditions.map((condition) => ({ ...condition, text: `(${condition.text})` })),
    ' OR ',
  );
  return { ...joined, text: `(${joined.text})` };
}

/** Puts pieces together: strings stand as they are, `Sql` parts bring their values along. */
export function compose(...parts: readonly (string | Sql)[]): Sql {
  return join(
    parts.map((part) => (typeof part === 'string' ? sql(part) : part)),
    ' ',
  );
}
