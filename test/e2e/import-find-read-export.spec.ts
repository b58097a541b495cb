import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { dropFiles } from './support/drop-files';
import { WANTED_RECORD, writeInventedLog } from './support/invented-log';
import { expect, type Program, test } from './support/program';
import { settled } from './support/settled';

/** Drops the invented log, names its tenant and imports it; ends on the import's report. */
async function importByDrop(page: Page, program: Program): Promise<void> {
  await expect(page.getByRole('button', { name: 'Import files' })).toBeVisible();
  await dropFiles(page, [writeInventedLog(dirname(program.dataFolder))]);
  await expect(page.getByRole('dialog')).toContainText('Okta');
  await page.getByRole('dialog').getByLabel('Tenant').fill('North');
  await page.getByRole('button', { name: 'Start import' }).click();
  await expect(page.getByRole('button', { name: 'Show these entries' })).toBeVisible();
}

/** The 241 entries of the log, shown. */
async function showImported(page: Page, program: Program): Promise<void> {
  await importByDrop(page, program);
  await page.getByRole('button', { name: 'Show these entries' }).click();
  await expect(page.getByText('241 entries', { exact: true }).first()).toBeVisible();
}

const entriesShown = (page: Page) => page.getByRole('grid', { name: 'Entries' });

test('a log that is dropped is imported, found, read, copied, saved as a search and exported as shown', async ({
  page,
  program,
}) => {
  await showImported(page, program);

  await page.getByRole('group', { name: 'Filters' }).getByRole('checkbox', { name: 'Error', exact: true }).check();
  await expect(page.getByText('1 entry', { exact: true }).first()).toBeVisible();
  await entriesShown(page).getByText('report.send.fail').click();
  const detail = page.getByRole('region', { name: /^Entry #\d/ });
  await expect(detail).toContainText('wanted-1');

  await detail.getByRole('button', { name: 'Copy', exact: true }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(WANTED_RECORD);

  await page.getByRole('button', { name: 'Saved searches' }).click();
  await page.getByLabel('Name of this search').fill('Reports that failed');
  await page.getByRole('button', { name: 'Save search' }).click();
  await expect(page.getByRole('button', { name: 'Saved searches: Reports that failed' })).toBeVisible();

  await program.restart();
  await page.goto(program.address);
  await expect(page.getByText('1 entry', { exact: true }).first()).toBeVisible();
  await page.getByRole('button', { name: 'Clear all' }).click();
  await expect(page.getByText('No entry in this time range').or(entriesShown(page))).toBeVisible();
  await page.getByRole('button', { name: 'Saved searches' }).click();
  await page.getByRole('dialog').getByText('Reports that failed').click();
  await expect(page.getByText('1 entry', { exact: true }).first()).toBeVisible();
  await expect(entriesShown(page)).toContainText('report.send.fail');
});

test('an export holds the rows of the grid in its order, and its count', async ({ page, program }) => {
  await showImported(page, program);
  await page.getByRole('group', { name: 'Filters' }).getByRole('checkbox', { name: 'Warning', exact: true }).check();
  await expect(page.getByText('24 entries', { exact: true }).first()).toBeVisible();
  await settled(page);
  const items = await entriesShown(page).locator('[role="gridcell"][data-field="item"]').allInnerTexts();

  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('24 entries');
  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Export', exact: true }).click();
  const path = await (await download).path();
  const lines = readFileSync(path, 'utf8').trim().split('\r\n');
  expect(lines).toHaveLength(25);
  const column = lines[0]?.split(',').indexOf('Item') ?? -1;
  const exported = lines.slice(1).map((line) => line.split(',')[column]);
  expect(items.length).toBeGreaterThan(10);
  expect(exported.slice(0, items.length)).toEqual(items);
});

test('another page and another search begin at their first line, the keys too; an open entry stays in sight', async ({
  page,
  program,
}) => {
  await showImported(page, program);
  const line = (number: number) => entriesShown(page).locator(`[role="row"][data-rowindex="${String(number)}"]`);
  const scrollAway = async (): Promise<void> => {
    await entriesShown(page).hover();
    await page.mouse.wheel(0, 1200);
    await expect(line(0)).toBeHidden();
  };
  await scrollAway();
  await page.getByRole('button', { name: 'Next page' }).click();
  await expect(page.getByText('page 2 of 3')).toBeVisible();
  await expect(line(0)).toBeInViewport();

  await scrollAway();
  await line(50).locator('[data-field="severity"]').click();
  await page.keyboard.press('Escape');
  await page.keyboard.press('n');
  await expect(page.getByText('page 3 of 3')).toBeVisible();
  await expect(line(0)).toBeInViewport();
  await expect(line(0).locator('[data-field="severity"]')).toBeFocused();

  await page.keyboard.press('p');
  await expect(page.getByText('page 2 of 3')).toBeVisible();
  await scrollAway();
  await page
    .getByRole('group', { name: 'Filters' })
    .getByRole('checkbox', { name: 'Information', exact: true })
    .check();
  await expect(page.getByText('216 entries', { exact: true }).first()).toBeVisible();
  await expect(line(0)).toBeInViewport();

  await scrollAway();
  await line(50).locator('[data-field="severity"]').click();
  await entriesShown(page).hover();
  await page.mouse.wheel(0, -3000);
  await expect(line(50)).toBeHidden();
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect(line(50)).toBeInViewport();
});

test('a count that cannot be had is said to be lacking, and comes with the next try', async ({ page, program }) => {
  await showImported(page, program);
  await page.route('**/search.count', (route) => route.abort());
  await page.getByRole('group', { name: 'Filters' }).getByRole('checkbox', { name: 'Warning', exact: true }).check();
  await expect(page.getByText('Not counted', { exact: true })).toBeVisible();
  await expect(entriesShown(page).getByRole('row').nth(1)).toBeVisible();
  await page.unroute('**/search.count');
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect(page.locator('[data-part="count"]')).toHaveText(/^\d+ entries$/);
});

test('an empty range says between which dates the entries lie, and goes there', async ({ page, program }) => {
  await importByDrop(page, program);
  await page.route('**/coverage.ofSearch', async (route) => {
    await sleep(700);
    await route.continue();
  });
  await page
    .getByRole('button', { name: /^Search/ })
    .first()
    .click();
  await expect(page.getByText('No entry in this time range')).toBeVisible();
  // All of it at once, so that no button moves away from the pointer.
  expect(await page.getByText('so this is no finding').count()).toBe(1);

  await page.unroute('**/coverage.ofSearch');
  await page.route('**/coverage.ofSearch', (route) => route.abort());
  await page.reload();
  await expect(page.getByText('so this is no finding')).toBeVisible();
  await page.getByRole('button', { name: 'Go there' }).click();
  await expect(page.getByText('241 entries', { exact: true }).first()).toBeVisible();
});

test('the same file again adds nothing and says so; undone, its entries are gone', async ({ page, program }) => {
  await importByDrop(page, program);
  const again = await program.cli([
    'import',
    writeInventedLog(dirname(program.dataFolder)),
    '--tenant',
    'North',
    '--json',
  ]);
  expect({ code: again.code, ...pick(JSON.parse(again.stdout) as Record<string, unknown>) }).toEqual({
    code: 0,
    read: 241,
    added: 0,
    duplicates: 241,
    revisions: 0,
    rejected: 0,
  });
});

const pick = ({ read, added, duplicates, revisions, rejected }: Record<string, unknown>) => ({
  read,
  added,
  duplicates,
  revisions,
  rejected,
});
