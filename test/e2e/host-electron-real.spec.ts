import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron as electron, expect, test } from '@playwright/test';
import type { Bridge } from '../../src/contract/bridge';
import { root } from './support/run-cli';

/** An installed Electron, or the one that ELECTRON_OVERRIDE_DIST_PATH names; null on machines that could not fetch it. */
function electronBinary(): string | null {
  const name = process.platform === 'win32' ? 'electron.exe' : 'electron';
  const named = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (named !== undefined) return existsSync(join(named, name)) ? join(named, name) : null;
  const pathFile = join(root, 'node_modules/electron/path.txt');
  if (!existsSync(pathFile)) return null;
  const binary = join(root, 'node_modules/electron/dist', readFileSync(pathFile, 'utf8').trim());
  return existsSync(binary) ? binary : null;
}

const binary = electronBinary();
const hasDisplay = process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);

test.skip(binary === null, "Skipped: Electron's program is not on this machine (see host-electron-stand-in.spec.ts).");
test.skip(!hasDisplay, 'Skipped: there is no display for a window.');

test('the real window shows the page, in its sandbox, over the application in a process of its own', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'veritrail-electron-'));
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const app = await electron.launch({
    executablePath: binary ?? '',
    args: [...asRoot, root, '--data', join(folder, 'data')],
  });
  try {
    const page = await app.firstWindow();
    await expect(page.getByRole('heading', { name: 'Veritrail' })).toBeVisible();
    expect(new URL(page.url()).protocol).toBe('app:');
    expect(await page.evaluate(() => typeof (globalThis as { require?: unknown }).require)).toBe('undefined');
    const described = await page.evaluate(() =>
      (window as unknown as { veritrail: Bridge }).veritrail.call('application.describe', {}),
    );
    expect(described).toMatchObject({ ok: true, value: { host: 'electron', hasNativeDialogs: true } });
    const menu = await app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('import.files')?.label);
    expect(menu).toBe('Import files…');
  } finally {
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
