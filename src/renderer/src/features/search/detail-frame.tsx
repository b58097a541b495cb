import Box from '@mui/material/Box';
import Drawer from '@mui/material/Drawer';
import type { ReactNode } from 'react';
import { useChangeSettings, useSettings } from '../../api/use-settings';
import { searchStrings } from '../../strings/search';
import { SidePane } from '../../ui/side-pane';
import { useToasts } from '../../ui/toasts';
import { useWindowWidth } from '../../ui/use-width';

/** Below this the entry lies over the grid instead of beside it. */
export const DRAWER_BELOW = 1100;

export interface DetailFrameProps {
  /** null: closed. */
  readonly detail: ReactNode;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** The grid, and the entry at its side, below it, or over it where the window is narrow. */
export function DetailFrame({ detail, onClose, children }: DetailFrameProps) {
  const { panes } = useSettings();
  const toasts = useToasts();
  const change = useChangeSettings(toasts.showFailure);
  const isNarrow = useWindowWidth() < DRAWER_BELOW;
  const isRight = panes.detailSide === 'right';
  return (
    <Box sx={{ flex: 1, minWidth: 0, minHeight: 0, display: 'flex', flexDirection: isRight ? 'row' : 'column' }}>
      {children}
      {detail !== null && !isNarrow && (
        <SidePane
          side={panes.detailSide}
          size={panes.detailSize}
          separatorLabel={searchStrings.resizeDetail}
          onResized={(detailSize) => change({ panes: { ...panes, detailSize } })}
        >
          {detail}
        </SidePane>
      )}
      {isNarrow && (
        <Drawer
          open={detail !== null}
          anchor="right"
          onClose={onClose}
          slotProps={{
            paper: { 'aria-label': searchStrings.detail, role: 'dialog', sx: { width: 'min(680px, 92vw)' } },
          }}
        >
          {detail}
        </Drawer>
      )}
    </Box>
  );
}
