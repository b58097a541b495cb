/** Where the scanner stands: between top-level values, in an array of records, in a wrapper, in a wrapper's list. */
export interface Container {
  readonly kind: 'top' | 'array' | 'wrapper' | 'list';
  /** Of a wrapper: the members that hold records. */
  readonly lists: ReadonlySet<string>;
}

/**
 * `value`: in a record; `key`, `member`: in a wrapper's key, or in a member that holds no records; `line`: in text that
 * is no JSON, to the end of its line; `next-start`: in a broken record, to a line that starts another; `lenient`: in a
 * broken element of a list, to its closing bracket.
 */
export type Mode = 'between' | 'value' | 'key' | 'member' | 'line' | 'next-start' | 'lenient';

export const NO_LISTS: ReadonlySet<string> = new Set();
export const TOP: Container = { kind: 'top', lists: NO_LISTS };
