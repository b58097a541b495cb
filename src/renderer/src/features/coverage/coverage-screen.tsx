import Box from '@mui/material/Box';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { coverageText as text } from '../../strings/coverage';
import { useCall } from '../../api/use-call';
import { formatCount } from '../../ui/format-number';
import { type CoveragePart, useNavigation } from '../../ui/navigation';
import { ScreenHeader } from '../../ui/screen-header';
import { CalendarPart } from './calendar-part';
import { RollOffPart } from './roll-off-part';

/** What is complete for every tenant and every day, and what is about to be lost. */
export function CoverageScreen() {
  const { coveragePart, showCoverage } = useNavigation();
  const losing = useCall('coverage.rollOff', {}).data?.length ?? 0;
  return (
    <Box sx={{ height: '100%', display: 'flex', flexDirection: 'column' }}>
      <ScreenHeader title={text.title} />
      <Tabs
        value={coveragePart}
        onChange={(_, next: CoveragePart) => showCoverage(next)}
        aria-label={text.partsLabel}
        sx={{ flex: 'none', px: 3, borderBottom: '1px solid var(--vt-line)' }}
      >
        <Tab value="calendar" label={text.parts.calendar} />
        <Tab value="rollOff" label={`${text.parts.rollOff}${losing === 0 ? '' : ` (${formatCount(losing)})`}`} />
      </Tabs>
      {coveragePart === 'calendar' ? <CalendarPart /> : <RollOffPart />}
    </Box>
  );
}
