import type { PushName, Pushes } from '@contract/pushes';
import { useEffect, useRef } from 'react';
import { onPush } from './client';

/** Calls the listener with each push of a name while the component is shown. */
export function usePush<Name extends PushName>(name: Name, listener: (body: Pushes[Name]) => void): void {
  const latest = useRef(listener);
  useEffect(() => {
    latest.current = listener;
  });
  useEffect(() => onPush(name, (body) => latest.current(body)), [name]);
}
