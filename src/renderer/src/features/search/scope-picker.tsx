import { FILTER_TITLES } from '@core/search/describe-filter';
import type { Filter } from '@core/search/search';
import { findGroup } from '@core/tenant-groups/find-group';
import type { TenantGroup } from '@core/tenant-groups/tenant-group';
import Box from '@mui/material/Box';
import { Building2 } from 'lucide-react';
import { useApplication } from '../../api/use-application';
import { useTenantGroups } from '../../api/use-tenant-groups';
import { searchStrings } from '../../strings/search';
import { groupsText } from '../../strings/tenant-groups';
import { middleCut } from '../../ui/middle-cut';
import { PopoverButton } from '../../ui/popover-button';
import { FacetEditor } from './facet-editor';
import { GroupChoice } from './groups/group-choice';
import { useRerunOnGroups } from './groups/use-rerun-on-groups';
import { useSearch } from './search-context';
import { filterOf } from './search-state';

/** Groups that are named on the button; more are counted. */
const NAMED = 2;

/** Whose entries: all tenants, those of groups, or some, or all but some. */
export function ScopePicker() {
  const { state } = useSearch();
  const all = useApplication().data?.archive.tenants ?? 0;
  const groups = useTenantGroups();
  useRerunOnGroups();
  const tenantFilter = filterOf(state.search.filters, 'tenant');
  const groupFilter = filterOf(state.search.filters, 'tenantGroup');
  const tenantWords = tenantFilter === null ? null : tenantsInWords(tenantFilter, all);
  const words =
    groupFilter === null
      ? (tenantWords ?? searchStrings.allTenants)
      : groupsText.scopeOf(groupsInWords(groupFilter, groups), tenantWords);
  return (
    <PopoverButton
      name={`${searchStrings.scope}: ${FILTER_TITLES.tenant}`}
      label={words}
      isActive={tenantFilter !== null || groupFilter !== null}
      icon={<Building2 size={14} aria-hidden />}
    >
      {() => (
        <Box sx={{ display: 'flex', flexDirection: 'column', maxHeight: '80vh', overflow: 'auto' }}>
          <Box sx={SECTION}>{groupsText.title}</Box>
          <GroupChoice filter={groupFilter} />
          {groupFilter !== null && tenantFilter !== null && (
            <Box sx={{ px: 3, pb: 1, fontSize: 12, color: 'text.secondary', maxWidth: 320 }}>{groupsText.both}</Box>
          )}
          <Box sx={{ borderTop: '1px solid var(--vt-line)' }}>
            <Box sx={SECTION}>{groupsText.tenantsTitle}</Box>
            <FacetEditor field="tenant" title={FILTER_TITLES.tenant} filter={tenantFilter} />
          </Box>
        </Box>
      )}
    </PopoverButton>
  );
}

const SECTION = { px: 3, pt: 1.5, fontSize: 11, fontWeight: 600, color: 'text.secondary' } as const;

function tenantsInWords({ not, values }: Filter, all: number): string {
  return not ? searchStrings.allBut(values.length) : searchStrings.tenantsOf(values.length, all);
}

function groupsInWords({ not, values }: Filter, groups: readonly TenantGroup[]): string {
  const names = values.map((value) => findGroup(groups, value)?.name ?? groupsText.gone);
  const named =
    names.length > NAMED ? groupsText.someGroups(names.length) : names.map((name) => middleCut(name, 24)).join(', ');
  return not ? groupsText.allBut(named) : named;
}
