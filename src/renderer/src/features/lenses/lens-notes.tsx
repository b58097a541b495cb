import type { SearchCoverage } from '@core/coverage/coverage-answers';
import type { LensAnswer, LensNote } from '@core/lenses/lens-answer';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { lensText as text } from '../../strings/lenses';
import { useNavigation } from '../../ui/navigation';
import { NoticeLine } from '../../ui/notice-line';
import type { LensMemory } from './lens-memory';
import { useShowCriteria } from './use-show-criteria';

interface LensNotesProps {
  readonly answer: LensAnswer;
  readonly coverage: SearchCoverage | null;
  readonly memory: LensMemory;
}

/** What has to be known of the figures: coverage first, then what the lens itself has to say. */
export function LensNotes({ answer, coverage, memory }: LensNotesProps) {
  const showCriteria = useShowCriteria();
  const { series } = memory.choices;
  const quiet = answer.notes.filter((note) => !stands(note));
  return (
    <Box sx={{ flex: 'none' }}>
      {coverage !== null && !coverage.isComplete && <CoverageLine coverage={coverage} />}
      {answer.notes.filter(stands).map(({ tone, text: words, criteria }) => (
        <NoticeLine
          key={words}
          tone={tone}
          action={
            criteria === null ? undefined : <Button onClick={() => showCriteria(criteria)}>{text.showEntries}</Button>
          }
        >
          {words}
        </NoticeLine>
      ))}
      {quiet.length > 0 && <NoticeLine tone="quiet">{quiet.map((note) => note.text).join(' ')}</NoticeLine>}
      {series !== null && (
        <NoticeLine
          tone="quiet"
          action={<Button onClick={() => memory.choose({ series: null })}>{text.allSeries}</Button>}
        >
          {text.oneSeries}
        </NoticeLine>
      )}
    </Box>
  );
}

/** A line of its own; the others share one, since the figures need the room. */
const stands = ({ tone, criteria }: LensNote): boolean => tone === 'warning' || criteria !== null;

function CoverageLine({ coverage }: { readonly coverage: SearchCoverage }) {
  const { showCoverage } = useNavigation();
  const { days, unknownTenants, tenants } = coverage;
  return (
    <NoticeLine tone="warning" action={<Button onClick={() => showCoverage('calendar')}>{text.showCoverage}</Button>}>
      {days.length > 0 ? text.notCovered(days.length, unknownTenants) : text.unknownTenants(unknownTenants, tenants)}
    </NoticeLine>
  );
}
