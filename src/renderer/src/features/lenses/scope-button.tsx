import Autocomplete, { createFilterOptions } from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import { Building2 } from 'lucide-react';
import { useCall } from '../../api/use-call';
import { lensText as text } from '../../strings/lenses';
import { PopoverButton } from '../../ui/popover-button';
import type { ChosenTenant } from './lens-memory';

interface ScopeButtonProps {
  readonly tenants: readonly ChosenTenant[];
  readonly onChoose: (tenants: readonly ChosenTenant[]) => void;
}

/** Options that are listed at once; typing finds the others. */
const MOST_OPTIONS = 200;
const filterOptions = createFilterOptions<ChosenTenant>({ limit: MOST_OPTIONS });

/** Whose entries the lenses look at: the same in all of them. */
export function ScopeButton({ tenants, onChoose }: ScopeButtonProps) {
  const all = useCall('coverage.tenants', {});
  const options = (all.data ?? []).map(({ key, name }): ChosenTenant => ({ key, name }));
  const [only] = tenants;
  const label =
    only === undefined ? text.allTenants : tenants.length === 1 ? only.name : text.someTenants(tenants.length);
  return (
    <PopoverButton
      name={`${text.scope}: ${label}`}
      label={label}
      icon={<Building2 size={14} aria-hidden />}
      isActive={tenants.length > 0}
    >
      {() => (
        <Box sx={{ p: 3, width: 380 }}>
          <Autocomplete<ChosenTenant, true>
            multiple
            openOnFocus
            disableCloseOnSelect
            size="small"
            options={options}
            value={[...tenants]}
            filterOptions={filterOptions}
            getOptionLabel={({ name }) => name}
            getOptionKey={({ key }) => key}
            isOptionEqualToValue={(one, other) => one.key === other.key}
            loading={all.isPending}
            onChange={(_, chosen) => onChoose(chosen)}
            renderInput={(params) => <TextField {...params} label={text.scope} helperText={text.scopeHelp} autoFocus />}
          />
        </Box>
      )}
    </PopoverButton>
  );
}
