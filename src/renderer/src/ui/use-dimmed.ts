import { useEffect, useState } from 'react';

const AFTER_MS = 200;
const CLEAR = { opacity: 1 } as const;
const DIM = { opacity: 0.6 } as const;

/**
 * How old content looks while newer is on its way: it stays, and dims when that takes longer than 200 ms. Goes with
 * `aria-busy`, which says the same to those who do not see it. By a timer and not by a transition: what waits to fade is
 * drawn as a layer of its own from the beginning, and nearly all answers are there before it fades.
 */
export function useDimmed(isBehind: boolean): { readonly opacity: number } {
  const [isLate, setIsLate] = useState(false);
  if (!isBehind && isLate) setIsLate(false);
  useEffect(() => {
    if (!isBehind) return undefined;
    const timer = setTimeout(() => setIsLate(true), AFTER_MS);
    return () => clearTimeout(timer);
  }, [isBehind]);
  return isBehind && isLate ? DIM : CLEAR;
}
