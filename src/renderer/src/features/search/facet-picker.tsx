import { FILTER_TITLES } from '@core/search/describe-filter';
import type { Criteria, FacetField } from '@core/search/search';
import type { ReactNode } from 'react';
import { PopoverButton } from '../../ui/popover-button';
import { FacetEditor } from './facet-editor';
import { useSearch } from './search-context';
import { filterOf } from './search-state';

export interface FacetPickerProps {
  readonly field: FacetField;
  /** What the button shows; the field's title (with the number chosen) unless given. */
  readonly label?: ReactNode;
  /** What the button is called; the field's title unless given. */
  readonly name?: string;
  readonly order?: 'count' | 'label';
  readonly icon?: ReactNode;
  /** Counts under these criteria instead of the search's. */
  readonly countUnder?: Criteria;
}

/** A field's values with their counts, to be chosen: any of them, or none of them. */
export function FacetPicker({ field, label, name, order, icon, countUnder }: FacetPickerProps) {
  const { state } = useSearch();
  const title = FILTER_TITLES[field];
  const filter = filterOf(state.search.filters, field);
  const chosen = filter === null ? '' : ` · ${filter.not ? 'not ' : ''}${String(filter.values.length)}`;
  return (
    <PopoverButton name={name ?? title} label={label ?? `${title}${chosen}`} isActive={filter !== null} icon={icon}>
      {() => (
        <FacetEditor
          field={field}
          title={title}
          filter={filter}
          order={order ?? 'count'}
          {...(countUnder === undefined ? {} : { countUnder })}
        />
      )}
    </PopoverButton>
  );
}
