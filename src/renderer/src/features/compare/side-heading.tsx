import type { EntryDetail } from '@core/search/entry-detail';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { Copy } from 'lucide-react';
import { useSettings } from '../../api/use-settings';
import { compareStrings } from '../../strings/reading';
import { formatTime, localZone } from '../../ui/format-time';
import { MiddleText } from '../../ui/middle-text';
import { SeverityMark } from '../../ui/severity-mark';

export interface SideHeadingProps {
  readonly detail: EntryDetail;
  readonly copyLabel: string;
  readonly onCopy: () => void;
}

/** Which entry one side is. */
export function SideHeading({ detail, copyLabel, onCopy }: SideHeadingProps) {
  const { displayZone } = useSettings();
  const { row } = detail;
  const zone = displayZone === 'utc' ? 'UTC' : displayZone === 'local' ? localZone() : (row.zone ?? 'UTC');
  return (
    <Box sx={{ flex: 1, minWidth: 0, display: 'flex', alignItems: 'center', gap: 2, px: 4, py: 1 }}>
      <SeverityMark severity={row.severity} />
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Box component="h3" sx={{ m: 0, fontSize: 13, fontWeight: 600 }}>
          <MiddleText text={`#${String(row.id)} ${row.task ?? ''}`} />
        </Box>
        <Box sx={{ fontSize: 12, color: 'text.secondary' }}>
          <MiddleText
            text={[
              row.started === null ? null : formatTime(row.started, zone, row.precision),
              row.tenant,
              row.performer,
            ]
              .filter((one) => one !== null)
              .join(' · ')}
          />
        </Box>
      </Box>
      <Button aria-label={copyLabel} startIcon={<Copy size={14} aria-hidden />} onClick={onCopy}>
        {compareStrings.copy}
      </Button>
    </Box>
  );
}
