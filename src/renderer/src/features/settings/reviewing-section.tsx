import TextField from '@mui/material/TextField';
import { useQueryClient } from '@tanstack/react-query';
import { useId } from 'react';
import { useCall } from '../../api/use-call';
import { useChangeSettings, useSettings } from '../../api/use-settings';
import { usePush } from '../../api/use-push';
import { settingsText } from '../../strings/settings';
import { useDebouncedText } from '../../ui/use-debounced-text';
import { useToasts } from '../../ui/toasts';
import { FactRow } from './fact-row';
import { SettingsSection } from './settings-section';

const LONGEST_NAME = 200;

/** Under which name this machine's reviewer speaks. */
export function ReviewingSection() {
  const { reviewer } = useSettings();
  const toasts = useToasts();
  const change = useChangeSettings(toasts.showFailure);
  const client = useQueryClient();
  const helpId = useId();
  const who = useCall('annotations.reviewer', {}).data?.who ?? '…';
  usePush('settings.changed', () => void client.invalidateQueries({ queryKey: ['annotations.reviewer'] }));
  const typed = useDebouncedText(reviewer ?? '', (text) => {
    const name = text.trim().slice(0, LONGEST_NAME);
    change({ reviewer: name === '' ? null : name });
  });
  return (
    <SettingsSection title={settingsText.reviewing}>
      <FactRow label={settingsText.reviewer}>
        <TextField
          value={typed.text}
          onChange={(event) => typed.type(event.target.value)}
          onBlur={typed.settle}
          placeholder={reviewer === null ? who : ''}
          helperText={settingsText.reviewerHelp(reviewer === null ? who : settingsText.reviewerAccount)}
          slotProps={{
            htmlInput: { 'aria-label': settingsText.reviewer, 'aria-describedby': helpId, maxLength: LONGEST_NAME },
            formHelperText: { id: helpId, sx: { mx: 0 } },
          }}
          sx={{ width: 'min(360px, 100%)' }}
        />
      </FactRow>
    </SettingsSection>
  );
}
