import Box from '@mui/material/Box';
import { useApplication } from '../../api/use-application';
import { settingsText } from '../../strings/settings';
import { FactRow } from './fact-row';
import { SettingsSection } from './settings-section';

/** Which program this is, and what it had to set aside when it started. */
export function AboutSection() {
  const about = useApplication().data;
  return (
    <SettingsSection title={settingsText.about}>
      {about !== undefined && (
        <>
          <FactRow label={settingsText.version}>Veritrail {about.version}</FactRow>
          <FactRow label={settingsText.host}>{settingsText.hosts[about.host]}</FactRow>
          <FactRow label={settingsText.notices}>
            {about.notices.length === 0 && <Box sx={{ color: 'text.secondary' }}>{settingsText.noticesNone}</Box>}
            {about.notices.map((notice) => (
              <Box key={`${notice.file} ${notice.message}`} sx={{ overflowWrap: 'anywhere' }}>
                {notice.file}: {notice.message}
              </Box>
            ))}
          </FactRow>
        </>
      )}
    </SettingsSection>
  );
}
