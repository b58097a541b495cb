import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import LinearProgress from '@mui/material/LinearProgress';
import Popover, { type PopoverActions } from '@mui/material/Popover';
import { ChevronUp } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useCollection } from '../api/use-collecting';
import { CollectionDetails } from '../features/connections/running-collection';
import { collectingText as text } from '../strings/collecting';
import { collectionPercent, paceInWords } from '../ui/collection-pace';

/** The run that is under way: how far, how fast, how long; press it for the tenants, pause and cancel. */
export function CollectionStatus() {
  const progress = useCollection();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const place = useRef<PopoverActions>(null);
  // It grows with the tenants that it names, upwards: the bar below stays in sight.
  useEffect(() => {
    if (progress !== null) place.current?.updatePosition();
  }, [progress]);
  const close = (): void => setAnchor(null);
  if (progress === null) return null;
  const { isPaused, scopesDone, scopesTotal, waits } = progress;
  const words = isPaused ? text.paused : text.collecting;
  const pace = paceInWords(progress);
  return (
    <>
      <ButtonBase
        aria-label={`${text.show}: ${words} ${text.ofScopes(scopesDone, scopesTotal)}`}
        aria-haspopup="dialog"
        aria-expanded={anchor !== null}
        title={waits.join('\n')}
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={{
          display: 'flex',
          gap: 2,
          px: 1,
          height: 22,
          fontSize: 12,
          minWidth: 0,
          borderRadius: 1,
          color: 'text.primary',
          '&:hover': { bgcolor: 'action.hover' },
          '&:focus-visible': { outline: '2px solid var(--vt-accent)', outlineOffset: '-2px' },
        }}
      >
        <span>
          {words} {text.ofScopes(scopesDone, scopesTotal)}
        </span>
        <LinearProgress
          aria-label={words}
          variant={scopesTotal === 0 ? 'indeterminate' : 'determinate'}
          value={collectionPercent(progress)}
          color={isPaused || waits.length > 0 ? 'warning' : 'primary'}
          sx={{ width: 110, height: 5, borderRadius: 1, flex: 'none' }}
        />
        {pace !== '' && (
          <Box component="span" sx={{ color: 'text.secondary' }}>
            {pace}
          </Box>
        )}
        <ChevronUp size={12} aria-hidden />
      </ButtonBase>
      <Popover
        action={place}
        open={anchor !== null}
        anchorEl={anchor}
        onClose={close}
        anchorOrigin={{ vertical: 'top', horizontal: 'right' }}
        transformOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        slotProps={{ paper: { role: 'dialog', 'aria-label': text.details, sx: { mt: -1 } } }}
      >
        <CollectionDetails onClose={close} />
      </Popover>
    </>
  );
}
