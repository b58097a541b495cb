import { useEffect, useRef } from 'react';

type Listener = (text: string) => void;
const listeners = new Set<Listener>();

/** Selects a condition in the query bar, to be changed there. */
export function editPart(text: string): void {
  for (const listener of listeners) listener(text);
}

/** Hears which condition is to be changed, while the bar is shown. */
export function useEditedPart(listener: Listener): void {
  const latest = useRef(listener);
  useEffect(() => {
    latest.current = listener;
  });
  useEffect(() => {
    const hear: Listener = (text) => latest.current(text);
    listeners.add(hear);
    return () => {
      listeners.delete(hear);
    };
  }, []);
}
