import { expect, type Page } from '@playwright/test';

/** What is shown is what was asked for last: nothing of before is left that waits for its answer. */
export async function settled(page: Page): Promise<void> {
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
}

/** The count's words are there, and all beside it is of the same question: what is pressed next stays where it is. */
export async function expectCounted(page: Page, words: string): Promise<void> {
  await expect(page.getByText(words, { exact: true }).filter({ visible: true }).first()).toBeVisible();
  await settled(page);
}
