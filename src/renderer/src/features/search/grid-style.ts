import type { SxProps, Theme } from '@mui/material/styles';

/** The grid as part of the window: one-pixel lines, quiet headings, no card around it. */
export const GRID_STYLE: SxProps<Theme> = {
  border: 0,
  borderRadius: 0,
  height: '100%',
  fontSize: 13,
  fontVariantNumeric: 'tabular-nums',
  '--DataGrid-rowBorderColor': 'var(--vt-line)',
  '--DataGrid-containerBackground': 'var(--vt-panel)',
  // What the grid moves by itself nobody else may scroll, as the focus on a cell that is cut off would.
  '& .MuiDataGrid-virtualScrollerContent > div': { overflow: 'clip' },
  '& .MuiDataGrid-columnHeaders': { borderTop: '1px solid var(--vt-line)' },
  '& .MuiDataGrid-columnHeader': { px: 2 },
  '& .MuiDataGrid-columnHeaderTitle': { fontWeight: 600, fontSize: 12, color: 'var(--vt-textQuiet)' },
  '& .MuiDataGrid-columnSeparator': { color: 'var(--vt-line)' },
  '& .MuiDataGrid-cell': {
    fontFamily: 'var(--vt-gridFont)',
    fontVariantNumeric: 'tabular-nums',
    px: 2,
    display: 'flex',
    alignItems: 'center',
    minWidth: 0,
    // What stands in the cell is cut off itself: each place that cuts costs a step of scrolling twice.
    overflow: 'visible',
  },
  '& .MuiDataGrid-cell > span': { maxWidth: '100%', overflow: 'hidden' },
  '& .MuiDataGrid-cell--textRight': { justifyContent: 'flex-end' },
  '& .MuiDataGrid-cell:focus, & .MuiDataGrid-cell:focus-within': {
    outline: '2px solid var(--vt-accent)',
    outlineOffset: '-2px',
  },
  '& .MuiDataGrid-columnHeader:focus, & .MuiDataGrid-columnHeader:focus-within': {
    outline: '2px solid var(--vt-accent)',
    outlineOffset: '-2px',
  },
  // A row has its height and shows nothing beyond itself, so that one that stays is not painted anew beside one that came.
  '& .MuiDataGrid-row': { cursor: 'default', contain: 'strict' },
  '& .MuiDataGrid-row:hover': { bgcolor: 'var(--vt-hover)' },
  '& .MuiDataGrid-row.vt-picked, & .MuiDataGrid-row.vt-picked:hover': { bgcolor: 'var(--vt-selected)' },
  '& .MuiDataGrid-row.vt-opened': {
    bgcolor: 'var(--vt-selected)',
    boxShadow: 'inset 2px 0 0 var(--vt-accent)',
  },
};
