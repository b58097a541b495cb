import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Bridge } from '../../src/contract/bridge';
import { COMMANDS } from '../../src/core/commands/commands';
import { expect, test } from './support/stand-in/window';

// No Electron here: the built main process and preload run under a stand-in `electron`, the built page in a real Chromium.

const ask = (page: Page, name: string, input: unknown = {}) =>
  page.evaluate(([call, given]) => (window as unknown as { veritrail: Bridge }).veritrail.call(call as string, given), [
    name,
    input,
  ] as const);

const record = (id: number) => ({
  eventVersion: '1.09',
  eventID: `00000000-0000-4000-8000-${String(id).padStart(12, '0')}`,
  eventTime: '2026-11-20T08:00:00Z',
  eventSource: 's3.amazonaws.com',
  eventName: 'GetObject',
  awsRegion: 'eu-central-1',
  recipientAccountId: '111122223333',
  userIdentity: { type: 'IAMUser', userName: 'anna' },
});

function writeLog(folder: string, name: string, ids: readonly number[]): string {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify({ Records: ids.map(record) }));
  return path;
}

test('the window opens sandboxed on the built page, which knows that it is in Electron', async ({ app, page }) => {
  const { options } = (await app.until('window')) as unknown as { options: Record<string, unknown> };
  expect(options).toMatchObject({
    show: false,
    webPreferences: {
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
    },
  });
  expect((await app.until('load'))['address']).toBe('app://veritrail/index.html');
  await expect(page.getByRole('main')).toBeVisible();
  expect(await ask(page, 'application.describe')).toMatchObject({
    ok: true,
    value: { host: 'electron', hasNativeDialogs: true, dataFolder: app.dataFolder },
  });
  const answer = (await app.play('fetch', { address: 'app://veritrail/index.html' })) as {
    headers: Record<string, string>;
  };
  expect(answer.headers['content-security-policy']).toMatch(/^default-src 'none'; script-src 'self'/);
});

test('files from the native dialog and from a drop are imported; the page never sees a path', async ({ app, page }) => {
  const folder = dirname(app.dataFolder);
  const picked = writeLog(folder, 'picked.json', [1, 2]);
  await app.play('dialog', { answer: { canceled: false, filePaths: [picked] } });
  const chosen = (await ask(page, 'files.pick', { what: 'files' })) as { value: { handle: string; name: string }[] };
  expect(chosen.value).toMatchObject([{ name: 'picked.json', kind: 'file' }]);
  expect(JSON.stringify(chosen)).not.toContain(folder);

  app.droppedPaths.set('dropped.json', writeLog(folder, 'dropped.json', [3]));
  const dropped = await page.evaluate(() =>
    (window as unknown as { veritrail: Bridge }).veritrail.registerDroppedFiles([new File(['x'], 'dropped.json')]),
  );
  const files = [...chosen.value, ...dropped].map((one) => one.handle);
  expect(await ask(page, 'imports.start', { files, choices: {} })).toMatchObject({ ok: true });
  const everything = { criteria: { range: { kind: 'all' } }, snapshot: null };
  await expect
    .poll(async () => await ask(page, 'search.count', everything))
    .toMatchObject({ ok: true, value: { entries: 3 } });
});

test('the save dialog gives a target, and its cancel gives none', async ({ app, page }) => {
  await app.play('dialog', { answer: { canceled: true, filePath: '' } });
  expect(await ask(page, 'files.pickTarget', { suggestedName: 'a.csv' })).toEqual({ ok: true, value: null });
  const filePath = join(dirname(app.dataFolder), 'chosen.csv');
  await app.play('dialog', { answer: { canceled: false, filePath } });
  expect(await ask(page, 'files.pickTarget', { suggestedName: '../up.csv' })).toMatchObject({
    ok: true,
    value: { name: 'chosen.csv', kind: 'target' },
  });
  expect(await app.play('dialog-options')).toMatchObject({ defaultPath: expect.stringMatching(/_up\.csv$/) });
});

test('the menu holds every command, and a command reaches the page', async ({ app, page }) => {
  const menu = (await app.play('menu')) as { id?: string; accelerator?: string }[];
  expect(COMMANDS.filter((command) => !menu.some((item) => item.id === command.id))).toEqual([]);
  await expect(page.getByRole('main')).toBeVisible();
  await app.play('click', { command: 'help.keyboard' });
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
});

test('the window comes back where it was left, and its settings are those of every other host', async ({
  app,
  page,
}) => {
  await app.play('move', { bounds: { x: 120, y: 80, width: 1111, height: 777 } });
  expect(await ask(page, 'settings.update', { theme: 'dark' })).toMatchObject({ ok: true });
  expect(await app.close()).toBe(0);
  await app.start();
  const { options } = (await app.until('window')) as unknown as { options: Record<string, unknown> };
  expect(options).toMatchObject({ x: 120, y: 80, width: 1111, height: 777 });
  await app.reopenPage();
  expect(await ask(page, 'settings.read')).toMatchObject({
    ok: true,
    value: { theme: 'dark', window: { width: 1111 } },
  });
});

test('the window is told what the command line imports meanwhile', async ({ app, page }) => {
  await page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    (window as unknown as { veritrail: Bridge }).veritrail.onPush((push) => heard.push(push.name));
  });
  const run = await app.cli(['import', writeLog(dirname(app.dataFolder), 'cli.json', [1, 2, 3]), '--json']);
  expect([run.code, JSON.parse(run.stdout)]).toMatchObject([0, { read: 3, added: 3 }]);
  await expect
    .poll(() => page.evaluate(() => (window as unknown as { heard: string[] }).heard))
    .toEqual(expect.arrayContaining(['operation.progress', 'operation.ended', 'archive.changed']));
});

test('the page may go nowhere, open nothing and ask for nothing', async ({ app }) => {
  expect(await app.play('navigate', { address: 'https://evil.example/' })).toBe(true);
  expect(await app.play('open', { address: 'https://evil.example/' })).toEqual({ action: 'deny' });
  expect(await app.play('permission', { permission: 'geolocation' })).toBe(false);
  const stranger = { parent: null, url: 'https://evil.example/' };
  expect(
    await app.play('invoke', { channel: 'veritrail:call', given: ['settings.read', {}], frame: stranger }),
  ).toMatchObject({ failure: { code: 'not-allowed' } });
});

test('a second start shows the window that is there', async ({ app }) => {
  await app.play('second-instance');
  await app.until('focus');
});

test('further windows open beside, hear everything, and are no place to remember', async ({ app, page }) => {
  await app.play('move', { bounds: { x: 100, y: 60, width: 1000, height: 700 } });
  expect(await ask(page, 'windows.open', { place: 'entry/12' })).toEqual({ ok: true, value: { address: null } });
  const windows = () => app.told.filter((one) => one.told === 'window').map((one) => one['options']);
  const loads = () => app.told.filter((one) => one.told === 'load').map((one) => one['address']);
  expect(loads()).toEqual(['app://veritrail/index.html', 'app://veritrail/index.html#/entry/12']);
  expect(windows()[1]).toMatchObject({ x: 128, y: 88, width: 1000, height: 700, webPreferences: { sandbox: true } });
  expect(await ask(page, 'settings.update', { theme: 'dark' })).toMatchObject({ ok: true });
  const heard = (window: number) =>
    app.told.some(
      (one) =>
        one.told === 'send' && one['window'] === window && JSON.stringify(one['given']).includes('settings.changed'),
    );
  await expect.poll(() => [heard(0), heard(1)]).toEqual([true, true]);
  await app.play('focus', { window: 1 });
  await app.play('click', { command: 'help.keyboard' });
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeHidden();
  await app.play('close-window', { window: 1 });
  await app.play('click', { command: 'help.keyboard' });
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  expect(await ask(page, 'windows.open', { place: 'not a place' })).toMatchObject({ ok: false });
});

test('links from the system, from a second start and from the command line come to the window', async ({
  app,
  page,
}) => {
  expect(app.told.find((one) => one.told === 'protocol')).toMatchObject({ scheme: 'veritrail' });
  const run = await app.cli(['import', writeLog(dirname(app.dataFolder), 'links.json', [1, 2, 3]), '--json']);
  expect(run.code).toBe(0);
  const shown = (text: string) => expect(page.getByText(text, { exact: true }).first()).toBeVisible();
  const link = (text: string) => `veritrail:search?v=1&is.task=GetObject&q=&range=all&name=${text}`;
  await app.play('open-url', { address: link('one') });
  await shown('The search “one” from a link is shown.');
  await shown('3 entries');
  await app.play('second-instance', { words: ['veritrail', '--data', app.dataFolder, link('two')] });
  await shown('The search “two” from a link is shown.');
  const opened = await app.cli(['open', link('three')]);
  expect([opened.code, opened.stderr]).toEqual([0, expect.stringContaining('Veritrail shows it.')]);
  await shown('The search “three” from a link is shown.');
  await app.play('open-url', { address: 'veritrail:search?v=1&is.colour=red' });
  await expect(page.getByText(/The link cannot be read/)).toBeVisible();
});

test('an application process that dies fails the call in a sentence and is there again for the next', async ({
  app,
  page,
}) => {
  expect(await ask(page, 'settings.read')).toMatchObject({ ok: true });
  const { processId } = (await app.until('utility')) as unknown as { processId: number };
  process.kill(processId, 'SIGSTOP');
  const waiting = ask(page, 'settings.read');
  // So that the call is on its way when the process dies; a later one finds the next process.
  await page.waitForTimeout(500);
  process.kill(processId, 'SIGKILL');
  expect(await waiting).toMatchObject({ ok: false, failure: { code: 'host-stopped' } });
  await expect.poll(() => ask(page, 'settings.read')).toMatchObject({ ok: true });
});
