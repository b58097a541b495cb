import type { Filter, FilterField } from '@core/search/search';
import { useState } from 'react';
import { useSearch } from './search-context';
import { withFilter } from './search-state';

export interface FilterEdit {
  readonly values: readonly string[];
  readonly not: boolean;
  readonly setValues: (values: readonly string[]) => void;
  readonly setNot: (not: boolean) => void;
  readonly toggle: (value: string) => void;
}

/** Changes one filter of a field in its place; without values it goes, and its sense is kept for the next ones. */
export function useFilterEdit(field: FilterField, filter: Filter | null): FilterEdit {
  const { state, dispatch } = useSearch();
  const [wantsNot, setWantsNot] = useState(filter?.not ?? false);
  const values = filter?.values ?? [];
  const not = filter?.not ?? wantsNot;
  const change = (next: readonly string[], sense: boolean): void => {
    const made = { field, not: sense, values: [...next] };
    dispatch({ kind: 'filters', filters: withFilter(state.search.filters, made, filter) });
  };
  return {
    values,
    not,
    setValues: (next) => change(next, not),
    setNot: (sense) => {
      setWantsNot(sense);
      if (filter !== null) change(values, sense);
    },
    toggle: (value) => change(values.includes(value) ? values.filter((one) => one !== value) : [...values, value], not),
  };
}
