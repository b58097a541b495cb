import { type PathChoice, queryOfChoice } from '@core/search/path-choice';
import type { PathFacet } from '@core/search/path-facet';
import type { RawValue } from '@core/search/raw-value-query';
import { readingStrings } from '../../../strings/reading';
import { searchStrings } from '../../../strings/search';
import { copyText } from '../../../ui/copy-text';
import { useToasts } from '../../../ui/toasts';
import { useSearch } from '../search-context';
import { canBeAsked, nameOfValue, valueOfKey } from './path-values-list';

/** What can be done with a value; by its key in the list. */
export interface PathActs {
  readonly only: (key: string) => void;
  readonly not: (key: string) => void;
  readonly toggle: (key: string) => void;
  readonly copy: (key: string) => void;
}

export function usePathActs(path: string, choice: PathChoice, facet: PathFacet | undefined): PathActs {
  const { state, dispatch } = useSearch();
  const toasts = useToasts();
  const { filters } = state.search;
  const set = (key: string, change: (value: RawValue) => Partial<PathChoice>): void => {
    if (!canBeAsked(facet, key)) {
      toasts.show({ kind: 'failed', text: readingStrings.facetCutValue });
      return;
    }
    const next = { ...choice, ...change(valueOfKey(key)) };
    dispatch({ kind: 'query', filters, query: queryOfChoice(path, next) });
  };
  const without = (values: readonly RawValue[], value: RawValue): readonly RawValue[] =>
    values.filter((one) => one !== value);
  return {
    only: (key) => set(key, (value) => ({ kept: [value], leftOut: [] })),
    not: (key) =>
      set(key, (value) => ({ kept: without(choice.kept, value), leftOut: [...without(choice.leftOut, value), value] })),
    toggle: (key) =>
      set(key, (value) => {
        const isNamed = choice.kept.includes(value) || choice.leftOut.includes(value);
        const kept = without(choice.kept, value);
        return { kept: isNamed ? kept : [...kept, value], leftOut: without(choice.leftOut, value) };
      }),
    copy: (key) => {
      copyText(nameOfValue(valueOfKey(key))).then(
        () => toasts.show({ text: searchStrings.copied }),
        toasts.showFailure,
      );
    },
  };
}
