import type { Filter, FilterField } from '@core/search/search';
import { useMemo } from 'react';
import { searchStrings } from '../../../strings/search';
import { copyText } from '../../../ui/copy-text';
import { useToasts } from '../../../ui/toasts';
import { useSearch } from '../search-context';
import { choiceOf, withKept, withLeftOut, withOnly, withoutValue } from './facet-choice';

/** What can be done with a value of a field; `value` as a filter takes it. */
export interface FacetActs {
  readonly only: (value: string) => void;
  readonly not: (value: string) => void;
  /** Keeps it beside others; where it is named by a filter already, takes it out of that. */
  readonly toggle: (value: string) => void;
  readonly copy: (text: string) => void;
}

export function useFacetActs(field: FilterField): FacetActs {
  const { dispatch } = useSearch();
  const toasts = useToasts();
  return useMemo(() => {
    const set = (change: (filters: readonly Filter[]) => readonly Filter[]): void =>
      dispatch({ kind: 'change-filters', change });
    return {
      only: (value) => set((filters) => withOnly(filters, field, value)),
      not: (value) => set((filters) => withLeftOut(filters, field, value)),
      toggle: (value) =>
        set((filters) => {
          const { kept, leftOut } = choiceOf(filters, field);
          const isNamed = kept.has(value) || leftOut.has(value);
          return isNamed ? withoutValue(filters, field, value) : withKept(filters, field, value);
        }),
      copy: (text) => {
        copyText(text).then(() => toasts.show({ text: searchStrings.copied }), toasts.showFailure);
      },
    };
  }, [dispatch, field, toasts]);
}
