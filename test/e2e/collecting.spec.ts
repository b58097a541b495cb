import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Page } from '@playwright/test';
import { Keyring } from './support/keyring';
import { expect, Program, test as base } from './support/program';
import { StandInProcess } from './support/stand-in-process';

interface World {
  readonly keyring: Keyring;
  readonly panel: StandInProcess;
  readonly kept: Program;
}

/** The program with a real keyring, and a stand-in for a panel. */
const test = base.extend<{ readonly world: World }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures wanted from the pattern.
  world: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'veritrail-e2e-'));
    const keyring = await Keyring.start();
    const panel = await StandInProcess.start('panel', ['--tenants', '3', '--entries', '120', '--days', '20']);
    const kept = new Program(join(folder, 'data'), keyring.environment);
    await kept.start();
    await use({ keyring, panel, kept });
    await kept.stop();
    await panel.go();
    await keyring.stop();
    rmSync(folder, { recursive: true, force: true });
  },
});

const rail = (page: Page, name: string) => page.getByRole('navigation').getByRole('button', { name, exact: true });

async function addConnection(page: Page, panel: StandInProcess): Promise<void> {
  const { address, account, secret } = panel.printed;
  await page.getByRole('button', { name: 'Connect a backend' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: /MSPControl/ }).click();
  await dialog.getByLabel('Name', { exact: true }).fill('Panel');
  await dialog
    .getByLabel(/address/i)
    .first()
    .fill(address);
  await dialog.getByLabel(/user name/i).fill(account);
  await dialog.getByLabel(/^password/i).fill(secret);
  await dialog.getByRole('button', { name: 'Test' }).click();
  await expect(dialog.getByText(/Signed in/).first()).toBeVisible();
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(dialog).toBeHidden();
}

async function collect(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Collect from Panel now' }).click();
  await expect(page.getByText(/^Collecting \d/)).toBeVisible();
  await expect(page.getByText(/^Collecting \d/)).toBeHidden();
}

test('a backend is connected, tested, collected and read offline; what failed is said, and the rest collected', async ({
  page,
  world: { keyring, panel, kept },
}) => {
  test.setTimeout(240_000);
  await page.goto(kept.address);
  await page.waitForURL(`${kept.origin}/`);
  await addConnection(page, panel);
  const listed = JSON.parse((await kept.cli(['connections', 'list', '--json'])).stdout) as {
    connection: { id: string };
  }[];
  const id = listed[0]?.connection.id ?? '';
  expect(await keyring.read(id)).toBe(panel.printed.secret);

  await rail(page, 'Connections').click();
  await collect(page);
  await rail(page, 'Coverage').click();
  const calendar = page.getByRole('grid').first();
  await expect(calendar.getByRole('row', { name: /Harbor Clinic/ }).first()).toBeVisible();
  await expect(calendar.getByRole('gridcell', { name: /complete/i }).first()).toBeVisible();

  await panel.go();
  await rail(page, 'Search').click();
  await expect(page.getByRole('grid', { name: 'Entries' })).toBeVisible();
  await page.getByRole('grid', { name: 'Entries' }).getByRole('row').nth(1).click();
  await expect(page.getByRole('region', { name: /^Entry #\d/ })).toContainText('Table1');
  const before = Number((await kept.cli(['search', '--count'])).stdout.replaceAll(/\D/g, ''));
  expect(before).toBeGreaterThan(300);

  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect(page.getByText(/could not|not reached|refused|not complete/i).first()).toBeVisible();

  await panel.come();
  await panel.say('add panel 2001');
  await rail(page, 'Connections').click();
  await collect(page);
  const coverage = await kept.cli(['coverage', '--json']);
  expect(coverage.code).toBe(0);
  const after = Number((await kept.cli(['search', '--count'])).stdout.replaceAll(/\D/g, ''));
  expect(after).toBeGreaterThan(before);

  await rail(page, 'Search').click();
  await page
    .getByRole('button', { name: 'Run the search again' })
    .or(page.getByRole('button', { name: /new entr/ }))
    .first()
    .click();
  await panel.say('add panel 7');
  expect((await kept.cli(['collect', '--connection', 'Panel'])).code).toBe(0);
  const arrived = page.getByRole('button', { name: /^\d+ new entries$/ });
  await expect(arrived).toBeVisible();
  await page.getByRole('grid', { name: 'Entries' }).getByRole('row').nth(1).click();
  await page.keyboard.press('Escape');
  await arrived.click();
  await expect(arrived).toBeHidden();

  expect(traces(kept.dataFolder, panel.printed.secret)).toBe('');
});

/** Files of the data folder that hold the secret in any of its plain forms. */
function traces(folder: string, secret: string): string {
  const forms = [secret, Buffer.from(secret).toString('base64').slice(0, -2), encodeURIComponent(secret)];
  const found = forms.map((form) => grep(form, dirname(folder)));
  return found.join('');
}

function grep(form: string, folder: string): string {
  try {
    return execFileSync('grep', ['-rla', '-F', '--', form, folder]).toString('utf8');
  } catch {
    return '';
  }
}
