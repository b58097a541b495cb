import type { Locator, Page } from '@playwright/test';
import { connect, expect, idOf, NAME, test } from './support/panel-world';
import { StandInProcess } from './support/stand-in-process';

const SIGN_IN = /did not accept the sign-in .* check account and secret/;
const dialogOf = (page: Page): Locator => page.getByRole('dialog').first();
const lineOf = (page: Page): Locator => page.getByRole('table', { name: 'Connections' }).getByRole('row').nth(1);
const scopesOf = (page: Page): Locator => page.getByRole('table', { name: 'Tenants of this run' });
/** The lower edge of a box, in pixels of the window. */
const endOf = (box: { readonly y: number; readonly height: number } | null): number =>
  box === null ? Number.NaN : box.y + box.height;
const heightOf = (page: Page): number => page.viewportSize()?.height ?? Number.NaN;
const runningOf = (page: Page): Locator => page.getByText(/^(Collecting|Paused) \d+\/\d+/);

async function show(page: Page, screen: string, tab: string): Promise<void> {
  await page.getByRole('navigation').getByRole('button', { name: screen, exact: true }).click();
  await page.getByRole('tab', { name: tab }).click();
}

async function openRun(page: Page, runId: number): Promise<void> {
  await show(page, 'Connections', 'Collection runs');
  await page.getByRole('button', { name: `Open the report of run ${runId}` }).click();
}

async function leaveRun(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'All runs' }).click();
  await page.getByRole('tab', { name: 'Connections' }).click();
}

async function choose(page: Page, item: string): Promise<void> {
  await page.getByRole('button', { name: `More for ${NAME}` }).click();
  await page.getByRole('menuitem', { name: item }).click();
}

async function save(page: Page): Promise<void> {
  await dialogOf(page).getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

/** They lie over the lower part of the window for as long as they have something to press. */
async function closeToasts(page: Page): Promise<void> {
  const toasts = page.getByRole('alert').or(page.getByRole('status')).getByRole('button', { name: 'Close' });
  while ((await toasts.count()) > 0) await toasts.first().click();
}

test('a wrong secret is told of by the test, the list and the report, and is replaced by the right one', async ({
  page,
  program,
  keyring,
  panel,
}) => {
  await connect(page, panel, 'not the secret');
  const dialog = dialogOf(page);
  await dialog.getByRole('button', { name: 'Test connection' }).click();
  await expect(dialog.getByText('It does not work yet.')).toBeVisible();
  await expect(dialog.getByRole('listitem').filter({ hasText: 'Signed in' })).toContainText('Failed');
  await expect(dialog.getByText(/Check the user name and the password/)).toBeVisible();
  await save(page);
  await show(page, 'Connections', 'Connections');
  await page.getByRole('button', { name: `Collect from ${NAME} now` }).click();
  await expect(page.getByRole('alert')).toContainText(SIGN_IN);
  await expect(page.getByRole('alert')).toContainText('1 connection could not be asked');
  await closeToasts(page);
  await expect(lineOf(page)).toContainText('Not asked');

  // The report says so for ever, and never that everything is complete.
  await program.restart();
  await page.goto(program.address);
  await page.waitForURL(`${program.origin}/`);
  await openRun(page, 1);
  await expect(scopesOf(page).getByRole('row').nth(1)).toContainText(SIGN_IN);
  await expect(page.getByText('Done, not complete')).toBeVisible();
  await leaveRun(page);
  await expect(lineOf(page)).toContainText('Not asked');

  await choose(page, 'Edit…');
  await dialog.getByRole('button', { name: 'Replace' }).click();
  await dialog.getByLabel('Password').fill(panel.printed.secret);
  await dialog.getByRole('button', { name: 'Test connection' }).click();
  await expect(dialog.getByText(/^(Everything works|It works)/)).toBeVisible();
  await dialog.getByRole('radio', { name: 'Only chosen tenants' }).click();
  await expect(dialog.getByText(SIGN_IN)).toHaveCount(0);
  await dialog.getByRole('button', { name: 'Save and list the tenants' }).click();
  await expect(dialog.getByText('0 of 13 chosen')).toBeVisible();
  expect(await keyring.read(await idOf(program))).toBe(panel.printed.secret);
  await dialog.getByLabel('Find a tenant').fill('Clinic');
  await dialog.getByRole('button', { name: 'Choose those shown' }).click();
  await dialog.getByLabel('Name', { exact: true }).fill(`${NAME} 2`);
  await save(page);
  await expect(lineOf(page)).toContainText(`${NAME} 2`);
  await expect(lineOf(page)).toContainText('2 chosen');

  // At another address the secret would go to somebody else.
  await choose(page, 'Edit…');
  await dialog
    .getByLabel('Address of the Enterprise Server')
    .fill(panel.printed.address.replace('127.0.0.1', 'localhost'));
  await save(page);
  await expect(page.getByRole('alert')).toContainText('Its secret was forgotten');
  expect(await keyring.read(await idOf(program))).toBeNull();
});

test('a run is paused, resumed and cancelled; the report says what is not complete, and the rest is collected', async ({
  page,
  program,
  panel,
}) => {
  await connect(page, panel, panel.printed.secret);
  await save(page);
  await show(page, 'Connections', 'Collection runs');
  // Enough answers for some tenants, then one that comes a byte at a time.
  panel.say('on panel slow-drip 24');
  await page.getByRole('button', { name: 'Collect', exact: true }).click();
  await page.getByRole('button', { name: 'Pause', exact: true }).click();
  await expect(page.getByText(/^Paused \d+\/13/)).toBeVisible();
  await page.getByRole('button', { name: /^Show what is being collected/ }).click();
  const details = page.getByRole('dialog', { name: 'Collection in progress' });
  const lines = details.getByRole('row');
  const before = await lines.count();
  await details.getByRole('button', { name: 'Go on', exact: true }).click();
  // It names more tenants and grows upwards: the bar below stays in sight.
  await expect.poll(() => lines.count()).toBeGreaterThan(before);
  await expect(page.getByText(/^Collecting [1-9]\d*\/13/)).toBeVisible();
  await expect.poll(async () => endOf(await details.boundingBox())).toBeLessThanOrEqual(heightOf(page) - 22);
  await details.getByRole('button', { name: 'Cancel', exact: true }).click();
  await expect(runningOf(page)).toBeHidden();
  await expect(page.getByRole('status').filter({ hasText: 'The collection was cancelled.' })).toBeVisible();
  panel.say('off panel');

  await openRun(page, 1);
  await expect(page.getByText('This run was cancelled. What it had committed is in the archive')).toBeVisible();
  const left = await scopesOf(page).getByRole('row').count();
  expect(left).toBeGreaterThan(2);
  expect(left).toBeLessThan(14);
  await expect(scopesOf(page).getByRole('row').nth(1)).toContainText('The run was cancelled; the next collection');
  await page.getByRole('button', { name: 'All 13' }).click();
  await expect(
    scopesOf(page)
      .getByRole('row', { name: /Complete/ })
      .nth(1),
  ).toBeVisible();

  const kept = Number((await program.cli(['search', '--count'])).stdout.replaceAll(/\D/g, ''));
  await page.getByRole('button', { name: 'Collect the rest' }).click();
  await expect(page.getByText(/Everything that was asked is complete/)).toBeVisible();
  await page.getByRole('button', { name: 'All runs' }).click();
  await page.getByRole('button', { name: 'Open the report of run 2' }).click();
  // Only the tenants that were left, and of them only what was left.
  await expect(scopesOf(page).getByRole('row')).toHaveCount(left);
  expect(Number((await program.cli(['search', '--count'])).stdout.replaceAll(/\D/g, ''))).toBeGreaterThan(kept);
  await leaveRun(page);
  await expect(lineOf(page)).toContainText('Complete');
});

test('a connection is switched off, loses its secret and is removed; its secret leaves the keyring, its entries stay', async ({
  page,
  program,
  keyring,
  panel,
}) => {
  await connect(page, panel, panel.printed.secret);
  await save(page);
  await show(page, 'Connections', 'Connections');
  await page.getByRole('button', { name: `Collect from ${NAME} now` }).click();
  await expect(page.getByText(/Everything that was asked is complete/)).toBeVisible();
  const turn = page.getByRole('switch', { name: `Collect from ${NAME}` });
  await turn.click();
  await expect(lineOf(page)).toContainText('Off');
  await expect(page.getByRole('button', { name: 'Collect', exact: true })).toBeDisabled();
  await turn.click();
  await expect(page.getByRole('button', { name: 'Collect', exact: true })).toBeEnabled();

  await choose(page, 'Edit…');
  await dialogOf(page).getByRole('button', { name: 'Delete' }).click();
  await expect(dialogOf(page).getByText(/No secret is kept: nothing can be collected/)).toBeVisible();
  await expect(dialogOf(page).getByLabel('Password')).toBeFocused();
  await dialogOf(page).getByRole('button', { name: 'Test connection' }).click();
  const signedIn = dialogOf(page).getByRole('listitem').filter({ hasText: 'Signed in' });
  await expect(signedIn).toContainText(`There is no secret for the connection "${NAME}"; set it.`);
  await expect(signedIn).not.toContainText('Try again');
  await page.keyboard.press('Escape');
  // Nothing was written: nothing is asked.
  await expect(page.getByRole('dialog')).toHaveCount(0);
  const id = await idOf(program);
  expect(await keyring.read(id)).toBeNull();
  await page.getByRole('button', { name: `Collect from ${NAME} now` }).click();
  await expect(page.getByRole('alert')).toContainText(`There is no secret for the connection "${NAME}"; set it.`);
  await closeToasts(page);

  await choose(page, 'Edit…');
  await dialogOf(page).getByLabel('Password').fill(panel.printed.secret);
  await save(page);
  await expect.poll(() => keyring.read(id)).toBe(panel.printed.secret);
  const held = (await program.cli(['search', '--count'])).stdout;
  await choose(page, 'Remove…');
  await expect(dialogOf(page)).toContainText('its secret in the keychain');
  await expect(dialogOf(page)).toContainText('What stays: every entry that it collected');
  await expect(dialogOf(page).getByRole('button', { name: 'Cancel' })).toBeFocused();
  await dialogOf(page).getByRole('button', { name: 'Remove connection' }).click();
  await expect(page.getByText(`The connection “${NAME}” was removed, and its secret with it.`)).toBeVisible();
  expect(await keyring.read(id)).toBeNull();
  expect((await program.cli(['search', '--count'])).stdout).toBe(held);
});

test('the backend is asked for organizations, sources and tasks; a locked keychain is said', async ({
  page,
  program,
  keyring,
  panel,
}) => {
  await connect(page, panel, panel.printed.secret);
  await save(page);
  await show(page, 'Connections', 'Connections');
  await closeToasts(page);
  await page.getByRole('button', { name: `Show ${NAME}` }).click();
  const pane = page.getByRole('region', { name: `Connection ${NAME}` });
  const factAt = () => pane.getByText('Added', { exact: true }).boundingBox();
  const before = await factAt();
  const customer = panel.printed.tenants.find((one) => one.name.includes('Clinic'))?.name ?? '';
  await pane.getByLabel('Organizations of').fill('No such customer');
  await page.keyboard.press('Escape');
  await pane.getByRole('button', { name: 'Ask the backend' }).first().click();
  await expect(pane.getByText(/reaches no tenant "No such customer"/)).toBeVisible();
  await pane.getByLabel('Organizations of').fill(customer);
  await page.keyboard.press('Escape');
  await pane.getByRole('button', { name: 'Ask the backend' }).first().click();
  await expect(pane.getByRole('list', { name: /\d+ organizations?/ })).toBeVisible();
  await pane
    .getByRole('region', { name: 'Sources and tasks' })
    .getByRole('button', { name: 'Ask the backend' })
    .click();
  await pane.getByText('DNS_ZONE').click();
  await expect(pane.getByRole('list', { name: 'Sources and tasks' })).toContainText(/DNS_ZONE 3 tasks/);
  expect(await factAt()).toEqual(before);

  await keyring.lock();
  await program.restart();
  await page.goto(program.address);
  await page.waitForURL(`${program.origin}/`);
  await show(page, 'Connections', 'Connections');
  await page.getByRole('button', { name: `Collect from ${NAME} now` }).click();
  await expect(page.getByRole('alert')).toContainText('The keychain is locked');
});

test('a backend without organizations is asked for its event types only', async ({ page }) => {
  const lumu = await StandInProcess.start('lumu', ['--tenants', '2', '--entries', '5']);
  await page.getByRole('button', { name: 'Connect a backend' }).click();
  await dialogOf(page).getByRole('button', { name: /Lumu/ }).click();
  await dialogOf(page).getByLabel('Name', { exact: true }).fill('Portal');
  await dialogOf(page).getByLabel('Base address').fill(lumu.printed.address);
  await dialogOf(page).getByLabel('Company key').fill(lumu.printed.secret);
  await save(page);
  await show(page, 'Connections', 'Connections');
  await closeToasts(page);
  await page.getByRole('button', { name: 'Show Portal' }).click();
  const pane = page.getByRole('region', { name: 'Connection Portal' });
  await pane.getByRole('button', { name: 'Ask the backend' }).click();
  await expect(pane.getByRole('list', { name: 'Sources and tasks' })).toContainText('User Management');
  await expect(pane.getByRole('region', { name: 'Organizations' })).toHaveCount(0);
  await lumu.go();
});
