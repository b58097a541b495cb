import { LENSES, type LensId } from '@core/lenses/lenses';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import type { ReactNode } from 'react';
import { lensText as text } from '../../strings/lenses';
import { showLensPart, useLensPart } from '../../ui/lens-place';
import { ScreenHeader } from '../../ui/screen-header';
import { LensView } from './lens-view';

const PERSONS = 'persons';

const WAY = {
  display: 'block',
  width: '100%',
  textAlign: 'left',
  px: 3,
  py: 1.5,
  minHeight: 32,
  fontSize: 13,
  '&:hover': { bgcolor: 'action.hover' },
  '&[aria-current="page"]': { bgcolor: 'var(--vt-selected)', color: 'var(--vt-accent)', fontWeight: 600 },
  '&:focus-visible': { outline: '2px solid var(--vt-accent)', outlineOffset: '-2px' },
} as const;

/** Searches that ship with the program, each with its figures; and who is who. `persons` comes from another feature. */
export function LensesScreen({ persons }: { readonly persons: ReactNode }) {
  const part = useLensPart();
  const lens: LensId = LENSES.find(({ id }) => id === part)?.id ?? 'errors';
  const isPersons = part === PERSONS;
  return (
    <Box sx={{ height: '100%', display: 'flex', flexDirection: 'column' }}>
      <ScreenHeader title={text.title} />
      <Box sx={{ flex: 1, minHeight: 0, display: 'flex' }}>
        <Box
          component="nav"
          aria-label={text.list}
          sx={{ width: 196, flex: 'none', overflow: 'auto', borderRight: '1px solid var(--vt-line)', py: 1 }}
        >
          {LENSES.map(({ id, title }) => (
            <Way key={id} title={title} isHere={!isPersons && id === lens} onGo={() => showLensPart(id)} />
          ))}
          <Box sx={{ my: 1, borderTop: '1px solid var(--vt-line)' }} />
          <Way title={text.persons} isHere={isPersons} onGo={() => showLensPart(PERSONS)} />
        </Box>
        <Box sx={{ flex: 1, minWidth: 0, minHeight: 0 }}>{isPersons ? persons : <LensView key={lens} id={lens} />}</Box>
      </Box>
    </Box>
  );
}

interface WayProps {
  readonly title: string;
  readonly isHere: boolean;
  readonly onGo: () => void;
}

function Way({ title, isHere, onGo }: WayProps) {
  return (
    <ButtonBase aria-current={isHere ? 'page' : undefined} onClick={onGo} sx={WAY}>
      {title}
    </ButtonBase>
  );
}
