import type { TimeSpan } from '@core/coverage/time-spans';
import type { SearchCoverage } from '@core/coverage/coverage-answers';
import Box from '@mui/material/Box';
import Popover from '@mui/material/Popover';
import { histogramText as text } from '../../../strings/histogram';
import { CoverageDays } from '../coverage-days';
import { type CoverageMarks, isUnknown, lackingDays } from './coverage-marks';

export interface BarCoverageProps {
  readonly span: TimeSpan;
  /** The span in words. */
  readonly when: string;
  readonly coverage: SearchCoverage;
  readonly marks: CoverageMarks;
  readonly at: { readonly x: number; readonly y: number };
  readonly onClose: () => void;
}

/** What is known of the days of one bar: which are not covered, and which tenants lack them. */
export function BarCoverage({ span, when, coverage, marks, at, onClose }: BarCoverageProps) {
  const days = lackingDays(span, marks);
  const hasUnknown = isUnknown(span, marks);
  return (
    <Popover
      open
      anchorReference="anchorPosition"
      anchorPosition={{ left: at.x, top: at.y }}
      onClose={onClose}
      slotProps={{ paper: { role: 'dialog', 'aria-label': text.coverageTitle(when) } }}
    >
      <Box sx={{ px: 3, pt: 2, pb: 1, fontWeight: 600 }}>{when}</Box>
      {days.length === 0 && !hasUnknown && <Box sx={LINE}>{text.covered}</Box>}
      {hasUnknown && <Box sx={LINE}>{marks.unknownWords}</Box>}
      <CoverageDays coverage={{ ...coverage, days }} zone={marks.zone} />
    </Popover>
  );
}

const LINE = { px: 3, pb: 2, color: 'text.secondary', maxWidth: 440 } as const;
