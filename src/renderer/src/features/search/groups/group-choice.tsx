import type { Filter } from '@core/search/search';
import { findGroup } from '@core/tenant-groups/find-group';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTenantGroups } from '../../../api/use-tenant-groups';
import { groupsText as text } from '../../../strings/tenant-groups';
import { formatCount } from '../../../ui/format-number';
import { MiddleText } from '../../../ui/middle-text';
import { SenseBar } from '../sense-bar';
import { useFilterEdit } from '../use-filter-edit';
import { GroupsDialog } from './groups-dialog';

export interface GroupChoiceProps {
  /** The filter that is changed; null: a new one. */
  readonly filter: Filter | null;
}

/** The tenant groups, to be ticked, and the way to make and change them. */
export function GroupChoice({ filter }: GroupChoiceProps) {
  const groups = useTenantGroups();
  const edit = useFilterEdit('tenantGroup', filter);
  const [isManaging, setIsManaging] = useState(false);
  const gone = edit.values.filter((value) => findGroup(groups, value) === undefined);
  return (
    <Box sx={{ width: 320 }}>
      {(groups.length > 0 || gone.length > 0) && <SenseBar title={text.field} edit={edit} />}
      <Box role="group" aria-label={text.title} sx={{ maxHeight: 168, overflow: 'auto', py: 1 }}>
        {groups.length === 0 && gone.length === 0 && (
          <Box sx={{ px: 3, py: 1, color: 'text.secondary', fontSize: 12 }}>{text.none}</Box>
        )}
        {gone.map((value) => (
          <GroupLine key={value} name={text.goneHelp(value)} isGone isTicked onToggle={() => edit.toggle(value)} />
        ))}
        {groups.map((group) => {
          const value = edit.values.find((one) => findGroup(groups, one)?.id === group.id) ?? group.id;
          return (
            <GroupLine
              key={group.id}
              name={group.name}
              count={group.tenants.length}
              isTicked={edit.values.includes(value)}
              onToggle={() => edit.toggle(value)}
            />
          );
        })}
      </Box>
      <Box sx={{ px: 2, pb: 1 }}>
        <Button variant="text" color="primary" onClick={() => setIsManaging(true)}>
          {text.manage}
        </Button>
      </Box>
      {isManaging && <GroupsDialog onClose={() => setIsManaging(false)} />}
    </Box>
  );
}

interface GroupLineProps {
  readonly name: string;
  readonly count?: number;
  readonly isGone?: boolean;
  readonly isTicked: boolean;
  readonly onToggle: () => void;
}

function GroupLine({ name, count, isGone, isTicked, onToggle }: GroupLineProps) {
  return (
    <Box component="label" sx={{ ...LINE, color: isGone === true ? 'error.main' : 'text.primary' }}>
      <input
        type="checkbox"
        checked={isTicked}
        onChange={onToggle}
        aria-label={name}
        style={{ accentColor: 'var(--vt-accent)', margin: 0 }}
      />
      <Box sx={{ flex: 1, minWidth: 0, ...(isGone === true ? { fontSize: 12, py: 1 } : {}) }}>
        {isGone === true ? name : <MiddleText text={name} />}
      </Box>
      {count !== undefined && (
        <Box component="span" title={text.tenants(count)} sx={{ color: 'text.secondary', fontSize: 12 }}>
          {formatCount(count)}
        </Box>
      )}
    </Box>
  );
}

const LINE = {
  display: 'flex',
  alignItems: 'center',
  gap: 2,
  px: 3,
  minHeight: 26,
  cursor: 'default',
  '&:hover': { bgcolor: 'action.hover' },
} as const;
