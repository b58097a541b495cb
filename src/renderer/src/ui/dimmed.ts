/**
 * How old content looks while newer is on its way: it stays, and dims when that takes longer than 200 ms. Goes with
 * `aria-busy`, which says the same to those who do not see it.
 */
export const dimmed = (isBehind: boolean) => ({
  opacity: isBehind ? 0.6 : 1,
  transition: 'opacity 80ms',
  transitionDelay: isBehind ? '200ms' : '0ms',
  '@media (prefers-reduced-motion: reduce)': { transitionDuration: '0ms' },
});
