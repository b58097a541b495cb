import type { CoverageTenant } from '@core/coverage/coverage-answers';
import type { TenantGroup } from '@core/tenant-groups/tenant-group';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTenantGroups } from '../../../api/use-tenant-groups';
import { groupsText as text } from '../../../strings/tenant-groups';
import { TextInputField } from '../../../ui/text-input-field';
import type { GroupDraft } from './group-draft';
import { GroupMembers } from './group-members';
import { PasteTenants } from './paste-tenants';
import { RemoveGroupDialog } from './remove-group-dialog';
import { TenantPicks } from './tenant-picks';
import type { GroupEdit } from './use-group-edit';

export interface GroupEditorProps {
  readonly draft: GroupDraft;
  readonly edit: GroupEdit;
  /** Every tenant that is known. */
  readonly tenants: readonly CoverageTenant[];
  /** Names of the saved searches that use a group. */
  readonly usesOf: (group: TenantGroup) => readonly string[];
}

/** One group: its name, its tenants, and the ways to get tenants into it. */
export function GroupEditor({ draft, edit, tenants, usesOf }: GroupEditorProps) {
  const groups = useTenantGroups();
  const [isRemoving, setIsRemoving] = useState(false);
  const kept = groups.find(({ id }) => id === draft.id) ?? null;
  const { problem } = edit;
  const withTenants = (keys: readonly string[]): void =>
    edit.change({ ...draft, tenants: [...new Set([...draft.tenants, ...keys])] });
  const without = (key: string): void => edit.change({ ...draft, tenants: draft.tenants.filter((one) => one !== key) });
  return (
    <Box sx={{ flex: 1, minWidth: 0, overflow: 'auto', p: 3, display: 'grid', gap: 3, alignContent: 'start' }}>
      <Box sx={{ display: 'flex', gap: 2, alignItems: 'flex-start' }}>
        <Box sx={{ flex: 1, minWidth: 0 }}>
          <TextInputField
            label={text.name}
            value={draft.name}
            hasFocus={draft.id === null}
            isWrong={problem !== null}
            help={problem ?? undefined}
            onChange={(typed) => edit.change({ ...draft, name: typed.slice(0, 200) })}
          />
        </Box>
        <Button
          variant="contained"
          color="primary"
          disabled={draft.name.trim() === '' || draft.tenants.length === 0 || edit.isSaved}
          onClick={() => void edit.save()}
          sx={{ mt: '21px' }}
        >
          {text.save}
        </Button>
      </Box>
      <GroupMembers keys={draft.tenants} tenants={tenants} onRemove={without} />
      <PasteTenants present={draft.tenants} onAdd={withTenants} />
      <TenantPicks tenants={tenants} chosen={draft.tenants} onAdd={(key) => withTenants([key])} onRemove={without} />
      {kept !== null && (
        <Box>
          <Button color="error" onClick={() => setIsRemoving(true)}>
            {text.delete}
          </Button>
        </Box>
      )}
      {kept !== null && isRemoving && (
        <RemoveGroupDialog
          group={kept}
          uses={usesOf(kept)}
          onClose={() => setIsRemoving(false)}
          onRemoved={() => edit.change(null)}
        />
      )}
    </Box>
  );
}
