import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { settingsText } from '../../strings/settings';
import { AboutSection } from './about-section';
import { AppearanceSection } from './appearance-section';
import { DataSection } from './data-section';
import { MappingsSection } from './mappings-section';
import { ReviewingSection } from './reviewing-section';

/** What the user can choose, and what there is to know about this installation. */
export function SettingsScreen() {
  return (
    <Box sx={{ height: '100%', display: 'flex', flexDirection: 'column' }}>
      <Box
        sx={{
          display: 'flex',
          alignItems: 'center',
          px: 5,
          height: 48,
          borderBottom: '1px solid var(--vt-line)',
          flexShrink: 0,
        }}
      >
        <Typography variant="h1">{settingsText.title}</Typography>
      </Box>
      <Box sx={{ flex: 1, minHeight: 0, overflow: 'auto' }}>
        <Box sx={{ maxWidth: 760, px: 5, pb: 8, display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)' }}>
          <AppearanceSection />
          <ReviewingSection />
          <DataSection />
          <MappingsSection />
          <AboutSection />
        </Box>
      </Box>
    </Box>
  );
}
