import type { CoverageTenant } from '@core/coverage/coverage-answers';
import Box from '@mui/material/Box';
import InputBase from '@mui/material/InputBase';
import { useState } from 'react';
import { KIND_TITLES } from '../../../strings/kinds';
import { groupsText as text } from '../../../strings/tenant-groups';
import { MiddleText } from '../../../ui/middle-text';

export interface TenantPicksProps {
  readonly tenants: readonly CoverageTenant[];
  /** Keys. */
  readonly chosen: readonly string[];
  readonly onAdd: (key: string) => void;
  readonly onRemove: (key: string) => void;
}

/** Lines that are made at once: more are found by typing. */
const MOST = 300;

/** Every tenant, to be ticked. */
export function TenantPicks({ tenants, chosen, onAdd, onRemove }: TenantPicksProps) {
  const [typed, setTyped] = useState('');
  const sought = typed.trim().toLowerCase();
  const ticked = new Set(chosen);
  const found = tenants.filter(({ key, name }) => `${name}\n${key}`.toLowerCase().includes(sought));
  const shown = found.slice(0, MOST);
  return (
    <Box component="section" aria-label={text.pick} sx={{ border: '1px solid var(--vt-line)', borderRadius: 1 }}>
      <InputBase
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        placeholder={text.findTenant}
        inputProps={{ 'aria-label': text.findTenant }}
        sx={{ px: 2, height: 30, width: '100%', fontSize: 13, borderBottom: '1px solid var(--vt-line)' }}
      />
      <Box role="group" aria-label={text.pick} sx={{ height: 180, overflow: 'auto', py: 1 }}>
        {found.length === 0 && (
          <Box sx={{ px: 2, color: 'text.secondary', overflowWrap: 'anywhere' }}>
            {tenants.length === 0 ? text.noTenant : text.noTenantLike(typed.trim())}
          </Box>
        )}
        {shown.map(({ key, name, kind, instance }) => (
          <Box component="label" key={key} title={key} sx={LINE}>
            <input
              type="checkbox"
              checked={ticked.has(key)}
              onChange={() => (ticked.has(key) ? onRemove(key) : onAdd(key))}
              style={{ accentColor: 'var(--vt-accent)', margin: 0 }}
            />
            <Box sx={{ flex: 1, minWidth: 0 }}>
              <MiddleText text={name} />
            </Box>
            <Box component="span" sx={{ color: 'text.secondary', fontSize: 12, maxWidth: '50%', minWidth: 0 }}>
              <MiddleText text={[KIND_TITLES[kind], instance ?? ''].filter((part) => part !== '').join(', ')} />
            </Box>
          </Box>
        ))}
        {found.length > shown.length && (
          <Box sx={{ px: 2, fontSize: 12, color: 'text.secondary' }}>
            {text.moreTenants(found.length - shown.length)}
          </Box>
        )}
      </Box>
    </Box>
  );
}

const LINE = {
  display: 'flex',
  alignItems: 'center',
  gap: 2,
  px: 2,
  minHeight: 26,
  '&:hover': { bgcolor: 'action.hover' },
} as const;
