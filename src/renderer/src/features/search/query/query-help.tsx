import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import IconButton from '@mui/material/IconButton';
import Popover from '@mui/material/Popover';
import { CircleHelp } from 'lucide-react';
import { useState } from 'react';
import { QUERY_EXAMPLES, queryStrings } from '../../../strings/query';
import { MONO } from '../../../theme/tokens';

export interface QueryHelpProps {
  readonly zone: string;
  /** Writes an example into the bar. */
  readonly onTry: (example: string) => void;
}

/** The language by examples, each of which can be pressed. */
export function QueryHelp({ zone, onTry }: QueryHelpProps) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <>
      <IconButton
        aria-label={queryStrings.help}
        aria-haspopup="dialog"
        aria-expanded={anchor !== null}
        title={queryStrings.help}
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={{ width: 24, height: 24 }}
      >
        <CircleHelp size={14} aria-hidden />
      </IconButton>
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        transformOrigin={{ vertical: 'top', horizontal: 'right' }}
        slotProps={{ paper: { role: 'dialog', 'aria-label': queryStrings.helpTitle, sx: { mt: 1 } } }}
      >
        <Box sx={{ p: 3, width: 'min(640px, 90vw)' }}>
          <Box sx={{ mb: 2, color: 'text.secondary', fontSize: 12 }}>
            {queryStrings.helpMore} {zone}.
          </Box>
          <Box sx={{ columnCount: { xs: 1, sm: 2 }, columnGap: 5 }}>
            {QUERY_EXAMPLES.map(({ title, examples }) => (
              <Box key={title} sx={{ breakInside: 'avoid', pb: 2 }}>
                <Box component="h3" sx={{ m: 0, mb: 0.5, fontSize: 12, fontWeight: 600 }}>
                  {title}
                </Box>
                {examples.map(({ text, meaning }) => (
                  <ButtonBase
                    key={text}
                    aria-label={`${queryStrings.tryIt(text)}: ${meaning}`}
                    onClick={() => {
                      setAnchor(null);
                      onTry(text);
                    }}
                    sx={EXAMPLE}
                  >
                    <Box
                      component="code"
                      sx={{
                        fontFamily: MONO,
                        fontSize: 12,
                        fontVariantLigatures: 'none',
                        color: 'var(--vt-accent)',
                        overflowWrap: 'anywhere',
                      }}
                    >
                      {text}
                    </Box>
                    <Box component="span" sx={{ fontSize: 12, color: 'text.secondary' }}>
                      {meaning}
                    </Box>
                  </ButtonBase>
                ))}
              </Box>
            ))}
          </Box>
        </Box>
      </Popover>
    </>
  );
}

const EXAMPLE = {
  display: 'flex',
  flexDirection: 'column',
  alignItems: 'flex-start',
  width: '100%',
  textAlign: 'left',
  px: 1,
  py: 0.5,
  mx: -1,
  borderRadius: 0.5,
  '&:hover': { bgcolor: 'action.hover' },
  '&:focus-visible': { outline: '2px solid var(--vt-accent)', outlineOffset: '-2px' },
} as const;
