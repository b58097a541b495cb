import Box from '@mui/material/Box';

/** What has changed, for people who hear the window; not seen. */
export function LiveRegion(props: { readonly text: string }) {
  return (
    <Box
      role="status"
      aria-live="polite"
      sx={{
        position: 'absolute',
        width: 1,
        height: 1,
        overflow: 'hidden',
        clipPath: 'inset(50%)',
        whiteSpace: 'nowrap',
      }}
      style={{ width: 1, height: 1 }}
    >
      {props.text}
    </Box>
  );
}
