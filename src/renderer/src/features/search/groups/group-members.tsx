import { vendorIdOf } from '@core/archive/tenant-key';
import type { CoverageTenant } from '@core/coverage/coverage-answers';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import { X } from 'lucide-react';
import { useMemo } from 'react';
import { groupsText as text } from '../../../strings/tenant-groups';
import { MiddleText } from '../../../ui/middle-text';

export interface GroupMembersProps {
  readonly keys: readonly string[];
  readonly tenants: readonly CoverageTenant[];
  readonly onRemove: (key: string) => void;
}

/** Who is in the group; a tenant that nobody knows here is shown by its id. */
export function GroupMembers({ keys, tenants, onRemove }: GroupMembersProps) {
  const names = useMemo(() => new Map(tenants.map(({ key, name }) => [key, name])), [tenants]);
  const lines = keys
    .map((key) => ({ key, name: names.get(key) ?? vendorIdOf(key), isKnown: names.has(key) }))
    .toSorted((one, other) => one.name.localeCompare(other.name));
  return (
    <Box component="section" aria-label={text.members}>
      <Box sx={{ fontSize: 12, fontWeight: 500, mb: 1 }}>
        {text.members} · {text.tenants(keys.length)}
      </Box>
      <Box component="ul" sx={LIST}>
        {lines.length === 0 && (
          <Box component="li" sx={{ px: 2, py: 1, color: 'text.secondary' }}>
            {text.noMembers}
          </Box>
        )}
        {lines.map(({ key, name, isKnown }) => (
          <Box component="li" key={key} title={key} sx={LINE}>
            <Box sx={{ flex: 1, minWidth: 0 }}>
              <MiddleText text={name} />
            </Box>
            {!isKnown && <Box sx={{ fontSize: 12, color: 'var(--vt-warning)' }}>{text.unknown}</Box>}
            <IconButton aria-label={text.remove(name)} onClick={() => onRemove(key)}>
              <X size={12} aria-hidden />
            </IconButton>
          </Box>
        ))}
      </Box>
    </Box>
  );
}

const LIST = {
  listStyle: 'none',
  m: 0,
  p: 0,
  maxHeight: 160,
  overflow: 'auto',
  border: '1px solid var(--vt-line)',
  borderRadius: 1,
} as const;
const LINE = {
  display: 'flex',
  alignItems: 'center',
  gap: 2,
  pl: 2,
  minHeight: 26,
  contentVisibility: 'auto',
  containIntrinsicSize: 'auto 26px',
} as const;
