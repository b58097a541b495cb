import { type RefObject, useEffect, useRef, useState } from 'react';
import { useChangeSettings, useSettings } from '../../../api/use-settings';
import { useToasts } from '../../../ui/toasts';
import { useWindowWidth } from '../../../ui/use-width';
import { DRAWER_BELOW } from '../detail-frame';

export interface FacetsPane {
  readonly isOpen: boolean;
  /** The window is so narrow that the facets lie over the grid instead of beside it. */
  readonly isDrawer: boolean;
  readonly size: number;
  readonly resize: (size: number) => void;
  readonly toggle: () => void;
  readonly close: () => void;
  /** Opens the facets if need be and gives their first value the focus. */
  readonly focus: () => void;
  readonly listRef: RefObject<HTMLDivElement | null>;
}

/** Whether the facets are open (remembered where they stand beside the grid), how wide, and the way into them. */
export function useFacetsPane(): FacetsPane {
  const { panes } = useSettings();
  const toasts = useToasts();
  const change = useChangeSettings(toasts.showFailure);
  const isDrawer = useWindowWidth() < DRAWER_BELOW;
  const [isDrawerOpen, setIsDrawerOpen] = useState(false);
  const [wantsFocus, setWantsFocus] = useState(false);
  const listRef = useRef<HTMLDivElement>(null);
  const isOpen = isDrawer ? isDrawerOpen : panes.facetsOpen;
  const open = (wanted: boolean): void => {
    if (isDrawer) setIsDrawerOpen(wanted);
    else change({ panes: { ...panes, facetsOpen: wanted } });
  };
  useEffect(() => {
    if (!wantsFocus || !isOpen) return;
    // After a drawer has taken the focus for itself.
    const timer = setTimeout(() => {
      setWantsFocus(false);
      const list = listRef.current;
      const first = list?.querySelector<HTMLElement>('[data-facet-row] input[tabindex="0"]');
      (first ?? list?.querySelector<HTMLElement>('button'))?.focus();
    }, 0);
    return () => clearTimeout(timer);
  }, [wantsFocus, isOpen]);
  return {
    isOpen,
    isDrawer,
    size: panes.facetsSize,
    resize: (facetsSize) => change({ panes: { ...panes, facetsSize } }),
    toggle: () => open(!isOpen),
    close: () => open(false),
    focus: () => {
      if (!isOpen) open(true);
      setWantsFocus(true);
    },
    listRef,
  };
}
