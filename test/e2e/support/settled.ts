import { expect, type Page } from '@playwright/test';

/** What is shown is what was asked for last: nothing of before is left that waits for its answer. */
export async function settled(page: Page): Promise<void> {
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
}
