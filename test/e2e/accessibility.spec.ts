import { dirname } from 'node:path';
import type { Locator } from '@playwright/test';
import { expectAccessible } from './support/accessible';
import { dropFiles } from './support/drop-files';
import { writeInventedLog } from './support/invented-log';
import { expect, type Program, test } from './support/program';
import { StandInProcess } from './support/stand-in-process';

async function importWithCli(program: Program): Promise<void> {
  const run = await program.cli([
    'import',
    writeInventedLog(dirname(program.dataFolder)),
    '--tenant',
    'North',
    '--json',
  ]);
  expect(run.code).toBe(0);
}

test('axe finds nothing to complain about on the welcome, the import dialog, the report and the settings', async ({
  page,
  program,
}) => {
  await expect(page.getByRole('button', { name: 'Import files' })).toBeVisible();
  await expectAccessible(page, 'welcome');
  await dropFiles(page, [writeInventedLog(dirname(program.dataFolder))]);
  await expect(page.getByRole('dialog')).toContainText('Okta');
  await expect(page.getByRole('button', { name: 'Start import' })).toBeEnabled();
  await expectAccessible(page, 'import dialog');
  await page.getByRole('button', { name: 'Start import' }).click();
  await expect(page.getByRole('button', { name: 'Show these entries' })).toBeVisible();
  await expectAccessible(page, 'report of an import');
  await page.getByRole('button', { name: 'Settings' }).click();
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
  await expectAccessible(page, 'settings');
});

test('axe finds nothing to complain about on the search, empty and full, and on an open entry', async ({
  page,
  program,
}) => {
  await importWithCli(program);
  await page.reload();
  await expect(page.getByText('No entry in this time range')).toBeVisible();
  await expectAccessible(page, 'empty search');
  await page.getByRole('button', { name: 'Go there' }).click();
  await expect(page.getByText('241 entries', { exact: true }).first()).toBeVisible();
  await expectAccessible(page, 'search');
  await page.getByRole('group', { name: 'Filters' }).getByRole('checkbox', { name: 'Error', exact: true }).check();
  await page.getByRole('grid', { name: 'Entries' }).getByText('report.send.fail').click();
  await expect(page.getByRole('button', { name: 'Copy', exact: true })).toBeVisible();
  await expectAccessible(page, 'entry');
  for (const view of ['Fields', 'Record info']) {
    await page.getByRole('tab', { name: view }).click();
    await expectAccessible(page, view);
  }
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectAccessible(page, 'export dialog');
});

test('search, grid, entry and back again by keyboard alone', async ({ page, program }) => {
  await importWithCli(program);
  await page.reload();
  await page.getByRole('button', { name: 'Go there' }).press('Enter');
  await expect(page.getByText('241 entries', { exact: true }).first()).toBeVisible();
  await page.keyboard.press('/');
  await expect(page.getByRole('combobox', { name: 'Search', exact: true })).toBeFocused();
  await page.keyboard.type('wöchentlich');
  await page.keyboard.press('Enter');
  await expect(page.getByText('1 entry', { exact: true }).first()).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  const detail = page.getByRole('region', { name: /^Entry #\d/ });
  await expect(detail).toContainText('wanted-1');
  await page.keyboard.press('Escape');
  await expect(detail).toBeHidden();
  await expect(page.getByRole('gridcell').and(page.locator(':focus'))).toBeVisible();
});

test('the cell that the keys come back to is brought into sight; nothing but the grid moves its rows', async ({
  page,
  program,
}) => {
  await importWithCli(program);
  await page.reload();
  await page.getByRole('button', { name: 'Go there' }).press('Enter');
  const grid = page.getByRole('grid', { name: 'Entries' });
  const heading = grid.getByRole('columnheader', { name: 'Severity' });
  const first = grid.locator('[role="row"][data-rowindex="0"] [data-field="severity"]');
  await expect(first).toBeVisible();
  await page.keyboard.press('/');
  await page.keyboard.press('Escape');
  await expect(first).toBeFocused();
  const topOf = async (of: Locator): Promise<number> => (await of.boundingBox())?.y ?? Number.NaN;
  const belowHeading = (await topOf(heading)) + ((await heading.boundingBox())?.height ?? Number.NaN);

  await grid.hover();
  await page.mouse.wheel(0, 1200);
  await expect.poll(() => topOf(first)).toBeLessThan(belowHeading);
  await page.keyboard.press('Shift+Tab');
  await expect(first).not.toBeFocused();
  await page.keyboard.press('Tab');
  const focused = grid.getByRole('gridcell').and(page.locator(':focus'));
  await expect(focused).toHaveCount(1);
  await expect.poll(() => topOf(focused)).toBeGreaterThanOrEqual(belowHeading);

  // As a screen reader does: however it comes into sight, columns stay under their headings and fill the grid.
  await grid
    .getByRole('gridcell')
    .last()
    .evaluate((cell) => cell.scrollIntoView({ inline: 'end' }));
  const right = async (of: Locator): Promise<number> =>
    ((await of.boundingBox())?.x ?? 0) + ((await of.boundingBox())?.width ?? 0);
  await expect.poll(async () => right(grid.getByRole('columnheader').last())).toBeGreaterThanOrEqual(await right(grid));
  const leftsOf = (of: Locator): Promise<readonly number[]> =>
    of.evaluateAll((all) => all.map((one) => Math.round(one.getBoundingClientRect().left)));
  const cells = grid.getByRole('row').nth(5).getByRole('gridcell');
  // Both at once: columns come and go while it settles.
  await expect(async () => expect(await leftsOf(cells)).toEqual(await leftsOf(grid.getByRole('columnheader')))).toPass({
    timeout: 60_000,
  });
});

test('axe finds nothing to complain about on connections, their form and test, runs, coverage and the notice above the results', async ({
  page,
  program,
}) => {
  const panel = await StandInProcess.start('panel', ['--tenants', '3', '--entries', '60', '--days', '10']);
  try {
    const { address, account, secret } = panel.printed;
    const add = ['connections', 'add', '--connector', 'mspcontrol', '--name', 'Panel', '--address', address];
    expect((await program.cli([...add, '--account', account])).code).toBe(0);
    await program.cli(['connections', 'secret', 'Panel', '--secret-stdin'], `${secret}\n`);
    const rail = (name: string) => page.getByRole('navigation').getByRole('button', { name, exact: true });
    await rail('Connections').click();
    await page.getByRole('button', { name: 'Collect from Panel now' }).click();
    await expect(page.getByText(/entries added/).first()).toBeVisible();
    await expectAccessible(page, 'connections');
    await page.getByRole('button', { name: 'Add connection' }).click();
    await expectAccessible(page, 'the choice of a backend');
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /MSPControl/ })
      .click();
    await expectAccessible(page, 'the form of a connection');
    await page.keyboard.press('Escape');
    await page.getByRole('tab', { name: 'Collection runs' }).click();
    await page.getByRole('row').nth(1).click();
    await expectAccessible(page, 'the report of a run');
    await rail('Coverage').click();
    await page
      .getByRole('gridcell', { name: /complete/i })
      .first()
      .click();
    await expectAccessible(page, 'coverage with the windows of a day');
    await rail('Search').click();
    await expect(page.getByRole('grid', { name: 'Entries' })).toBeVisible();
    await expectAccessible(page, 'the results with what is known of their coverage');
  } finally {
    await panel.go();
  }
});
