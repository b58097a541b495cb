import type { TenantGroup } from '@core/tenant-groups/tenant-group';
import Box from '@mui/material/Box';
import { callApplication } from '../../../api/client';
import { groupsText as text } from '../../../strings/tenant-groups';
import { ConfirmDialog } from '../../../ui/confirm-dialog';
import { useToasts } from '../../../ui/toasts';

export interface RemoveGroupDialogProps {
  readonly group: TenantGroup;
  /** Names of the saved searches that use it. */
  readonly uses: readonly string[];
  readonly onClose: () => void;
  readonly onRemoved: () => void;
}

/** Says what uses the group before it goes. */
export function RemoveGroupDialog({ group, uses, onClose, onRemoved }: RemoveGroupDialogProps) {
  const toasts = useToasts();
  const remove = async (): Promise<void> => {
    try {
      await callApplication('tenantGroups.remove', { id: group.id });
      onRemoved();
      toasts.show({
        text: text.deleted(group.name),
        action: {
          label: text.undo,
          run: () => void callApplication('tenantGroups.restore', { group }).catch(toasts.showFailure),
        },
      });
    } catch (error) {
      toasts.showFailure(error);
    }
    onClose();
  };
  return (
    <ConfirmDialog
      title={text.deleteTitle(group.name)}
      confirmLabel={text.deleteConfirm}
      onConfirm={() => void remove()}
      onClose={onClose}
    >
      {uses.length === 0 ? (
        text.deleteUnused
      ) : (
        <Box>
          {text.deleteUsed(uses.length)}
          <Box component="ul" sx={{ m: 0, mt: 1, pl: 5, maxHeight: 160, overflow: 'auto' }}>
            {uses.map((name) => (
              <Box component="li" key={name} sx={{ overflowWrap: 'anywhere' }}>
                {name}
              </Box>
            ))}
          </Box>
        </Box>
      )}
    </ConfirmDialog>
  );
}
