import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import { useCall } from '../../api/use-call';
import { usePersonOf } from '../../api/use-persons';
import { personText as text } from '../../strings/persons';
import { showLensPart } from '../../ui/lens-place';
import { useNavigation } from '../../ui/navigation';
import { KnownPersonMark } from '../../ui/person-mark';
import { useSearchForPerson } from './use-person-actions';

/** Names that are listed; the others are counted by the mark. */
const LISTED = 4;

/** Beside an entry: the person whose name its performer is, or whose it may be. Nothing where neither is known. */
export function PersonPane({ performer }: { readonly performer: string | null }) {
  const person = usePersonOf(performer);
  const search = useSearchForPerson();
  const suggested = useCall(
    'persons.suggestions',
    { of: performer ?? '-', limit: 1 },
    { enabled: performer !== null && person === null, keepPrevious: false },
  );
  const { showScreen } = useNavigation();
  const [suggestion] = person === null ? (suggested.data?.suggestions ?? []) : [];
  if (performer === null || (person === null && suggestion === undefined)) return null;
  const all = person?.names ?? suggestion?.names ?? [];
  const others = all.map(({ value }) => value).filter((value) => value !== performer);
  const review = (): void => {
    showLensPart('persons');
    showScreen('lenses');
  };
  return (
    <Box
      component="aside"
      aria-label={text.paneTitle}
      sx={{
        ...{ flex: 'none', px: 3, py: 1, display: 'flex', gap: 2, alignItems: 'center', flexWrap: 'wrap' },
        borderBottom: '1px solid var(--vt-line)',
        fontSize: 12,
      }}
    >
      {person !== null && <KnownPersonMark person={person} />}
      {person !== null && (
        <Link
          component="button"
          underline="hover"
          onClick={() => search(person.id)}
          title={text.search}
          sx={{ font: 'inherit' }}
        >
          {person.name}
        </Link>
      )}
      <Box sx={{ flex: 1, minWidth: 120, color: 'text.secondary', overflowWrap: 'anywhere' }}>
        {person === null ? text.paneSuggested : text.paneOther(others.length)} {others.slice(0, LISTED).join(', ')}
        {others.length > LISTED ? ', …' : ''}
      </Box>
      {person === null && <Button onClick={review}>{text.paneReview}</Button>}
    </Box>
  );
}
