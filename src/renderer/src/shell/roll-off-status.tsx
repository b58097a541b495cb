import ButtonBase from '@mui/material/ButtonBase';
import { TriangleAlert } from 'lucide-react';
import { useCall } from '../api/use-call';
import { useConnections } from '../api/use-collecting';
import { coverageText as text } from '../strings/coverage';
import { roughly } from '../ui/format-ago';
import { useNavigation } from '../ui/navigation';
import { useNow } from '../ui/use-now';

const SOON = 3 * 86_400_000_000;

/** The tenant that loses uncollected entries next, and how many more will; nothing where none does. */
export function RollOffStatus() {
  const hasConnections = (useConnections().data?.length ?? 0) > 0;
  const lines = useCall('coverage.rollOff', {}, { enabled: hasConnections }).data ?? [];
  const now = useNow();
  const { showCoverage } = useNavigation();
  const [worst] = lines;
  if (worst === undefined) return null;
  const left = worst.passesAt - now;
  const others = new Set(lines.map((one) => one.tenant.key)).size - 1;
  const when = left <= 0 ? text.losing : text.inTime(roughly(left));
  return (
    <ButtonBase
      title={text.rollOffStatusHint}
      onClick={() => showCoverage('rollOff')}
      sx={{
        gap: 1,
        px: 1,
        height: 22,
        fontSize: 12,
        color: left < SOON ? 'warning.main' : 'text.secondary',
        borderRadius: 1,
        '&:hover': { bgcolor: 'action.hover' },
        '&:focus-visible': { outline: '2px solid var(--vt-accent)', outlineOffset: '-2px' },
      }}
    >
      {left < SOON && <TriangleAlert size={12} aria-hidden />}
      {text.rollOffStatus(worst.tenant.name, when, others)}
    </ButtonBase>
  );
}
