/**
 * How old content looks while newer is on its way: it stays, and dims when that takes longer than 200 ms. Goes with
 * `aria-busy`, which says the same to those who do not see it.
 */
export const dimmed = (isBehind: boolean) => ({
  opacity: isBehind ? 0.6 : 1,
  // No fading: it would be drawn anew frame by frame just when there is most to do.
  transition: isBehind ? 'opacity 0s 200ms' : 'none',
});
