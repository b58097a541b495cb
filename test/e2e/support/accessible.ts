import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { settled } from './settled';

export type Theme = 'light' | 'dark';

export interface AccessibleOptions {
  /** A CSS selector; the whole page without it. */
  readonly within?: string;
  readonly before?: (theme: Theme) => Promise<unknown>;
}

/**
 * Everything axe complains about, both themes. Waits until nothing is dimmed for newer content and transitions have
 * ended, so that no half-faded colour and no tooltip is judged. The themes differ in nothing but colours: the second
 * is asked about its contrast alone, which takes a fraction of the time.
 */
export async function expectAccessible(
  page: Page,
  what: string,
  { within, before }: AccessibleOptions = {},
): Promise<void> {
  await page.mouse.move(0, 0);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await settled(page);
    await page.waitForTimeout(300);
    await before?.(colorScheme);
    // What is in order is not described, and style sheets are not fetched anew: the same violations in less time.
    const whole = new AxeBuilder({ page }).options({ resultTypes: ['violations'], preload: false });
    const axe = within === undefined ? whole : whole.include(within);
    const { violations } = await (colorScheme === 'light' ? axe : axe.withRules('color-contrast')).analyze();
    const found = violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(' ')).join(', ')}`);
    expect(found, `${what}, ${colorScheme}`).toEqual([]);
  }
}
