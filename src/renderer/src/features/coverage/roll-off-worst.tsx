import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useId } from 'react';
import { useCall } from '../../api/use-call';
import { coverageText as text } from '../../strings/coverage';
import { useNavigation } from '../../ui/navigation';
import { RollOffTable } from './roll-off-table';

const WORST = 5;

/** The worst five on the start page; nothing where nothing is about to be lost. */
export function RollOffWorst() {
  const titleId = useId();
  const lines = useCall('coverage.rollOff', {}).data ?? [];
  const { showCoverage } = useNavigation();
  if (lines.length === 0) return null;
  return (
    <Box
      component="section"
      aria-labelledby={titleId}
      sx={{ display: 'grid', gap: 2, borderTop: '1px solid var(--vt-line)', pt: 5, justifyItems: 'start' }}
    >
      <Typography variant="h2" id={titleId}>
        {text.rollOffTitle}
      </Typography>
      <Box sx={{ width: '100%', overflowX: 'auto' }}>
        <RollOffTable lines={lines.slice(0, WORST)} edge={1} />
      </Box>
      {lines.length > WORST && <Button onClick={() => showCoverage('rollOff')}>{text.showAllRollOff}</Button>}
    </Box>
  );
}
