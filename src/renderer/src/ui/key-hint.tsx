import Box from '@mui/material/Box';

/** The key of a command, at the end of its menu line. */
export function KeyHint({ keys }: { readonly keys: string }) {
  return (
    <Box component="span" aria-hidden sx={{ ml: 'auto', pl: 6, color: 'text.secondary', fontSize: 12 }}>
      {keys}
    </Box>
  );
}
