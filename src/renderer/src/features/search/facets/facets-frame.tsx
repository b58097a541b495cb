import Box from '@mui/material/Box';
import Drawer from '@mui/material/Drawer';
import type { ReactNode } from 'react';
import { facetStrings } from '../../../strings/facets';
import { SidePane } from '../../../ui/side-pane';
import { FacetSidebar } from './facet-sidebar';
import type { FacetsPane } from './use-facets-pane';

/** Narrower than that no value can be read; the settings keep no less and no more. */
const NARROWEST = 140;
const WIDEST = 800;
/** Pixels that grid and entry keep beside the facets. */
const KEEP = 420;

export interface FacetsFrameProps {
  readonly pane: FacetsPane;
  /** Sections after those of the fields. */
  readonly extra?: ReactNode;
  /** From the facets back to the entries. */
  readonly onLeave: () => void;
  readonly children: ReactNode;
}

/** The facets at the left of the grid, or over it where the window is narrow; folded they count nothing. */
export function FacetsFrame({ pane, extra, onLeave, children }: FacetsFrameProps) {
  const { isOpen, isDrawer, close, listRef } = pane;
  const leave = (): void => {
    if (isDrawer) close();
    onLeave();
  };
  const sidebar = <FacetSidebar listRef={listRef} extra={extra} onFold={close} onLeave={leave} />;
  return (
    <Box sx={{ flex: 1, minHeight: 0, display: 'flex' }}>
      {isOpen && !isDrawer && (
        <SidePane
          side="left"
          size={pane.size}
          smallest={NARROWEST}
          keep={KEEP}
          separatorLabel={facetStrings.resize}
          onResized={(size) => pane.resize(Math.min(WIDEST, size))}
        >
          {sidebar}
        </SidePane>
      )}
      {isDrawer && (
        <Drawer
          open={isOpen}
          anchor="left"
          onClose={close}
          slotProps={{ paper: { 'aria-label': facetStrings.title, role: 'dialog', sx: { width: 'min(320px, 85vw)' } } }}
        >
          {sidebar}
        </Drawer>
      )}
      {children}
    </Box>
  );
}
