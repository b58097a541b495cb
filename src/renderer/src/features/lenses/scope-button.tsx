import type { CoverageTenant } from '@core/coverage/coverage-answers';
import Autocomplete, { createFilterOptions } from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import { Building2 } from 'lucide-react';
import { useMemo } from 'react';
import { useCall } from '../../api/use-call';
import { KIND_TITLES } from '../../strings/kinds';
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
  const options = useMemo(() => toldApart(all.data ?? []), [all.data]);
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

/** Tenants of one name are told apart by where they are. */
function toldApart(tenants: readonly CoverageTenant[]): readonly ChosenTenant[] {
  const times = new Map<string, number>();
  for (const { name } of tenants) times.set(name, (times.get(name) ?? 0) + 1);
  return tenants.map(({ key, name, kind, instance }) => {
    const place = [KIND_TITLES[kind], instance].filter((part) => part !== null).join(', ');
    return { key, name: (times.get(name) ?? 0) > 1 ? `${name} · ${place}` : name };
  });
}
