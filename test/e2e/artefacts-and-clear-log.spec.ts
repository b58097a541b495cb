import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { Keyring } from './support/keyring';
import { expect, Program, test as base } from './support/program';
import { openFirst } from './support/search-steps';
import { StandInProcess } from './support/stand-in-process';

const TENANT = 'Harbor Clinic 1';
const DAY_MS = 86_400_000;

interface World {
  readonly panel: StandInProcess;
  readonly kept: Program;
  readonly folder: string;
  /** Where the viewer of this machine writes down what it was given. */
  readonly viewed: string;
}

/** The program with a collected panel, and a viewer that writes down what it is given. */
const test = base.extend<{ readonly world: World }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures wanted from the pattern.
  world: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'veritrail-e2e-'));
    const keyring = await Keyring.start();
    const panel = await StandInProcess.start('panel', ['--tenants', '2', '--entries', '60', '--days', '20']);
    const viewed = join(folder, 'viewed.txt');
    const kept = new Program(join(folder, 'data'), { ...keyring.environment, ...viewerWriting(folder, viewed) });
    await kept.start();
    await collectPanel(kept, panel);
    await use({ panel, kept, folder, viewed });
    await kept.stop();
    await panel.go();
    await keyring.stop();
    rmSync(folder, { recursive: true, force: true });
  },
});

/** `xdg-open` asks $BROWSER where there is no desktop. */
function viewerWriting(folder: string, viewed: string): Readonly<Record<string, string>> {
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  for (const name of ['xdg-open', 'viewer']) {
    writeFileSync(join(bin, name), `#!/bin/sh\nprintf '%s\\n' "$1" >> '${viewed}'\n`);
    chmodSync(join(bin, name), 0o755);
  }
  return { BROWSER: join(bin, 'viewer'), PATH: `${bin}:${process.env['PATH'] ?? ''}` };
}

async function collectPanel(kept: Program, panel: StandInProcess): Promise<void> {
  const { address, account, secret } = panel.printed;
  const words = ['--connector', 'mspcontrol', '--name', 'Panel', '--address', address, '--account', account];
  const options = ['--option', 'zone=Europe/Berlin', '--option', 'artefactColumn=Download'];
  const added = await kept.cli(['connections', 'add', ...words, ...options, '--secret-stdin'], secret);
  expect(added.code, added.stderr).toBe(0);
  const collected = await kept.cli(['collect', '--connection', 'Panel']);
  expect(collected.code, collected.stderr).toBe(0);
}

const rail = (page: Page, name: string) => page.getByRole('navigation').getByRole('button', { name, exact: true });
const entries = (page: Page) => page.getByRole('grid', { name: 'Entries' });

test('a file is fetched beside its entry, opened, saved and attached by hand, and is there offline', async ({
  page,
  world: { panel, kept, folder, viewed },
}) => {
  test.setTimeout(120_000);
  await page.goto(kept.address);
  await showTask(page, 'RUN_SCHEDULE');
  const entry = await openFirst(page);
  await entry.getByRole('tab', { name: /Artefacts/ }).click();
  await expect(entry.getByText('No file is kept beside this entry.')).toBeVisible();
  await entry.getByRole('button', { name: 'Fetch from Panel' }).click();
  const files = entry.getByRole('list', { name: 'Kept files' }).getByRole('listitem');
  await expect(files).toHaveCount(1);
  await expect(files.first()).toContainText(/application\/pdf · .* · downloaded/);
  // So wide that the grid draws its last column too.
  await page.setViewportSize({ width: 3600, height: 900 });
  await expect(entries(page).getByRole('row').nth(1).locator('[data-field="download"]')).toHaveText(/\.pdf$/);
  await page.setViewportSize({ width: 1440, height: 900 });

  const program = join(folder, 'setup.pdf');
  writeFileSync(program, 'MZ\u0090\u0000a program, whatever it is called');
  const note = join(folder, 'note.txt');
  writeFileSync(note, 'what the customer said\n');
  await attach(page, entry, [program, note]);
  await expect(files).toHaveCount(3);
  const attached = files.filter({ hasText: 'setup.pdf' });
  await expect(attached).toContainText('attached by hand');
  await expect(attached).toContainText('it can only be saved');
  await expect(attached.getByRole('button', { name: /^Open/ })).toBeHidden();

  await panel.go();
  await page.reload();
  await showTask(page, 'RUN_SCHEDULE');
  const again = await openFirst(page);
  await again.getByRole('tab', { name: /Artefacts/ }).click();
  await expect(files).toHaveCount(3);
  await files.filter({ hasText: 'application/pdf · ' }).first().getByRole('button', { name: /^Open/ }).click();
  await expect.poll(() => (existsSync(viewed) ? readFileSync(viewed, 'utf8') : '')).toMatch(/\.pdf\n$/);
  const opened = readFileSync(viewed, 'utf8').trim().replace('file://', '');
  expect(readFileSync(opened).subarray(0, 5).toString('latin1')).toBe('%PDF-');

  expect(await saved(page, files.filter({ hasText: 'note.txt' }))).toBe('what the customer said\n');
  expect(await saved(page, attached)).toBe(readFileSync(program, 'utf8'));
  await again.getByRole('button', { name: 'Fetch from Panel' }).click();
  await again.getByRole('button', { name: 'Cancel' }).click();
  await expect(again.getByText('Fetching was cancelled. Nothing was kept.')).toBeVisible();
  await expect(files).toHaveCount(3);
});

test('days of a log are cleared after what is missing was taken, and stay in the archive as cleared by us', async ({
  page,
  world: { panel, kept },
}) => {
  test.setTimeout(120_000);
  panel.say('add panel 2001 7');
  await page.goto(kept.address);
  await rail(page, 'Connections').click();
  const before = await countOf(kept);
  await page.getByRole('button', { name: 'More for Panel' }).click();
  await page.getByRole('menuitem', { name: 'Clear log…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Clear a log of Panel' });
  const next = dialog.getByRole('button', { name: 'See what will be deleted' });
  await dialog.getByLabel('Tenant').selectOption({ label: `${TENANT} (2001)` });
  await dialog.getByLabel('First day').fill(dayAgo(0));
  await expect(dialog.getByText('This day has not ended there yet.').first()).toBeVisible();
  await expect(next).toBeDisabled();
  await dialog.getByLabel('First day').fill(dayAgo(8));
  await dialog.getByLabel('Last day').fill(dayAgo(6));
  await next.click();
  await expect(dialog.getByRole('region', { name: 'What exactly the backend will do' })).toContainText(
    'the whole subtree',
  );
  const clear = dialog.getByRole('button', { name: 'Clear the log' });
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await expect(clear).toBeDisabled();
  await dialog.getByLabel(`Type ${TENANT} to confirm`).fill('Harbor Clinic');
  await expect(clear).toBeDisabled();

  panel.say('on panel sign-in-lost');
  await dialog.getByLabel(`Type ${TENANT} to confirm`).fill(TENANT);
  await clear.click();
  await expect(dialog.getByRole('alert')).toBeVisible();
  await dialog.getByRole('button', { name: 'Close' }).click();
  panel.say('off panel');
  await clearAgain(page, dialog);
  await expect(dialog).toContainText('the archive holds all of them');
  await expect(dialog).toContainText('None is left at the backend');
  await dialog.getByRole('button', { name: 'Close' }).click();
  expect(await countOf(kept)).toBe(before + 1);

  await page.getByRole('tab', { name: 'Cleared logs' }).click();
  const rows = page.getByRole('table', { name: 'Clearings, newest first' }).getByRole('row');
  await expect(rows.nth(1)).toContainText(new RegExp(`${TENANT}.*3 whole days, ${dayAgo(8)} to ${dayAgo(6)}.*Cleared`));
  await expect(rows.nth(2)).toContainText(/Failed|Refused/);

  await rail(page, 'Search').click();
  await page.getByRole('button', { name: 'Add filter' }).click();
  await page.getByRole('dialog', { name: 'Add filter' }).getByRole('button', { name: 'Vanished' }).click();
  await page.getByRole('checkbox', { name: 'Cleared by us' }).check();
  await page.keyboard.press('Escape');
  const entry = await openFirst(page);
  await entry.getByRole('tab', { name: 'Record info' }).click();
  await expect(entry).toContainText('its log was cleared with Veritrail');
});

test('a backend that cannot clear its log does not offer it', async ({ page, world: { kept } }) => {
  const words = ['--connector', 'okta', '--name', 'Okta', '--address', 'http://127.0.0.1:9', '--secret-stdin'];
  expect((await kept.cli(['connections', 'add', ...words], 'token')).code).toBe(0);
  await page.goto(kept.address);
  await rail(page, 'Connections').click();
  await page.getByRole('button', { name: 'More for Okta' }).click();
  await expect(page.getByRole('menuitem', { name: 'Save as file…' })).toBeVisible();
  await expect(page.getByRole('menuitem', { name: 'Clear log…' })).toBeHidden();
});

/** A day as the panel counts it, so many days ago. */
const dayAgo = (days: number): string =>
  new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Berlin' }).format(Date.now() - days * DAY_MS);

const countOf = async (kept: Program): Promise<number> =>
  Number((await kept.cli(['search', '--count'])).stdout.replaceAll(/\D/g, ''));

async function showTask(page: Page, task: string): Promise<void> {
  await rail(page, 'Search').click();
  await page.getByRole('button', { name: 'Add filter' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add filter' });
  await dialog.getByRole('button', { name: 'Task', exact: true }).click();
  await dialog.getByRole('checkbox', { name: new RegExp(task) }).check();
  await page.keyboard.press('Escape');
}

async function attach(page: Page, entry: Locator, paths: readonly string[]): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await entry.getByRole('button', { name: 'Attach a file' }).click();
  await (await chooser).setFiles([...paths]);
}

async function saved(page: Page, file: Locator): Promise<string> {
  const download = page.waitForEvent('download');
  await file.getByRole('button', { name: /^Save/ }).click();
  return readFileSync(await (await download).path(), 'utf8');
}

/** The same days once more, from the menu to the end. */
async function clearAgain(page: Page, dialog: Locator): Promise<void> {
  await page.getByRole('button', { name: 'More for Panel' }).click();
  await page.getByRole('menuitem', { name: 'Clear log…' }).click();
  await dialog.getByLabel('Tenant').selectOption({ label: `${TENANT} (2001)` });
  await dialog.getByLabel('First day').fill(dayAgo(8));
  await dialog.getByLabel('Last day').fill(dayAgo(6));
  await dialog.getByRole('button', { name: 'See what will be deleted' }).click();
  await dialog.getByLabel(`Type ${TENANT} to confirm`).fill(TENANT);
  await dialog.getByRole('button', { name: 'Clear the log' }).click();
  await expect(dialog.getByRole('button', { name: 'Close' })).toBeVisible();
}
