import type { GenericMapping } from '@core/backends/generic-mapping';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useAction, useCall } from '../../api/use-call';
import { mappingText } from '../../strings/imports';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { FailureNotice } from '../../ui/failure-notice';
import { SelectField } from '../../ui/select-field';
import { TextInputField } from '../../ui/text-input-field';
import { useToasts } from '../../ui/toasts';
import { isSameMapping, newMapping, savable } from '../../ui/mapping-draft';

export interface SavedMappingsProps {
  readonly draft: GenericMapping;
  readonly onLoad: (mapping: GenericMapping) => void;
}

/** Mappings that were saved by name: load one, save the one at hand, delete one. */
export function SavedMappings({ draft, onLoad }: SavedMappingsProps) {
  const list = useCall('mappings.list', {});
  const save = useAction('mappings.save', ['mappings.list']);
  const remove = useAction('mappings.remove', ['mappings.list']);
  const toasts = useToasts();
  const [isRemoving, setIsRemoving] = useState(false);
  const saved = list.data ?? [];
  const sameName = saved.find((one) => one.name === draft.name.trim());
  const isSaved = sameName !== undefined && isSameMapping(sameName, savable(draft));
  const failure = save.error ?? remove.error ?? list.error;
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      {failure !== null && <FailureNotice failure={failure} />}
      <Box
        sx={{
          display: 'grid',
          gap: 3,
          gridTemplateColumns: 'repeat(auto-fill, minmax(220px, 1fr))',
          alignItems: 'start',
        }}
      >
        <SelectField
          label={mappingText.saved}
          value={sameName?.name ?? ''}
          options={[
            { value: '', label: mappingText.savedNone },
            ...saved.map((one) => ({ value: one.name, label: one.name })),
          ]}
          onChange={(name) => onLoad(saved.find((one) => one.name === name) ?? newMapping())}
        />
        <TextInputField
          label={mappingText.name}
          value={draft.name}
          help={sameName !== undefined && !isSaved ? mappingText.replaces(sameName.name) : undefined}
          onChange={(name) => onLoad({ ...draft, name: name.slice(0, 100) })}
        />
        <Box sx={{ display: 'flex', gap: 2, pt: '21px' }}>
          <Button
            disabled={isSaved || save.isPending || draft.name.trim() === ''}
            onClick={() =>
              save.mutate(
                { mapping: savable(draft) },
                { onSuccess: () => toasts.show({ text: mappingText.savedAs(savable(draft).name) }) },
              )
            }
          >
            {mappingText.save}
          </Button>
          {sameName !== undefined && <Button onClick={() => setIsRemoving(true)}>{mappingText.remove}</Button>}
        </Box>
      </Box>
      {isRemoving && sameName !== undefined && (
        <ConfirmDialog
          title={mappingText.remove}
          confirmLabel={mappingText.remove}
          isBusy={remove.isPending}
          onClose={() => setIsRemoving(false)}
          onConfirm={() => remove.mutate({ name: sameName.name }, { onSettled: () => setIsRemoving(false) })}
        >
          {mappingText.removeAsk(sameName.name)}
        </ConfirmDialog>
      )}
    </Box>
  );
}
