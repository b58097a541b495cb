import { groupsOfSearch } from '@core/tenant-groups/groups-of-search';
import type { TenantGroup } from '@core/tenant-groups/tenant-group';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import ButtonBase from '@mui/material/ButtonBase';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useId } from 'react';
import { useCall } from '../../../api/use-call';
import { useTenantGroups } from '../../../api/use-tenant-groups';
import { groupsText as text } from '../../../strings/tenant-groups';
import { LeaveDialog } from '../../../ui/leave-dialog';
import { middleCut } from '../../../ui/middle-cut';
import { useSearch } from '../search-context';
import { draftOf, NEW_GROUP, tenantsOfScope } from './group-draft';
import { GroupEditor } from './group-editor';
import { useGroupEdit } from './use-group-edit';

/** Every tenant group at the left, the one that is made or changed at the right. */
export function GroupsDialog({ onClose }: { readonly onClose: () => void }) {
  const titleId = useId();
  const { state } = useSearch();
  const groups = useTenantGroups();
  const searches = useCall('savedSearches.list', {}).data ?? [];
  const tenants = useCall('coverage.tenants', {}).data ?? [];
  const edit = useGroupEdit();
  const { draft, question, leave } = edit;
  const scope = tenantsOfScope(state.search.filters, groups, tenants);
  const usesOf = (group: TenantGroup): readonly string[] =>
    searches.filter(({ search }) => groupsOfSearch(search, groups).includes(group)).map(({ name }) => name);
  return (
    <Dialog open onClose={() => leave(onClose)} aria-labelledby={titleId} maxWidth="md" fullWidth>
      <DialogTitle id={titleId}>{text.title}</DialogTitle>
      <DialogContent sx={{ p: 0, display: 'flex', height: 'min(520px, 70vh)', borderTop: '1px solid var(--vt-line)' }}>
        <Box sx={{ width: 250, flex: 'none', borderRight: '1px solid var(--vt-line)', overflow: 'auto', p: 1 }}>
          <Button variant="text" color="primary" onClick={() => leave(() => edit.change(NEW_GROUP))}>
            {text.newGroup}
          </Button>
          {scope.length > 0 && (
            <Button
              variant="text"
              color="primary"
              onClick={() => leave(() => edit.change({ ...NEW_GROUP, tenants: scope }))}
            >
              {text.fromScope}
            </Button>
          )}
          <Box component="ul" aria-label={text.title} sx={{ listStyle: 'none', m: 0, p: 0 }}>
            {groups.map((group) => (
              <GroupItem
                key={group.id}
                group={group}
                uses={usesOf(group).length}
                isChosen={draft?.id === group.id}
                onChoose={() => leave(() => edit.change(draftOf(group)))}
              />
            ))}
          </Box>
        </Box>
        {draft === null ? (
          <Box sx={{ p: 4, color: 'text.secondary' }}>{text.none}</Box>
        ) : (
          <GroupEditor draft={draft} edit={edit} tenants={tenants} usesOf={usesOf} />
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={() => leave(onClose)}>{text.close}</Button>
      </DialogActions>
      {question !== null && (
        <LeaveDialog
          title={text.discardTitle}
          body={text.discardBody}
          leaveLabel={text.discard}
          stayLabel={text.keep}
          onLeave={question.onLeave}
          onStay={question.onStay}
        />
      )}
    </Dialog>
  );
}

interface GroupItemProps {
  readonly group: TenantGroup;
  readonly uses: number;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

function GroupItem({ group, uses, isChosen, onChoose }: GroupItemProps) {
  return (
    <Box component="li">
      <ButtonBase
        aria-current={isChosen ? 'true' : undefined}
        title={group.name}
        onClick={onChoose}
        sx={{ ...ITEM, bgcolor: isChosen ? 'var(--vt-selected)' : 'transparent' }}
      >
        <Box sx={{ unicodeBidi: 'isolate', overflowWrap: 'anywhere' }}>{middleCut(group.name, 40)}</Box>
        <Box sx={{ fontSize: 12, color: 'text.secondary' }}>
          {text.tenants(group.tenants.length)}, {text.usedBy(uses)}
        </Box>
      </ButtonBase>
    </Box>
  );
}

const ITEM = {
  display: 'block',
  width: '100%',
  textAlign: 'left',
  px: 2,
  py: 1,
  borderRadius: 1,
  fontSize: 13,
  '&:hover': { bgcolor: 'action.hover' },
} as const;
