import { dirname } from 'node:path';
import type { Page } from '@playwright/test';
import { writeInventedLog } from './support/invented-log';
import { expect, type Program, test } from './support/program';
import { expectCounted } from './support/settled';

const grid = (page: Page) => page.getByRole('grid', { name: 'Entries' });
const selection = (page: Page) => page.getByRole('region', { name: 'Selection' });

/** Imports 241 entries by the command line, and shows all of them. */
async function openEntries(page: Page, program: Program): Promise<void> {
  const log = writeInventedLog(dirname(program.dataFolder));
  const imported = await program.cli(['import', log, '--tenant', 'North']);
  expect(imported.code).toBe(0);
  await page.reload();
  await page.getByRole('button', { name: /^Time range/ }).click();
  await page.getByRole('button', { name: 'All times' }).click();
  await expectCounted(page, '241 entries');
}

test('entries are picked and all that match are tagged, found by the tag, undone, done again, and there after a restart', async ({
  page,
  program,
}) => {
  await openEntries(page, program);

  await grid(page).locator('[role="row"][data-rowindex="0"] [data-field="task"]').click();
  await page.keyboard.press('Escape');
  await page.keyboard.press('x');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(selection(page)).toContainText('3 entries selected');
  await page.getByRole('button', { name: 'Next page' }).click();
  await expect(selection(page)).toContainText('3 entries selected');

  await page.keyboard.press('t');
  const tags = page.getByRole('dialog', { name: /^Tag/ });
  await tags.getByRole('combobox').fill('payroll');
  await page.keyboard.press('Enter');
  await expect(page.getByText('3 entries tagged “payroll”.')).toBeVisible();
  await page.keyboard.press('Escape');

  await grid(page).locator('[role="row"][data-rowindex="0"] [data-field="task"]').click();
  await page.keyboard.press('Escape');
  await page.keyboard.press('ControlOrMeta+a');
  await expect(selection(page)).toContainText('All 241 that match are selected');
  await page.keyboard.press('t');
  await tags.getByRole('combobox').fill('payroll');
  await expect(tags.getByRole('option').first()).toContainText('3 of 241');
  await page.keyboard.press('Enter');
  await expect(page.getByText('238 entries tagged “payroll”. 3 said so already.')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Shift+X');
  await expect(selection(page)).toBeHidden();

  await page.getByRole('button', { name: 'Add filter' }).click();
  await page.getByLabel('Find a field').fill('tag');
  await page.keyboard.press('Enter');
  await page
    .getByRole('dialog')
    .getByRole('checkbox', { name: /payroll/ })
    .check();
  await page.keyboard.press('Escape');
  await expectCounted(page, '241 entries');

  await page.keyboard.press('ControlOrMeta+z');
  await expect(page.getByText(/^Undone: tag “payroll”, on 238 entries/)).toBeVisible();
  await expectCounted(page, '3 entries');
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await expect(page.getByText(/^Done again: tag “payroll”, on 238 entries/)).toBeVisible();
  await expectCounted(page, '241 entries');
  await page.keyboard.press('ControlOrMeta+z');
  await expectCounted(page, '3 entries');

  await program.restart();
  await page.goto(program.address);
  await expectCounted(page, '3 entries');
  await expect(grid(page).getByText('payroll')).toHaveCount(3);
});

test('an entry is marked, noted and reviewed beside its record; the history says who and undoes each', async ({
  page,
  program,
}) => {
  await openEntries(page, program);
  await grid(page).locator('[role="row"][data-rowindex="0"] [data-field="task"]').click();
  const said = page.getByRole('region', { name: 'Annotations' });
  await page.keyboard.press('m');
  await page.keyboard.press('2');
  await expect(said.getByRole('button', { name: 'Suspicious' })).toBeVisible();
  await page.keyboard.press('Shift+N');
  await page.getByLabel('Note, plain text').fill('Asked Ada.\n<b>Waiting</b>');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(said).toContainText('<b>Waiting</b>');
  await page.keyboard.press('v');
  await expect(said.getByRole('button', { name: 'Reviewed', exact: true })).toHaveAttribute('aria-pressed', 'true');
  await expect(grid(page).getByRole('img', { name: /^Reviewed by/ })).toHaveCount(1);

  await page.keyboard.press('Shift+M');
  const history = page.getByRole('dialog', { name: 'History of annotations' });
  await expect(history.getByRole('listitem')).toHaveCount(3);
  await history.getByRole('button', { name: 'Undo mark Suspicious' }).click();
  await expect(history.getByRole('listitem').first()).toContainText('Undid mark Suspicious');
  await history.getByRole('button', { name: 'Close' }).click();
  await expect(said.getByRole('button', { name: 'Mark', exact: true })).toBeVisible();
  await expect(said).toContainText('Waiting');

  await grid(page)
    .locator('[role="row"][data-rowindex="1"] [data-field="severity"]')
    .click({ modifiers: ['ControlOrMeta'] });
  await selection(page).getByRole('button', { name: 'Copy' }).click();
  await page.getByRole('menuitem', { name: /^Copy records/ }).click();
  await expect(page.getByText('1 entry copied.')).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(JSON.parse(copied)).toHaveProperty('uuid');

  const listed = await program.cli(['annotate', 'list', '--json']);
  expect(JSON.parse(listed.stdout)).toMatchObject({ total: 4 });
  const found = await program.cli(['search', '--note', 'waiting', '--count']);
  expect(found.stdout.trim()).toBe('1');
});
