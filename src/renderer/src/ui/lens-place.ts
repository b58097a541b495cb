import { useSyncExternalStore } from 'react';

/** The part of the lenses' screen that is shown: a lens's id, or `persons`. */
let part = 'errors';
const listeners = new Set<() => void>();

/** Shows a part of the lenses' screen; the frame shows the screen itself. */
export function showLensPart(next: string): void {
  part = next;
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** The part of the lenses' screen that is shown, which is kept while other screens are. */
export const useLensPart = (): string => useSyncExternalStore(subscribe, () => part);
