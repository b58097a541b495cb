import { useEffect, useRef } from 'react';
import { usePush } from '../api/use-push';
import type { Navigation } from '../ui/navigation';
import { isTypingPlace } from '../ui/typing-place';
import { SCREENS } from './screens';

/** Milliseconds between `g` and the letter of a screen. */
const CHORD_MS = 1200;

/** Keys that work on every screen (`?`, and `g` with a screen's letter), and the same from the host's menu. */
export function useShellKeys(navigation: Navigation, openMap: () => void): void {
  const began = useRef(0);
  const { showScreen } = navigation;
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTypingPlace(event.target)) return;
      if (event.key === '?') {
        event.preventDefault();
        openMap();
      }
      if (event.key === 'g') began.current = event.timeStamp;
      else if (event.timeStamp - began.current < CHORD_MS) {
        began.current = 0;
        const entry = SCREENS.find((one) => one.key === event.key);
        if (entry === undefined) return;
        event.preventDefault();
        event.stopPropagation();
        showScreen(entry.id);
      }
    };
    window.addEventListener('keydown', pressed, true);
    return () => window.removeEventListener('keydown', pressed, true);
  }, [showScreen, openMap]);
  usePush('command.invoked', ({ command }) => {
    const entry = SCREENS.find((one) => command === `go.${one.id}`);
    if (entry !== undefined) showScreen(entry.id);
    if (command === 'help.keyboard') openMap();
  });
}
