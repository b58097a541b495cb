import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { expectAccessible } from './support/accessible';
import { writeInventedLog } from './support/invented-log';
import { expect, type Program, test } from './support/program';
import { expectCounted } from './support/settled';

const savedButton = (page: Page) => page.getByRole('button', { name: /^Saved searches/ });
const panel = (page: Page) => page.getByRole('dialog', { name: /^Saved searches/ });

/** The invented log of one tenant, and every entry on the screen. */
async function begin(page: Page, program: Program): Promise<void> {
  const log = writeInventedLog(dirname(program.dataFolder));
  await program.cli(['import', log, '--tenant', 'North']);
  await page.reload();
  await page.getByRole('button', { name: 'Time range' }).click();
  await page.getByRole('button', { name: 'All times' }).click();
  await expectCounted(page, '241 entries');
}

async function save(page: Page, name: string): Promise<void> {
  await savedButton(page).click();
  await page.getByLabel('Name of this search').fill(name);
  await page.getByRole('button', { name: 'Save search' }).click();
  await expect(page.getByRole('button', { name: `Saved searches: ${name}` })).toBeVisible();
}

async function inMenu(page: Page, name: string, item: string): Promise<void> {
  await panel(page)
    .getByRole('button', { name: `Actions for ${name}` })
    .first()
    .click();
  await page.getByRole('menuitem', { name: item }).click();
}

test('a search is put into a folder, pinned, found, opened by key, and stays when its folder goes', async ({
  page,
  program,
}) => {
  await begin(page, program);
  await save(page, 'Everything');
  await savedButton(page).click();
  await inMenu(page, 'Everything', 'Details…');
  const details = page.getByRole('dialog', { name: /^Details/ });
  await details.getByLabel('Folder').fill('Audit/Quarterly');
  await details.getByLabel('Tags').fill('q3, weekly');
  await details.getByLabel('Description').fill('What the auditor asks for.');
  await details.getByRole('checkbox', { name: /Pinned/ }).check();
  await details.getByRole('button', { name: 'Save' }).click();
  await expect(panel(page).getByRole('button', { name: 'Folder Audit/Quarterly, 1 search' })).toBeVisible();
  await expectAccessible(page, 'saved searches in folders');
  await panel(page).getByLabel('Find in saved searches').fill('auditor Q3');
  await expect(panel(page).getByRole('list', { name: 'Saved searches' })).toContainText('Everything');
  await panel(page).getByLabel('Find in saved searches').fill('');

  await inMenu(page, 'Audit', 'Delete folder…');
  await expect(page.getByRole('dialog', { name: /^Delete the folder/ })).toContainText('1 search in it stays');
  await page.getByRole('button', { name: 'Delete the folder' }).click();
  await expect(panel(page).getByRole('button', { name: 'Folder Quarterly, 1 search' })).toBeVisible();
  await expect(page.getByRole('dialog', { name: /^Delete the folder/ })).toBeHidden();
  await panel(page).getByLabel('Find in saved searches').press('Escape');
  await expect(panel(page)).toBeHidden();

  await page.getByRole('button', { name: 'Time range' }).click();
  await page.getByRole('button', { name: 'Last 24 hours' }).click();
  await expect(page.getByText('No entry in this time range')).toBeVisible();
  await page.keyboard.press('Alt+1');
  await expectCounted(page, '241 entries');
  await page.getByRole('button', { name: 'Time range' }).click();
  await page.getByRole('button', { name: 'Last 24 hours' }).click();
  await expect(page.getByText('No entry in this time range')).toBeVisible();
  await page.keyboard.press('o');
  await page.getByRole('combobox', { name: 'Open a saved search' }).fill('every');
  await page.keyboard.press('Enter');
  await expectCounted(page, '241 entries');
});

test('what came since a search was reviewed is counted beside it and shown alone', async ({ page, program }) => {
  await begin(page, program);
  await save(page, 'Weekly review');
  await savedButton(page).click();
  await panel(page).getByRole('button', { name: 'Mark as reviewed' }).click();
  await expect(panel(page).getByText('nothing new since just now').first()).toBeVisible();
  const late = join(dirname(program.dataFolder), 'late.json');
  const record = (id: string) =>
    JSON.stringify({
      uuid: id,
      published: '2019-03-01T10:00:00.000Z',
      eventType: 'user.session.start',
      severity: 'INFO',
      actor: { id: 'a', type: 'User', alternateId: 'late@example.org' },
      outcome: { result: 'SUCCESS' },
    });
  writeFileSync(late, `[${record('late-1')},${record('late-2')}]`);
  const imported = await program.cli(['import', late, '--kind', 'okta', '--tenant', 'North']);
  expect([imported.code, imported.stderr]).toEqual([0, expect.any(String)]);
  await expect(
    panel(page)
      .getByText(/^\+2 since/)
      .first(),
  ).toBeVisible();
  await panel(page).getByRole('button', { name: 'Show only the new entries' }).click();
  await expectCounted(page, '2 entries');
  await expect(savedButton(page)).toContainText('new only');
});

test('searches and the tenant groups that they use travel as a file, and overwrite nothing unasked', async ({
  page,
  program,
}) => {
  await begin(page, program);
  await page.getByRole('button', { name: /^Scope/ }).click();
  await page.getByRole('button', { name: 'Tenant groups…' }).click();
  const groups = page.getByRole('dialog', { name: 'Tenant groups' });
  await groups.getByRole('button', { name: 'New group' }).click();
  await groups.getByLabel('Name', { exact: true }).fill('Gold');
  await groups.getByLabel('Names or ids of tenants').fill('north\nNobody Ltd');
  await groups.getByRole('button', { name: 'Add these' }).click();
  await expect(groups.getByRole('status')).toContainText('Nobody Ltd');
  // Closed while it is still being saved: that is no draft to be forgotten.
  await page.route('**/tenantGroups.create', async (route) => {
    await sleep(1000);
    await route.continue();
  });
  await groups.getByRole('button', { name: 'Save' }).click();
  await groups.getByRole('button', { name: 'Close' }).click();
  await expect(groups).toBeHidden();
  await page.getByRole('checkbox', { name: 'Gold' }).check();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: /^Scope/ })).toContainText('Gold');
  await expectCounted(page, '241 entries');
  await save(page, 'Gold customers');

  await savedButton(page).click();
  await panel(page).getByRole('button', { name: 'Folders and files of saved searches' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'Export all…' }).click();
  const path = await (await download).path();
  const file = JSON.parse(readFileSync(path, 'utf8')) as { tenantGroups: { name: string }[] };
  expect(file.tenantGroups.map(({ name }) => name)).toEqual(['Gold']);

  await panel(page).getByRole('button', { name: 'Folders and files of saved searches' }).click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('menuitem', { name: 'Import searches…' }).click();
  await (await chooser).setFiles(path);
  const dialog = page.getByRole('dialog', { name: 'Import saved searches' });
  await expect(dialog).toContainText('The same search');
  await dialog.getByLabel('What to do with Gold customers').selectOption('Keep both');
  await dialog.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(panel(page).getByRole('list', { name: 'Saved searches' })).toContainText('Gold customers (copy)');
  await page.keyboard.press('Escape');

  const gone = await program.cli(['groups', 'remove', 'Gold']);
  expect([gone.code, gone.stderr]).toEqual([0, expect.stringContaining('will say that it is gone')]);
  await expect(page.getByRole('alert').filter({ hasText: 'which does not exist' }).first()).toBeVisible();
});

test('a whole period and a period of ones own are ranges, in the zone that is shown', async ({ page, program }) => {
  await begin(page, program);
  await page.getByRole('button', { name: 'Time range' }).click();
  await page.getByRole('button', { name: 'Last quarter' }).click();
  await expect(page.getByRole('button', { name: 'Time range' })).toContainText('Last quarter');
  await page.getByRole('button', { name: 'Time range' }).click();
  await page.getByLabel('Name of this range').fill('Q audit');
  await page.getByRole('button', { name: 'Keep' }).click();
  await page.getByRole('button', { name: 'Q audit', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Time range' })).toContainText('Q audit');
  await expect.poll(async () => (await program.cli(['search', '--period', 'Q audit', '--count'])).code).toBe(0);
});
