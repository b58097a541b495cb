import type { Locator, Page } from '@playwright/test';
import { entriesOf, expect, type PrintedEntry, type ProductWorld } from './product-world';
import { expectCounted } from './settled';

export const go = (page: Page, name: string): Promise<void> =>
  page.getByRole('navigation').getByRole('button', { name, exact: true }).click();
export const chips = (page: Page): Locator => page.getByRole('list', { name: 'Active filters' });
export const valuesOf = (page: Page, title: string): Locator => page.getByRole('group', { name: `Values of ${title}` });
export const severity = (page: Page, name: string): Locator =>
  page.getByRole('group', { name: 'Severity', exact: true }).getByRole('checkbox', { name });

export async function expectCount(page: Page, entries: number): Promise<void> {
  await expectCounted(page, `${String(entries)} ${entries === 1 ? 'entry' : 'entries'}`);
}

export const expectHeld = (
  page: Page,
  { held }: ProductWorld,
  holds: (entry: PrintedEntry) => boolean,
): Promise<void> => expectCount(page, held.filter(holds).length);

export async function allTimes(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Time range' }).click();
  await page.getByRole('button', { name: 'All times' }).click();
}

/** Ticks values of a field, and presses nothing else. */
export async function filter(page: Page, field: string, ...values: readonly string[]): Promise<void> {
  await page.getByRole('button', { name: 'Add filter' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add filter' });
  await dialog.getByRole('button', { name: field, exact: true }).click();
  for (const value of values) await dialog.getByRole('checkbox', { name: value, exact: true }).check();
  await page.keyboard.press('Escape');
}

export async function scope(page: Page, changes: Readonly<Record<string, boolean>>): Promise<void> {
  await page.getByRole('button', { name: /^Scope/ }).click();
  for (const [tenant, isChosen] of Object.entries(changes)) {
    await page.getByRole('checkbox', { name: tenant, exact: true }).setChecked(isChosen);
  }
  await page.keyboard.press('Escape');
}

/** `2026-11-20 09:00:00`, typed section by section. */
async function type(page: Page, label: string, time: string): Promise<void> {
  const field = page.getByRole('group', { name: label, exact: true });
  await field.getByRole('spinbutton').first().click();
  await page.keyboard.type(time.replaceAll(/\D/g, ''));
}

const written = (milliseconds: number): string => new Date(milliseconds).toISOString().slice(0, 19).replace('T', ' ');

export async function between(page: Page, from: number, until: number): Promise<void> {
  await page.getByRole('button', { name: 'Time range' }).click();
  await type(page, 'From', written(from));
  await type(page, 'Until (not included)', written(until));
  await page.getByRole('form', { name: 'Custom' }).getByRole('button', { name: 'Apply' }).click();
}

/** The entry in the first line of what was searched for last, not of what is shown until it comes. */
export async function openFirst(page: Page): Promise<Locator> {
  await expect(page.locator('[aria-busy="false"]').filter({ has: entriesOf(page) })).toBeVisible();
  await entriesOf(page).getByRole('row').nth(1).click();
  const entry = page.getByRole('region', { name: /^Entry #\d/ });
  await expect(entry).toBeVisible();
  return entry;
}

export async function lens(page: Page, name: string): Promise<Locator> {
  await go(page, 'Lenses');
  await page.getByRole('navigation', { name: 'Lenses' }).getByRole('button', { name, exact: true }).click();
  return page.getByRole('region', { name, exact: true }).getByRole('table', { name: 'Figures' });
}
