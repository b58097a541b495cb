import type { Facet, FacetValue } from '@core/search/results';
import { FILTER_TITLES } from '@core/search/describe-filter';
import type { Criteria, FacetField, Filter, Snapshot } from '@core/search/search';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import InputBase from '@mui/material/InputBase';
import { type ReactNode, useState } from 'react';
import { useCall } from '../../api/use-call';
import { searchStrings } from '../../strings/search';
import { FailureNotice } from '../../ui/failure-notice';
import { PopoverButton } from '../../ui/popover-button';
import { useDebouncedText } from '../../ui/use-debounced-text';
import { FacetList } from './facet-list';
import { useSearch } from './search-context';
import { filterOf, withFilter } from './search-state';

/** Values asked for at once; further ones are found by typing. */
const LIMIT = 1000;

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
  const { state, criteria, snapshot } = useSearch();
  const title = FILTER_TITLES[field];
  const filter = filterOf(state.search.filters, field);
  const chosen = filter === null ? '' : ` · ${filter.not ? 'not ' : ''}${String(filter.values.length)}`;
  return (
    <PopoverButton name={name ?? title} label={label ?? `${title}${chosen}`} isActive={filter !== null} icon={icon}>
      {() => (
        <FacetPickerBody
          field={field}
          order={order ?? 'count'}
          criteria={countUnder ?? criteria}
          snapshot={snapshot}
          filter={filter}
        />
      )}
    </PopoverButton>
  );
}

interface BodyProps {
  readonly field: FacetField;
  readonly order: 'count' | 'label';
  readonly criteria: Criteria;
  readonly snapshot: Snapshot | null;
  readonly filter: Filter | null;
}

function FacetPickerBody({ field, order, criteria, snapshot, filter }: BodyProps) {
  const { state, dispatch } = useSearch();
  const [contains, setContains] = useState('');
  const typed = useDebouncedText(contains, setContains);
  const title = FILTER_TITLES[field];
  const facet = useCall('search.facet', {
    criteria,
    snapshot,
    field,
    limit: LIMIT,
    order,
    ...(contains === '' ? {} : { contains }),
  });
  const [wantsNot, setWantsNot] = useState(filter?.not ?? false);
  const values = filter?.values ?? [];
  const not = filter?.not ?? wantsNot;
  const change = (next: readonly string[], not: boolean): void =>
    dispatch({ kind: 'filters', filters: withFilter(state.search.filters, { field, not, values: [...next] }, filter) });
  const toggle = (value: string): void =>
    change(values.includes(value) ? values.filter((one) => one !== value) : [...values, value], not);
  return (
    <Box sx={{ width: 320, display: 'flex', flexDirection: 'column', maxHeight: 'min(460px, 70vh)' }}>
      <InputBase
        autoFocus
        value={typed.text}
        onChange={(event) => typed.type(event.target.value)}
        placeholder={searchStrings.searchWithin(title)}
        inputProps={{ 'aria-label': searchStrings.searchWithin(title) }}
        sx={{ px: 3, height: 34, fontSize: 13, borderBottom: '1px solid var(--vt-line)' }}
      />
      <Box
        sx={{ display: 'flex', alignItems: 'center', gap: 1, px: 2, py: 1, borderBottom: '1px solid var(--vt-line)' }}
      >
        <SenseSwitch
          title={title}
          not={not}
          onChange={(sense) => {
            setWantsNot(sense);
            if (filter !== null) change(values, sense);
          }}
        />
        <Box sx={{ flex: 1 }} />
        <Button variant="text" color="primary" disabled={filter === null} onClick={() => change([], false)}>
          {searchStrings.clear}
        </Button>
      </Box>
      {facet.error !== null && <FailureNotice failure={facet.error} onRetry={() => void facet.refetch()} />}
      <FacetList
        title={title}
        values={shownValues(facet.data, values, contains)}
        chosen={values}
        isOutdated={facet.isPlaceholderData}
        emptyText={contains === '' ? searchStrings.noValues : searchStrings.noValuesLike(contains)}
        isLoaded={facet.data !== undefined}
        onToggle={toggle}
      />
      {facet.data !== undefined && facet.data.distinct > facet.data.values.length && (
        <Box sx={{ px: 3, py: 1, fontSize: 12, color: 'text.secondary', borderTop: '1px solid var(--vt-line)' }}>
          {searchStrings.moreValues(facet.data.distinct - facet.data.values.length, facet.data.otherEntries)}
        </Box>
      )}
    </Box>
  );
}

interface SenseSwitchProps {
  readonly title: string;
  readonly not: boolean;
  readonly onChange: (not: boolean) => void;
}

function SenseSwitch({ title, not, onChange }: SenseSwitchProps) {
  return (
    <Box role="radiogroup" aria-label={searchStrings.senseOf(title)} sx={{ display: 'flex', gap: 3 }}>
      {[false, true].map((sense) => (
        <Box component="label" key={String(sense)} sx={{ display: 'flex', gap: 1, alignItems: 'center' }}>
          <Box
            component="input"
            type="radio"
            name={`${title}-sense`}
            checked={not === sense}
            onChange={() => onChange(sense)}
            sx={{ accentColor: 'var(--vt-accent)', m: 0 }}
          />
          {sense ? searchStrings.isNot : searchStrings.is}
        </Box>
      ))}
    </Box>
  );
}

/** The values found, and before them those chosen that the present filters give no count. */
function shownValues(facet: Facet | undefined, chosen: readonly string[], contains: string): readonly FacetValue[] {
  const found = facet?.values ?? [];
  if (contains !== '') return found;
  const known = new Set(found.map((one) => one.value));
  return [...chosen.filter((value) => !known.has(value)).map((value) => ({ value, label: value, count: 0 })), ...found];
}
