import type { Timeline } from '@core/search/results';
import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { histogramText as text } from '../../../strings/histogram';
import type { CoverageMarks } from './coverage-marks';
import { SEVERITY_FILLS } from './plot-drawing';

const HATCH = 'repeating-linear-gradient(45deg, var(--vt-warning) 0 1.5px, var(--vt-warningGround) 1.5px 4px)';

/** What colours and marks mean, in words; only what is drawn. */
export function HistogramLegend(props: { readonly timeline: Timeline; readonly coverage: CoverageMarks | null }) {
  const { timeline, coverage } = props;
  return (
    <Legend
      hasVanished={timeline.bars.some((bar) => bar.vanished > 0)}
      hasLacking={(coverage?.lacking.length ?? 0) > 0}
      unknown={coverage === null || coverage.unknown.length === 0 ? null : coverage.unknownWords}
    />
  );
}

interface LegendProps {
  readonly hasVanished: boolean;
  readonly hasLacking: boolean;
  /** Why parts are unknown; null: none is. */
  readonly unknown: string | null;
}

function Legend({ hasVanished, hasLacking, unknown }: LegendProps) {
  return (
    <Box component="ul" aria-label={text.legend} sx={LIST}>
      {(['information', 'warning', 'error'] as const).map((severity) => (
        <Item key={severity} word={text.severities[severity]}>
          <span style={{ ...SWATCH, background: SEVERITY_FILLS[severity] }} />
        </Item>
      ))}
      {hasLacking && (
        <Item word={text.notCovered} hint={text.notCoveredHint}>
          <span style={{ ...SWATCH, width: 12, background: HATCH }} />
        </Item>
      )}
      {unknown !== null && (
        <Item word={text.unknown} hint={unknown}>
          <span style={{ width: 12, borderTop: '3px dotted var(--vt-textQuiet)' }} />
        </Item>
      )}
      {hasVanished && (
        <Item word={text.vanished} hint={text.vanishedHint}>
          <svg width={9} height={9} aria-hidden>
            <path d="M4.5 .8l3.5 3.5l-3.5 3.5l-3.5 -3.5z" fill="var(--vt-error)" />
          </svg>
        </Item>
      )}
    </Box>
  );
}

function Item(props: { readonly word: string; readonly hint?: string; readonly children: ReactNode }) {
  return (
    <Box component="li" title={props.hint} sx={{ display: 'flex', alignItems: 'center', gap: 1, whiteSpace: 'nowrap' }}>
      {props.children}
      {props.word}
    </Box>
  );
}

const SWATCH = { width: 8, height: 8, flex: 'none' } as const;

const LIST = {
  listStyle: 'none',
  m: 0,
  p: 0,
  display: 'flex',
  gap: 3,
  fontSize: 12,
  color: 'text.secondary',
  flex: 'none',
} as const;
