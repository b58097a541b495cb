import ButtonBase from '@mui/material/ButtonBase';
import { TriangleAlert } from 'lucide-react';
import { useCall } from '../api/use-call';
import { useConnections } from '../api/use-collecting';
import { coverageText as text } from '../strings/coverage';
import { useNavigation } from '../ui/navigation';
import { useNow } from '../ui/use-now';

const SOON = 3 * 86_400_000_000;

/** How many tenants lose uncollected entries within days; nothing where none does. */
export function RollOffStatus() {
  const hasConnections = (useConnections().data?.length ?? 0) > 0;
  const lines = useCall('coverage.rollOff', {}, { enabled: hasConnections }).data ?? [];
  const now = useNow();
  const { showCoverage } = useNavigation();
  const near = new Set(lines.filter((one) => one.passesAt - now < SOON).map((one) => one.tenant.key)).size;
  if (near === 0) return null;
  return (
    <ButtonBase
      title={text.rollOffStatusHint}
      onClick={() => showCoverage('rollOff')}
      sx={{
        gap: 1,
        px: 1,
        height: 22,
        fontSize: 12,
        color: 'warning.main',
        borderRadius: 1,
        '&:hover': { bgcolor: 'action.hover' },
        '&:focus-visible': { outline: '2px solid var(--vt-accent)', outlineOffset: '-2px' },
      }}
    >
      <TriangleAlert size={12} aria-hidden />
      {text.rollOffStatus(near)}
    </ButtonBase>
  );
}
