import { useEffect, useState } from 'react';
import { dayOf } from './calendar-days';

const LOOK_EVERY_MS = 30_000;

/** The day that it is now in a zone; changes at midnight. */
export function useToday(zone: string): string {
  const [now, setNow] = useState(() => Date.now() * 1000);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now() * 1000), LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  return dayOf(now, zone);
}
