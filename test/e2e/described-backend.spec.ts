import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { Keyring } from './support/keyring';
import { expect, Program, test as base } from './support/program';
import { StandInProcess } from './support/stand-in-process';

const DAYS = 3;

interface World {
  readonly backend: StandInProcess;
  readonly kept: Program;
  readonly folder: string;
}

/** The program with a real keyring, and a stand-in that nobody has described yet. */
const test = base.extend<{ readonly world: World }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures wanted from the pattern.
  world: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'veritrail-e2e-'));
    const keyring = await Keyring.start();
    const backend = await StandInProcess.start('http-json', ['--tenants', '2', '--entries', '60', '--days', '3']);
    const kept = new Program(join(folder, 'data'), keyring.environment);
    await kept.start();
    await use({ backend, kept, folder });
    await kept.stop();
    await backend.go();
    await keyring.stop();
    rmSync(folder, { recursive: true, force: true });
  },
});

const rail = (page: Page, name: string) => page.getByRole('navigation').getByRole('button', { name, exact: true });
const describing = (page: Page) => page.getByRole('dialog', { name: 'Describe the backend', exact: true });
const toStep = (dialog: Locator, name: RegExp) => dialog.getByRole('tab', { name }).click();

/** Asks one page; what is said about it, one sentence each. */
async function ask(dialog: Locator, button = 'Ask one page'): Promise<readonly string[]> {
  const live = dialog.getByRole('region', { name: 'One live page' });
  await live.getByRole('button', { name: button }).click();
  await expect(live.getByRole('button', { name: 'Ask one page' })).toBeEnabled();
  await expect(live.getByRole('status').first()).toBeVisible();
  return await live.getByRole('note').allTextContents();
}

async function beginConnection(page: Page, { address }: { readonly address: string }): Promise<Locator> {
  await page.getByRole('button', { name: 'Connect a backend' }).click();
  const form = page.getByRole('dialog', { name: /Any HTTP\/JSON backend/ });
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /Any HTTP\/JSON backend/ })
    .click();
  await form.getByLabel('Name', { exact: true }).fill('Described');
  await form.getByRole('button', { name: /Describe the backend/ }).click();
  await expect(describing(page).getByRole('button', { name: 'Ask one page' })).toBeDisabled();
  await expect(describing(page).getByText(/Give the connection a name and its base address first/)).toBeVisible();
  await describing(page).getByRole('button', { name: 'Cancel' }).click();
  await form.getByLabel('Base address').fill(address);
  await form.getByLabel('Secret').fill('not the token');
  return form;
}

/** Says where the log and the tenants are asked, each wrong at first. */
async function describeRequests(dialog: Locator): Promise<void> {
  await toStep(dialog, /Request/);
  await dialog.getByLabel('Path').fill('/api/token/{tenant}/log');
  expect(await ask(dialog)).toEqual(['There is nothing at this address (404): change the path of the request.']);
  await dialog.getByLabel('Path').fill('/api/token/{tenant}/logs');
  const query = dialog.getByRole('group', { name: 'Query' });
  await query.getByRole('button', { name: 'Add' }).click();
  await expect(dialog.getByText('The part request/query/0/name of the description is empty.')).toBeVisible();
  await query.getByRole('button', { name: 'Query: remove row 1' }).click();
  const rows = [
    ['from', '{from}'],
    ['to', '{to}'],
    ['limit', '{limit}'],
    ['after', '{cursor}'],
  ] as const;
  for (const [at, [name, value]] of rows.entries()) {
    await query.getByRole('button', { name: 'Add' }).click();
    await query.getByLabel(`Query, row ${at + 1}: Name`).fill(name);
    await query.getByLabel(`Query, row ${at + 1}: Value`).fill(value);
  }

  await toStep(dialog, /Tenants/);
  const listed = 'Listed by the backend, each asked by {tenant}';
  await dialog.getByRole('combobox', { name: 'Tenants', exact: true }).selectOption({ label: listed });
  await dialog.getByLabel('Path').fill('/api/tenants');
  expect((await ask(dialog)).join('\n')).toContain('came without a list of items at its root');
  await dialog.getByRole('combobox', { name: 'List of tenants' }).fill('/tenants');
}

/** Says where the items are and what is what in them; places are chosen from what the backend answered. */
async function describeRecords(dialog: Locator, page: Page): Promise<void> {
  await toStep(dialog, /Items/);
  expect(await ask(dialog)).toEqual([
    'The answer itself is no list of items: change the place of the items; lists stand at /items.',
  ]);
  await dialog.getByRole('combobox', { name: 'List of items' }).click();
  await page.getByRole('listbox').getByRole('option', { name: '/items' }).click();
  await dialog.getByRole('combobox', { name: 'Total' }).fill('/total');

  await toStep(dialog, /Columns/);
  expect((await ask(dialog)).join('\n')).toMatch(/items have no time at \/timestamp: change the column started/);
  await dialog.getByRole('combobox', { name: 'Place of Started' }).click();
  await page
    .getByRole('listbox')
    .getByRole('option', { name: /^\/time/ })
    .click();
  const places = { Severity: '/severity', Task: '/action', Item: '/target/name', Username: '/actor/email' };
  for (const [column, place] of Object.entries(places)) {
    await dialog.getByRole('combobox', { name: `Place of ${column}`, exact: true }).fill(place);
  }
}

/** Says what the next page is asked by and what ends a window. */
async function describePaging(dialog: Locator): Promise<void> {
  await toStep(dialog, /Next page/);
  await dialog.getByLabel('Items of a page').fill('6');
  expect((await ask(dialog)).join('\n')).toContain('no next page is asked for: change the part paging');
  await dialog
    .getByRole('combobox', { name: 'Next page' })
    .selectOption({ label: 'Token in the answer, sent as {cursor}' });
  await dialog.getByLabel('Place of the next').fill('/next');
  expect((await ask(dialog)).join('\n')).toContain('no next page was found: change where the next page stands');
  await dialog.getByLabel('Place of the next').fill('/next_token');
  await expect(dialog.getByRole('combobox', { name: 'A window ends' })).toHaveValue('missing-next');
  await toStep(dialog, /Limits/);
  await dialog.getByLabel('First collection (days)').fill(String(DAYS));
  await dialog.getByLabel('Requests a minute').fill('6000');
}

async function collectAll(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Collect from Described now' }).click();
  await expect(page.getByText(/^Collecting \d/)).toBeVisible();
  await expect(page.getByText(/^Collecting \d/)).toBeHidden();
}

test('a backend is described step by step against its live answers, saved, and collected', async ({
  page,
  world: { backend, kept },
}) => {
  test.setTimeout(120_000);
  await page.goto(kept.address);
  const form = await beginConnection(page, backend.printed);
  await form.getByRole('button', { name: /Describe the backend/ }).click();
  const dialog = describing(page);
  expect(await ask(dialog)).toEqual(['The backend refused the sign-in (401): change the part sign-in, or the secret.']);
  await dialog.getByRole('button', { name: 'Use this description' }).click();
  await form.getByLabel('Secret').fill(backend.printed.secret);
  await form.getByRole('button', { name: /Describe the backend/ }).click();

  await describeRequests(dialog);
  await describeRecords(dialog, page);
  await describePaging(dialog);

  expect(await ask(dialog)).toEqual([]);
  await expect(dialog.getByText(/6 items · A next page follows\. · Everything fits\./)).toBeVisible();
  const looks = dialog.getByRole('table', { name: 'The page as it would look in the grid' });
  await expect(looks.getByRole('columnheader')).toContainText([
    'Time',
    'Severity',
    'Task',
    'Item',
    'Username',
    'Tenant',
  ]);
  const first = await looks.getByRole('row').nth(1).textContent();
  expect(await ask(dialog, 'Next page')).toEqual([]);
  await expect(looks.getByRole('row').nth(1)).not.toHaveText(first ?? '');
  await dialog.getByRole('tab', { name: 'Request', exact: true }).click();
  await expect(dialog.getByText(/^GET .*after=/)).not.toContainText(backend.printed.secret);

  await dialog.getByRole('button', { name: 'Copy as JSON' }).click();
  await expect(page.getByText('The description is copied. It holds no secret.')).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(JSON.parse(copied)).toMatchObject({ items: { place: '/items' }, paging: { places: ['/next_token'] } });
  expect(copied).not.toContain(backend.printed.secret);

  await dialog.getByRole('button', { name: 'Use this description' }).click();
  await form.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(form).toBeHidden();
  await rail(page, 'Connections').click();
  await collectAll(page);
  await rail(page, 'Search').click();
  await expect(page.getByRole('grid', { name: 'Entries' }).getByRole('row').nth(1)).toContainText('@demo.example');
  expect((await kept.cli(['search', '--count'])).stdout.replaceAll(/\D/g, '')).toBe('120');
});

test('a description is saved as a file without the secret and begins another connection', async ({
  page,
  world: { backend, kept, folder },
}) => {
  test.setTimeout(120_000);
  const { address, secret, options } = backend.printed;
  const described = join(folder, 'description.json');
  writeFileSync(described, JSON.stringify(options.description));
  const words = ['--connector', 'http-json', '--name', 'Described', '--address', address, '--secret-stdin'];
  const added = await kept.cli(['connections', 'add', ...words, '--option', `description=@${described}`], secret);
  expect(added.code, added.stderr).toBe(0);
  await page.goto(kept.address);
  await rail(page, 'Connections').click();
  await page.getByRole('button', { name: 'More for Described' }).click();
  const downloaded = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'Save as file…' }).click();
  const shared = join(folder, (await downloaded).suggestedFilename());
  await (await downloaded).saveAs(shared);
  expect(shared).toMatch(/described\.veritrail-connection\.json$/);
  expect(readFileSync(shared, 'utf8')).not.toContain(secret);

  await page.getByRole('button', { name: 'Add connection' }).click();
  await choose(page, page.getByRole('button', { name: 'From a file…' }), shared);
  const form = page.getByRole('dialog', { name: /Any HTTP\/JSON backend/ });
  await expect(form.getByLabel('Base address')).toHaveValue(address);
  await expect(form.getByLabel('Secret')).toHaveValue('');
  await form.getByLabel('Name', { exact: true }).fill('From the file');
  await form.getByLabel('Secret').fill(secret);
  await form.getByRole('button', { name: /Describe the backend/ }).click();
  expect(await ask(describing(page))).toEqual([]);
  await loadsAnew(page, described, shared);
  await describing(page).getByRole('button', { name: 'Use this description' }).click();
  await form.getByRole('button', { name: 'Test connection' }).click();
  await expect(form.getByText('Everything works.')).toBeVisible();
  await form.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(form).toBeHidden();
  await expect(page.getByRole('row', { name: /From the file/ })).toBeVisible();
});

async function choose(page: Page, button: Locator, path: string): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await button.click();
  await (await chooser).setFiles(path);
}

/** The whole description shows what takes its place; a file that is no connection is said and changes nothing. */
async function loadsAnew(page: Page, noConnection: string, shared: string): Promise<void> {
  const dialog = describing(page);
  await toStep(dialog, /Whole description/);
  const whole = dialog.getByLabel('Description as JSON');
  await expect(whole).toHaveValue(/next_token/);
  await dialog.getByRole('combobox', { name: 'Start from an example' }).selectOption({ label: 'GraphQL' });
  await expect(whole).toHaveValue(/\/errors/);
  await choose(page, dialog.getByRole('button', { name: 'Load from file…' }), noConnection);
  await expect(dialog.getByRole('alert')).toContainText(
    'description.json describes no connection: it was not saved by',
  );
  await expect(whole).toHaveValue(/\/errors/);
  await choose(page, dialog.getByRole('button', { name: 'Load from file…' }), shared);
  await page.getByRole('dialog', { name: 'Replace the description?' }).getByRole('button', { name: 'Replace' }).click();
  await expect(dialog.getByRole('alert')).toBeHidden();
  await expect(whole).toHaveValue(/next_token/);
}
