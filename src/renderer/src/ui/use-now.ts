import { useEffect, useState } from 'react';

const now = (): number => Date.now() * 1000;

/** The instant in UTC microseconds, moved on every second while the part is shown. */
export function useNow(): number {
  const [instant, setInstant] = useState(now);
  useEffect(() => {
    const timer = setInterval(() => setInstant(now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return instant;
}
