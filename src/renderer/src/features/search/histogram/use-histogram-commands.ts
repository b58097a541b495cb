import { type RefObject, useEffect, useRef } from 'react';
import { useCommands } from '../../../ui/commands';
import { useNavigation } from '../../../ui/navigation';
import type { Zoom } from './use-zoom';

/** What the histogram answers to by key, menu and palette; to be put on the part that holds its bars. */
export function useHistogramCommands(zoom: Zoom, isOpen: boolean, toggle: () => void): RefObject<HTMLElement | null> {
  const section = useRef<HTMLElement>(null);
  const wantsFocus = useRef(false);
  const isShown = useNavigation().screen === 'search';
  const focus = (): void => section.current?.querySelector<HTMLElement>('[role="slider"]')?.focus();
  useEffect(() => {
    if (!isOpen || !wantsFocus.current) return;
    wantsFocus.current = false;
    focus();
  }, [isOpen]);
  useCommands({
    'histogram.focus': !isShown
      ? null
      : () => {
          if (isOpen) focus();
          else {
            wantsFocus.current = true;
            toggle();
          }
        },
    'histogram.toggle': isShown ? toggle : null,
    'histogram.undo': isShown && isOpen ? zoom.undo : null,
    'histogram.redo': isShown && isOpen ? zoom.redo : null,
  });
  return section;
}
