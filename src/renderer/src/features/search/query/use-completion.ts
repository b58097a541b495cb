import {
  completeAt,
  type Completion,
  type CompletionOption,
  textAround,
  valueOption,
} from '@core/search/query/complete-query';
import { splitQuery } from '@core/search/query/split-query';
import { type Criteria, FACET_FIELDS, type FacetField, type FilterField } from '@core/search/search';
import { useMemo } from 'react';
import { useCall } from '../../../api/use-call';
import { queryStrings } from '../../../strings/query';
import { useDebounced } from '../../../ui/use-debounced';
import { facetLabel } from '../facets/facet-label';
import { useSearch } from '../search-context';
import type { QueryNames } from './query-names';
import { keysUnder } from './raw-keys';
import { recentQueries } from './recent-queries';
import { useListedValues } from './use-listed-values';
import { useSampledRecords } from './use-sampled-records';

/** More would be no list to choose from. */
const SHOWN = 50;
const PAUSE_MS = 120;

const NOTHING = { kind: 'nothing' } as const;

export interface Offered {
  readonly completion: Completion | null;
  readonly options: readonly CompletionOption[];
  readonly isLooking: boolean;
  /** What is typed may be the beginning of something that is offered. */
  readonly goesOn: boolean;
}

const isFacetField = (field: FilterField): field is FacetField => (FACET_FIELDS as readonly string[]).includes(field);

/** What could be written at the caret: fields and operators, values with their counts, keys of some records. */
export function useCompletion(
  text: string,
  caret: number,
  { isOpen, nameOf }: { readonly isOpen: boolean; readonly nameOf: QueryNames['nameOf'] },
): Offered {
  const completion = useMemo(() => (isOpen ? completeAt(text, caret) : null), [isOpen, text, caret]);
  const ask = completion?.ask ?? NOTHING;
  const typed = completion?.typed ?? '';
  const criteria = useCriteriaAround(text, completion);
  const values = useValues(criteria, ask.kind === 'values' ? ask.field : null, typed);
  const listed = useListedValues(ask.kind === 'values' ? ask.field : null, typed);
  const records = useSampledRecords(criteria, ask.kind === 'keys');
  const options = useMemo((): readonly CompletionOption[] => {
    if (completion === null) return [];
    if (text.trim() === '') return [...recentOptions(), ...completion.options];
    if (ask.kind === 'keys')
      return keysUnder(records, { parent: ask.parent, typed, isExists: ask.isExists }).slice(0, SHOWN);
    if (ask.kind !== 'values' || values.found.length === 0) return [...listed, ...completion.options].slice(0, SHOWN);
    return values.found
      .map(({ value, label, count }) => {
        const shown = facetLabel(values.field, { value, label });
        const option = valueOption(
          nameOf(values.field, value),
          value === '' ? queryStrings.noneValue : shown,
          queryStrings.entriesWith(count),
        );
        return option;
      })
      .slice(0, SHOWN);
  }, [completion, text, ask, typed, values, listed, records, nameOf]);
  const isWritten = completion !== null && options.length === 1 && isAsWritten(text, completion, options[0]);
  const shown = isWritten ? [] : options;
  const isChosen =
    ask.kind === 'values' ? shown.length > 0 || values.isLooking : shown.some(({ kind }) => kind === 'field');
  const goesOn = ask.kind === 'keys' || (typed !== '' && isChosen);
  return { completion, options: shown, isLooking: values.isLooking && !isWritten, goesOn };
}

/** The only thing that is offered stands there already. */
function isAsWritten(text: string, { place }: Completion, option: CompletionOption | undefined): boolean {
  return option?.insert.trim() === text.slice(place.offset, place.offset + place.length);
}

const recentOptions = (): readonly CompletionOption[] =>
  recentQueries().map((query) => ({ kind: 'value', label: query, detail: queryStrings.recent, insert: query }));

/** What else is written, so that values are counted under it, and not under the half of them that is typed. */
function useCriteriaAround(text: string, completion: Completion | null): Criteria {
  const { range, undated } = useSearch().criteria;
  const rest = completion === null ? '' : textAround(text, completion);
  return useMemo(() => {
    const split = splitQuery(rest);
    return split.ok
      ? { filters: [...split.filters], query: split.query, range, undated }
      : { filters: [], query: '', range, undated };
  }, [rest, range, undated]);
}

function useValues(criteria: Criteria, field: FilterField | null, typed: string) {
  const { snapshot } = useSearch();
  const asked = field !== null && isFacetField(field) ? field : null;
  const contains = useDebounced(typed, PAUSE_MS);
  const answer = useCall(
    'search.facet',
    { criteria, snapshot, field: asked ?? 'severity', limit: SHOWN, ...(contains === '' ? {} : { contains }) },
    { enabled: asked !== null },
  );
  const isCurrent = answer.data !== undefined && answer.data.field === asked;
  return useMemo(
    () => ({
      field: asked ?? ('severity' as const),
      found: isCurrent ? answer.data.values : [],
      isLooking: asked !== null && !isCurrent,
    }),
    [asked, isCurrent, answer.data],
  );
}
