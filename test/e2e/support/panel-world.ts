import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { Keyring } from './keyring';
import { Program, test as base } from './program';
import { StandInProcess } from './stand-in-process';

export { expect } from '@playwright/test';

export const NAME = 'Panel of the north';

interface World {
  readonly keyring: Keyring;
  readonly panel: StandInProcess;
}

/** The program with a real keyring, and a stand-in for a panel of twelve customers. */
export const test = base.extend<World>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures wanted from the pattern.
  keyring: async ({}, use) => {
    const keyring = await Keyring.start();
    await use(keyring);
    await keyring.stop();
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures wanted from the pattern.
  panel: async ({}, use) => {
    const panel = await StandInProcess.start('panel', ['--tenants', '12', '--entries', '60', '--days', '20']);
    await use(panel);
    await panel.go();
  },
  program: async ({ keyring }, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'veritrail-e2e-'));
    const program = new Program(join(folder, 'data'), keyring.environment);
    await program.start();
    await use(program);
    await program.stop();
    rmSync(folder, { recursive: true, force: true });
  },
});

/** Fills the form for a new connection to the panel; nothing is saved yet. */
export async function connect(page: Page, panel: StandInProcess, secret: string): Promise<void> {
  const { address, account } = panel.printed;
  await page.getByRole('button', { name: 'Connect a backend' }).click();
  const dialog = page.getByRole('dialog').first();
  await dialog.getByRole('button', { name: /MSPControl/ }).click();
  await dialog.getByLabel('Name', { exact: true }).fill(NAME);
  await dialog.getByLabel('Address of the Enterprise Server').fill(address);
  await dialog.getByLabel('User name').fill(account);
  await dialog.getByLabel('Password').fill(secret);
}

/** The id of the first connection. */
export async function idOf(program: Program): Promise<string> {
  const { stdout } = await program.cli(['connections', 'list', '--json']);
  return (JSON.parse(stdout) as { connection: { id: string } }[])[0]?.connection.id ?? '';
}
