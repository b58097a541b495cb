import { COLUMN_TITLES } from '@core/entry/columns';
import type { RawPath } from '@core/search/query/raw-path';
import { rawPathOf, rawTokenQuery } from '@core/search/raw-value-query';
import { useMemo } from 'react';
import { entryStrings } from '../../strings/entry';
import { readingStrings } from '../../strings/reading';
import type { EntryValueActions } from '../../ui/entry-values';
import { middleCut } from '../../ui/middle-cut';
import { useToasts } from '../../ui/toasts';
import { useRecordActions } from './use-record-actions';
import type { ValueAt } from './value-at';

const SHOWN = 40;

/** What can be done with a value of a record. */
export interface ValueActs {
  /** By the column that was read from the place where there is one, else by the place. */
  readonly filter: (value: ValueAt, not: boolean) => void;
  readonly filterPlace: (value: ValueAt, not: boolean) => void;
  /** Whichever element of a list has it. */
  readonly filterAnyElement: (value: ValueAt) => void;
  readonly copyValue: (value: ValueAt) => void;
  readonly copyPath: (value: ValueAt) => void;
  readonly copyPair: (value: ValueAt) => void;
}

/** A value in words, for menus and toasts. */
export const placeWords = ({ name, meant }: ValueAt): string => readingStrings.pathValue(name, middleCut(meant, SHOWN));

export const columnWords = ({ column }: ValueAt): string | null =>
  column === null ? null : readingStrings.columnValue(COLUMN_TITLES[column.column], middleCut(column.value, SHOWN));

export const isInner = ({ kind }: ValueAt): boolean => kind === 'object' || kind === 'list';

/** The place with every number of an element taken for any; null where it goes through no list. */
export const anyElementPath = ({ segments }: ValueAt): RawPath | null =>
  segments.some((segment) => typeof segment === 'number')
    ? segments.map((segment) => (typeof segment === 'number' ? { kind: 'any' } : { kind: 'key', key: segment }))
    : null;

export function useValueActs(values: EntryValueActions | undefined): ValueActs {
  const { copyText } = useRecordActions();
  const toasts = useToasts();
  return useMemo(() => {
    const ask = (path: RawPath, value: ValueAt, not: boolean): void => {
      const query = rawTokenQuery(path, value.token, not);
      if (query === null) {
        toasts.show({ kind: 'failed', text: readingStrings.tooLong });
        return;
      }
      values?.addQuery(query, filterWords(value, not));
    };
    const filterPlace = (value: ValueAt, not: boolean): void => {
      if (value.segments.length > 0) ask(rawPathOf(value.segments), value, not);
    };
    return {
      filter: (value, not) => {
        const { column } = value;
        const words = columnWords(value);
        if (column === null || words === null) filterPlace(value, not);
        else {
          const said = not ? readingStrings.filterOut(words) : readingStrings.filterFor(words);
          values?.filterField({ field: column.field, value: column.value, not }, said);
        }
      },
      filterPlace,
      filterAnyElement: (value) => {
        const path = anyElementPath(value);
        if (path !== null) ask(path, value, false);
      },
      copyValue: ({ token, kind, meant }) =>
        copyText(entryStrings.what.value, kind === 'text' || kind === 'other' ? meant : token),
      copyPath: ({ pointer }) => copyText(entryStrings.what.path, pointer),
      copyPair: ({ key, token }) => copyText(readingStrings.pair, `${JSON.stringify(key)}: ${token}`),
    };
  }, [copyText, toasts, values]);
}

export function filterWords(value: ValueAt, not: boolean): string {
  if (isInner(value)) return not ? readingStrings.hasNot(value.name) : readingStrings.has(value.name);
  return not ? readingStrings.filterOut(placeWords(value)) : readingStrings.filterFor(placeWords(value));
}
