import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Page } from '@playwright/test';
import { writeInventedLog } from './support/invented-log';
import { expect, Program, test } from './support/program';
import { expectCounted } from './support/settled';

const ALL = '241 entries';

const placeOf = (page: Page): string => decodeURIComponent(new URL(page.url()).hash.slice(2));
const back = (page: Page) => page.getByRole('button', { name: 'Back', exact: true });
const errors = (page: Page) =>
  page.getByRole('group', { name: 'Filters' }).getByRole('checkbox', { name: 'Error', exact: true });
const readClipboard = (page: Page): Promise<string> => page.evaluate(() => navigator.clipboard.readText());

async function importLog(program: Program): Promise<void> {
  const log = writeInventedLog(dirname(program.dataFolder));
  const run = await program.cli(['import', log, '--tenant', 'North', '--json']);
  expect(run.code).toBe(0);
}

/** The window on all entries, whatever their time. */
async function showAll(page: Page, program: Program): Promise<void> {
  await importLog(program);
  await expect(page.getByRole('button', { name: /^Time range/ })).toBeVisible();
  await page.goto(`${program.origin}/#/search?v=1&range=all`);
  await expectCounted(page, ALL);
}

/** A window of the same program in a tab that was opened by the page. */
async function opened(page: Page, act: () => Promise<void>): Promise<Page> {
  const [tab] = await Promise.all([page.waitForEvent('popup'), act()]);
  await expect(tab.getByRole('main').first()).toBeVisible();
  return tab;
}

async function palette(page: Page, typed: string): Promise<void> {
  await page.keyboard.press('Control+k');
  const field = page.getByRole('combobox', { name: 'Command palette' });
  await expect(field).toBeFocused();
  await field.fill(typed);
}

test('each applied search is a step; back, forward, reload and a damaged address keep or find the place', async ({
  page,
  program,
}) => {
  await showAll(page, program);
  await errors(page).check();
  await expectCounted(page, '1 entry');
  await expect.poll(() => placeOf(page)).toBe('search?v=1&is.severity=error&range=all');
  await page.getByRole('grid', { name: 'Entries' }).getByText('report.send.fail').click();
  const entry = page.getByRole('region', { name: /^Entry #\d/ });
  await expect(entry).toBeVisible();
  await expect.poll(() => placeOf(page)).toMatch(/range=all&entry=\d+$/);
  await page.reload();
  await expect(entry).toContainText('wanted-1');
  await expectCounted(page, '1 entry');

  await page.keyboard.press('Alt+ArrowLeft');
  await expect(entry).toBeHidden();
  await back(page).click();
  await expectCounted(page, ALL);
  await expect(errors(page)).not.toBeChecked();
  await page.keyboard.press('Alt+ArrowRight');
  await expectCounted(page, '1 entry');

  await page.getByRole('navigation').getByRole('button', { name: 'Settings' }).click();
  await expect.poll(() => placeOf(page)).toBe('settings');
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
  await page.goBack();
  await expectCounted(page, '1 entry');

  await page.goto(`${program.origin}/#/search?v=1&is.colour=red`);
  await expect(page.getByText('That address cannot be shown')).toBeVisible();
  await expectCounted(page, '1 entry');
  await page.goto(`${program.origin}/#/search?v=9`);
  await page.reload();
  await expectCounted(page, '1 entry');
});

test('a link goes to the clipboard and opens in another archive, by paste, palette and command line', async ({
  page,
  program,
  browser,
}) => {
  await showAll(page, program);
  await errors(page).check();
  await expectCounted(page, '1 entry');
  await page
    .getByRole('main')
    .first()
    .click({ position: { x: 400, y: 5 } });
  await page.keyboard.press('Shift+L');
  await expect.poll(() => readClipboard(page)).toBe('veritrail:search?v=1&is.severity=error&range=all');
  const searchLink = await readClipboard(page);
  await page.getByRole('grid', { name: 'Entries' }).getByText('report.send.fail').click();
  await expect(page.getByRole('region', { name: /^Entry #\d/ })).toContainText('wanted-1');
  await page.getByRole('button', { name: 'Close', exact: true }).first().focus();
  await page.keyboard.press('l');
  await expect.poll(() => readClipboard(page)).toMatch(/^veritrail:entry\/[0-9a-f]{64}\?v=1&identity=[0-9a-f]{32}$/);
  const entryLink = await readClipboard(page);

  const folder = mkdtempSync(join(tmpdir(), 'veritrail-e2e-'));
  const other = new Program(join(folder, 'data'));
  await other.start();
  const context = await browser.newContext();
  try {
    const printed = await program.cli(['open', entryLink, '--print']);
    expect([printed.code, printed.stdout]).toEqual([0, expect.stringContaining('report.send.fail')]);
    const absent = await other.cli(['open', entryLink, '--print']);
    expect([absent.code, absent.stderr]).toEqual([1, expect.stringContaining('is not in this archive')]);
    const log = writeInventedLog(folder, 250);
    expect((await other.cli(['import', log, '--tenant', 'South', '--json'])).code).toBe(0);

    const shown = await other.cli(['open', entryLink]);
    expect(shown.stdout).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/start\?token=\S+#\/open\?link=veritrail:entry/);
    const there = await context.newPage();
    await there.goto(shown.stdout.trim());
    await expect(there.getByRole('region', { name: /^Entry #\d/ })).toContainText('wanted-1');

    await palette(there, searchLink);
    await expect(there.getByRole('option', { name: /Open the link/ })).toBeVisible();
    await there.keyboard.press('Enter');
    await expect(there.getByText('A search from a link is shown.')).toBeVisible();
    await expectCounted(there, '1 entry');
    await expect.poll(() => placeOf(there)).toContain('is.severity=error');

    await palette(there, 'veritrail:search?v=1&is.colour=red');
    await there.keyboard.press('Enter');
    await expect(there.getByText(/The link cannot be read/)).toBeVisible();
  } finally {
    await context.close();
    await other.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});

test('windows on one archive have searches of their own and share the settings; an entry opens alone', async ({
  page,
  program,
}) => {
  await showAll(page, program);
  const second = await opened(page, async () => {
    await page
      .getByRole('main')
      .first()
      .click({ position: { x: 400, y: 5 } });
    await page.keyboard.press('g');
    await page.keyboard.press('w');
  });
  await expectCounted(second, ALL);
  await errors(second).check();
  await expectCounted(second, '1 entry');
  await expectCounted(page, ALL);

  await page.bringToFront();
  await page.getByRole('navigation').getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('radio', { name: 'Dark' }).click();
  await expect.poll(() => second.evaluate(() => document.documentElement.style.colorScheme)).toBe('dark');

  await second.bringToFront();
  await second.getByRole('grid', { name: 'Entries' }).getByText('report.send.fail').click();
  await expect(second.getByRole('region', { name: /^Entry #\d/ })).toContainText('wanted-1');
  const alone = await opened(second, async () => {
    await second.getByRole('button', { name: 'Close', exact: true }).first().focus();
    await second.keyboard.press('Shift+O');
  });
  await expect(alone.getByRole('region', { name: /^Entry #\d/ })).toContainText('wanted-1');
  await expect(alone.getByRole('navigation')).toBeHidden();
  await expect.poll(() => placeOf(alone)).toMatch(/^entry\/\d+$/);
  await alone.reload();
  await alone.getByRole('button', { name: 'Show in the search' }).click();
  await expectCounted(alone, '1 entry');
  await expect.poll(() => alone.title()).toMatch(/Veritrail$/);
});

test('palette and map of keys, by keyboard alone', async ({ page, program }) => {
  await showAll(page, program);
  await palette(page, 'settings');
  await expect(page.getByRole('option', { name: /Settings/ })).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
  await palette(page, 'north');
  await page.getByRole('option', { name: /North/ }).click();
  await expectCounted(page, ALL);
  await expect.poll(() => placeOf(page)).toContain('is.tenant=');
  await palette(page, '#3');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Entry #3' })).toBeVisible();
  await palette(page, 'no such thing at all');
  await expect(
    page
      .getByRole('dialog')
      .getByText(/Nothing is named/)
      .first(),
  ).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.keyboard.press('?');
  const map = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await page.keyboard.type('filter');
  await expect(map.getByText('Filter the value out')).toBeVisible();
  await expect(map.getByText('New window')).toBeHidden();
});
