import type { ImportFigures, ImportReport } from '@core/imports/import-report';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { importsText, reportText } from '../../strings/imports';
import { formatDuration } from '../../ui/format-duration';
import { formatCount } from '../../ui/format-number';
import { formatTime } from '../../ui/format-time';
import { useShownZone } from '../../ui/use-shown-zone';

const FIGURES = [
  'read',
  'added',
  'duplicates',
  'revisions',
  'rejected',
] as const satisfies readonly (keyof ImportFigures)[];

/** The figures of an import, the dates of its entries, and what was corrected since. */
export function ReportFigures({ report }: { readonly report: ImportReport }) {
  const zone = useShownZone();
  const between = betweenText(report, zone);
  return (
    <Box sx={{ display: 'grid', gap: 4 }}>
      <Box
        component="dl"
        sx={{
          m: 0,
          display: 'grid',
          gridTemplateColumns: 'repeat(auto-fit, minmax(110px, 1fr))',
          border: '1px solid var(--vt-line)',
          borderRadius: 1,
          maxWidth: 960,
        }}
      >
        {FIGURES.map((figure) => (
          <Figure
            key={figure}
            title={importsText.columns[figure]}
            amount={report.figures[figure]}
            isWarning={figure === 'rejected'}
          />
        ))}
        <Figure title={reportText.undated} amount={report.undated} />
        <Figure title={reportText.inArchive} amount={report.entriesInArchive} />
      </Box>
      {verdict(report) !== null && <Box>{verdict(report)}</Box>}
      <Box
        component="dl"
        sx={{ m: 0, display: 'grid', gridTemplateColumns: 'max-content 1fr', columnGap: 6, rowGap: 1 }}
      >
        <Fact title={reportText.started} text={formatTime(report.startedAt, zone, 'second')} />
        {report.endedAt !== null && (
          <Fact
            title={reportText.ended}
            text={`${formatTime(report.endedAt, zone, 'second')} (${formatDuration(report.endedAt - report.startedAt)})`}
          />
        )}
        {between !== null && <Fact title={reportText.range} text={between} />}
      </Box>
      {report.corrections.length > 0 && (
        <Box>
          <Typography variant="h2">{reportText.corrections}</Typography>
          <Box component="ul" sx={{ m: 0, pl: 5 }}>
            {report.corrections.map((correction) => (
              <li key={`${correction.at} ${correction.text}`}>
                {formatTime(correction.at, zone, 'second')}: {correction.text}
              </li>
            ))}
          </Box>
        </Box>
      )}
    </Box>
  );
}

/** One sentence where the figures alone would leave a question; null otherwise. */
function verdict(report: ImportReport): string | null {
  if (report.state !== 'done') return null;
  if (report.figures.read === 0) return reportText.nothingRead;
  return report.figures.added === 0 && report.figures.revisions === 0 && report.figures.duplicates > 0
    ? reportText.nothingNew
    : null;
}

function betweenText(report: ImportReport, zone: string): string | null {
  if (report.earliest === null || report.latest === null) return report.undated > 0 ? reportText.noDates : null;
  if (report.earliest === report.latest) return formatTime(report.earliest, zone, 'second');
  return `${formatTime(report.earliest, zone, 'second')} – ${formatTime(report.latest, zone, 'second')}`;
}

interface FigureProps {
  readonly title: string;
  readonly amount: number;
  readonly isWarning?: boolean;
}

function Figure({ title, amount, isWarning }: FigureProps) {
  const tone = amount === 0 ? 'text.secondary' : isWarning === true ? 'warning.main' : 'text.primary';
  return (
    <Box sx={{ px: 3, py: 2, borderRight: '1px solid var(--vt-line)', '&:last-of-type': { borderRight: 0 } }}>
      <Box component="dt" sx={{ color: 'text.secondary', fontSize: 12 }}>
        {title}
      </Box>
      <Box component="dd" sx={{ m: 0, fontSize: 18, fontWeight: 600, color: tone }}>
        {formatCount(amount)}
      </Box>
    </Box>
  );
}

function Fact({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <>
      <Box component="dt" sx={{ color: 'text.secondary' }}>
        {title}
      </Box>
      <Box component="dd" sx={{ m: 0 }}>
        {text}
      </Box>
    </>
  );
}
