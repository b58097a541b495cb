import type { Facet, FacetValue } from '@core/search/results';
import type { Criteria, FacetField, Filter } from '@core/search/search';
import Box from '@mui/material/Box';
import InputBase from '@mui/material/InputBase';
import { useState } from 'react';
import { useCall } from '../../api/use-call';
import { searchStrings } from '../../strings/search';
import { FailureNotice } from '../../ui/failure-notice';
import { useDebouncedText } from '../../ui/use-debounced-text';
import { FacetList } from './facet-list';
import { useSearch } from './search-context';
import { SenseBar } from './sense-bar';
import { useFilterEdit } from './use-filter-edit';

/** Values asked for at once; further ones are found by typing. */
const LIMIT = 1000;

/** Everything in the archive: a customer without entries in the present range can be chosen too. */
const EVERYTHING: Criteria = { filters: [], query: '', range: { kind: 'all' }, undated: 'include' };

export interface FacetEditorProps {
  readonly field: FacetField;
  readonly title: string;
  /** The filter that is changed; null: a new one. */
  readonly filter: Filter | null;
}

/** A field's values with their counts, to be chosen: any of them, or none of them. */
export function FacetEditor({ field, title, filter }: FacetEditorProps) {
  const { criteria, snapshot } = useSearch();
  const [contains, setContains] = useState('');
  const typed = useDebouncedText(contains, setContains);
  const edit = useFilterEdit(field, filter);
  const isScope = field === 'tenant';
  const facet = useCall('search.facet', {
    criteria: isScope ? EVERYTHING : criteria,
    snapshot,
    field,
    limit: LIMIT,
    order: isScope ? 'label' : 'count',
    ...(contains === '' ? {} : { contains }),
  });
  return (
    <Box sx={{ width: 320, display: 'flex', flexDirection: 'column', maxHeight: 'min(460px, 70vh)' }}>
      <InputBase
        autoFocus
        value={typed.text}
        onChange={(event) => typed.type(event.target.value)}
        placeholder={searchStrings.searchWithin(title)}
        inputProps={{ 'aria-label': searchStrings.searchWithin(title) }}
        sx={{ px: 3, height: 34, flex: 'none', fontSize: 13, borderBottom: '1px solid var(--vt-line)' }}
      />
      <SenseBar title={title} edit={edit} />
      {facet.error !== null && <FailureNotice failure={facet.error} onRetry={() => void facet.refetch()} />}
      <FacetList
        title={title}
        field={field}
        values={shownValues(facet.data, edit.values, contains)}
        chosen={edit.values}
        isOutdated={facet.isPlaceholderData}
        emptyText={contains === '' ? searchStrings.noValues : searchStrings.noValuesLike(contains)}
        isLoaded={facet.data !== undefined}
        onToggle={edit.toggle}
      />
      {facet.data !== undefined && facet.data.distinct > facet.data.values.length && (
        <Box sx={{ px: 3, py: 1, fontSize: 12, color: 'text.secondary', borderTop: '1px solid var(--vt-line)' }}>
          {searchStrings.moreValues(facet.data.distinct - facet.data.values.length, facet.data.otherEntries)}
        </Box>
      )}
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
