import type { GenericMapping } from '@core/backends/generic-mapping';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useAction, useCall } from '../../api/use-call';
import { settingsText } from '../../strings/settings';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { FailureNotice } from '../../ui/failure-notice';
import { useToasts } from '../../ui/toasts';
import { SettingsSection } from './settings-section';

/** The mappings that were saved by name; making one needs a file to look at, so that happens in the import. */
export function MappingsSection() {
  const list = useCall('mappings.list', {});
  const [removing, setRemoving] = useState<GenericMapping | null>(null);
  const save = useAction('mappings.save', ['mappings.list']);
  const remove = useAction('mappings.remove', ['mappings.list']);
  const toasts = useToasts();
  const mappings = list.data ?? [];
  const confirm = (mapping: GenericMapping): void =>
    remove.mutate(
      { name: mapping.name },
      {
        onSettled: () => setRemoving(null),
        onError: toasts.showFailure,
        onSuccess: () =>
          toasts.show({
            text: settingsText.mappingRemoved(mapping.name),
            action: {
              label: settingsText.undo,
              run: () => save.mutate({ mapping }, { onError: toasts.showFailure }),
            },
          }),
      },
    );
  return (
    <SettingsSection title={settingsText.mappings}>
      {list.error !== null && <FailureNotice failure={list.error} onRetry={() => void list.refetch()} />}
      {list.data !== undefined && mappings.length === 0 && (
        <Box sx={{ color: 'text.secondary' }}>{settingsText.mappingsNone}</Box>
      )}
      {mappings.length > 0 && (
        <Box
          component="ul"
          aria-label={settingsText.mappings}
          sx={{ listStyle: 'none', m: 0, p: 0, border: '1px solid var(--vt-line)', borderRadius: 1 }}
        >
          {mappings.map((mapping) => (
            <Box
              component="li"
              key={mapping.name}
              sx={{
                display: 'flex',
                alignItems: 'center',
                gap: 3,
                px: 3,
                py: 1.5,
                borderBottom: '1px solid var(--vt-line)',
                '&:last-of-type': { borderBottom: 0 },
              }}
            >
              <Box sx={{ flex: 1, minWidth: 0, overflowWrap: 'anywhere' }}>
                {mapping.name} <Box sx={{ color: 'text.secondary', fontSize: 12 }}>{describe(mapping)}</Box>
              </Box>
              <Button aria-label={settingsText.removeMappingOf(mapping.name)} onClick={() => setRemoving(mapping)}>
                {settingsText.removeMapping}
              </Button>
            </Box>
          ))}
        </Box>
      )}
      {removing !== null && (
        <ConfirmDialog
          title={settingsText.removeMappingTitle(removing.name)}
          confirmLabel={settingsText.removeMapping}
          isBusy={remove.isPending}
          onClose={() => setRemoving(null)}
          onConfirm={() => confirm(removing)}
        >
          {settingsText.removeMappingBody}
        </ConfirmDialog>
      )}
    </SettingsSection>
  );
}

function describe(mapping: GenericMapping): string {
  const parts = [
    mapping.recordPlace === '' ? '' : settingsText.mappingWrapper(mapping.recordPlace),
    mapping.readAs === 'generic'
      ? settingsText.mappingColumns(Object.keys(mapping.columns).length)
      : settingsText.mappingReadAs(mapping.readAs),
    mapping.zone ?? '',
  ];
  return parts.filter((part) => part !== '').join(' · ');
}
