import type { CoverageTenant } from '@core/coverage/coverage-answers';
import type { TenantGroup } from '@core/tenant-groups/tenant-group';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { toCallFailed } from '../../../api/call-failed';
import { callApplication } from '../../../api/client';
import { useTenantGroups } from '../../../api/use-tenant-groups';
import { groupsText as text } from '../../../strings/tenant-groups';
import { TextInputField } from '../../../ui/text-input-field';
import { useToasts } from '../../../ui/toasts';
import { draftOf, type GroupDraft, isUntouched } from './group-draft';
import { GroupMembers } from './group-members';
import { PasteTenants } from './paste-tenants';
import { RemoveGroupDialog } from './remove-group-dialog';
import { TenantPicks } from './tenant-picks';

export interface GroupEditorProps {
  readonly draft: GroupDraft;
  /** Every tenant that is known. */
  readonly tenants: readonly CoverageTenant[];
  /** Names of the saved searches that use a group. */
  readonly usesOf: (group: TenantGroup) => readonly string[];
  readonly onChange: (draft: GroupDraft) => void;
  readonly onRemoved: () => void;
}

/** One group: its name, its tenants, and the ways to get tenants into it. */
export function GroupEditor({ draft, tenants, usesOf, onChange, onRemoved }: GroupEditorProps) {
  const groups = useTenantGroups();
  const toasts = useToasts();
  const [problem, setProblem] = useState<string | null>(null);
  const [isRemoving, setIsRemoving] = useState(false);
  const kept = groups.find(({ id }) => id === draft.id) ?? null;
  const name = draft.name.trim();
  const save = async (): Promise<void> => {
    const members = [...draft.tenants];
    try {
      const group = await (draft.id === null
        ? callApplication('tenantGroups.create', { name, tenants: members })
        : callApplication('tenantGroups.update', { id: draft.id, name, tenants: members }));
      onChange(draftOf(group));
      toasts.show({ text: text.saved(group.name) });
    } catch (error) {
      setProblem(toCallFailed(error).message);
    }
  };
  const withTenants = (keys: readonly string[]): void =>
    onChange({ ...draft, tenants: [...new Set([...draft.tenants, ...keys])] });
  const without = (key: string): void => onChange({ ...draft, tenants: draft.tenants.filter((one) => one !== key) });
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
            onChange={(typed) => {
              onChange({ ...draft, name: typed.slice(0, 200) });
              setProblem(null);
            }}
          />
        </Box>
        <Button
          variant="contained"
          color="primary"
          disabled={name === '' || draft.tenants.length === 0 || isUntouched(draft, groups)}
          onClick={() => void save()}
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
          onRemoved={onRemoved}
        />
      )}
    </Box>
  );
}
