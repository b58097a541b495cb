import Box from '@mui/material/Box';
import { shellStrings } from '../strings/shell';

/** One key as it is drawn in the palette and the map; the word between two ways is no key. */
export function KeyCap({ cap }: { readonly cap: string }) {
  if (cap === shellStrings.keyOr) {
    return (
      <Box component="span" sx={{ fontSize: 11, color: 'text.secondary', px: 0.5 }}>
        {cap}
      </Box>
    );
  }
  return (
    <Box component="kbd" sx={CAP}>
      {cap}
    </Box>
  );
}

const CAP = {
  fontFamily: 'inherit',
  fontSize: 11,
  lineHeight: '16px',
  px: 1,
  minWidth: 18,
  textAlign: 'center',
  border: '1px solid var(--vt-lineStrong)',
  borderRadius: 0.5,
  bgcolor: 'var(--vt-panel)',
  color: 'text.primary',
} as const;
