import { FILTER_TITLES } from '@core/search/describe-filter';
import { Building2 } from 'lucide-react';
import { useApplication } from '../../api/use-application';
import { searchStrings } from '../../strings/search';
import { FacetPicker } from './facet-picker';
import { useSearch } from './search-context';
import { filterOf } from './search-state';

/** Everything in the archive: a customer without entries in the present range can be chosen too. */
const EVERYTHING = { filters: [], query: '', range: { kind: 'all' as const }, undated: 'include' as const };

/** Whose entries: all customers, or some, or all but some. */
export function ScopePicker() {
  const { state } = useSearch();
  const all = useApplication().data?.archive.tenants ?? 0;
  const filter = filterOf(state.search.filters, 'tenant');
  const count = filter?.values.length ?? 0;
  const words =
    filter === null
      ? searchStrings.allTenants
      : filter.not
        ? searchStrings.allBut(count)
        : searchStrings.tenantsOf(count, all);
  return (
    <FacetPicker
      field="tenant"
      name={`${searchStrings.scope}: ${FILTER_TITLES.tenant}`}
      label={words}
      order="label"
      icon={<Building2 size={14} aria-hidden />}
      countUnder={EVERYTHING}
    />
  );
}
