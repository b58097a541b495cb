import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from './support/accessible';
import { expect, type Program, test } from './support/program';
import { TOKEN, writeChangedEntry, writeReadingLog } from './support/reading-log';
import { expectCounted } from './support/settled';

const entries = (page: Page): Locator => page.getByRole('grid', { name: 'Entries' });
const detail = (page: Page): Locator => page.getByRole('region', { name: /^Entry #\d/ });
const bar = (page: Page): Locator => page.getByRole('group', { name: 'Value at the cursor' });
const clipboard = (page: Page): Promise<string> => page.evaluate(() => navigator.clipboard.readText());

/** Forty entries, the newest of them open. */
async function begin(page: Page, program: Program): Promise<void> {
  const folder = dirname(program.dataFolder);
  expect((await program.cli(['import', writeReadingLog(folder), '--tenant', 'North', '--json'])).code).toBe(0);
  await page.reload();
  await page.getByRole('button', { name: 'Go there' }).click();
  await expectCounted(page, '40 entries');
  await entries(page).getByText('Target 39').first().click();
  await expect(detail(page)).toContainText('read-39');
}

/** A value of the record, as the viewer shows it. */
const value = (page: Page, text: string): Locator =>
  detail(page).locator('.view-line').getByText(text, { exact: false }).first();

test('a value of the record is filtered for, taken as a column and counted beside the grid', async ({
  page,
  program,
}) => {
  await begin(page, program);
  await value(page, 'person0@north.example').click();
  await expect(bar(page)).toContainText('/actor/alternateId');
  await bar(page).getByRole('button', { name: 'Filter for Username “person0@north.example”' }).click();
  await expectCounted(page, '14 entries');
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expectCounted(page, '40 entries');

  await value(page, 'zone-3').click({ button: 'right', force: true });
  await page.getByRole('menuitem', { name: 'Filter for raw.client.zone: zone-3' }).click();
  await expectCounted(page, '10 entries');
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expectCounted(page, '40 entries');

  // The cursor stands on it already: it lies above the text.
  await value(page, 'zone-3').click({ force: true });
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Show as a column' }).press('Enter');
  await expect(entries(page).getByRole('columnheader', { name: 'zone' })).toBeVisible();
  await expect(entries(page).locator('[data-field="/client/zone"]').getByText('zone-3').first()).toBeVisible();

  await value(page, 'zone-3').click({ button: 'right', force: true });
  await page.getByRole('menuitem', { name: 'Count its values beside the grid' }).click();
  const counts = page.getByRole('group', { name: 'Values of /client/zone' });
  await expect(counts.getByRole('checkbox', { name: 'zone-2, 10 entries' })).toBeVisible();
  await counts.getByRole('checkbox', { name: 'zone-2, 10 entries' }).check();
  await counts.getByRole('checkbox', { name: 'zone-1, 10 entries' }).check();
  await expectCounted(page, '20 entries');
  // Its first column is out of sight: Tab reaches the grid by the first cell that is drawn.
  await expect(entries(page).locator('[role="gridcell"][tabindex="0"]')).toHaveCount(1);
  await expect(entries(page).locator('[role="gridcell"][data-colindex="0"]')).toHaveCount(0);
  await expectAccessible(page, 'a record with its value bar, a column and a facet of a place');

  const out = `${dirname(program.dataFolder)}/places.csv`;
  await program.stop();
  const run = await program.cli([
    'export',
    '--out',
    out,
    '--columns',
    'id',
    '--path',
    '/client/zone',
    '/big',
    '--sort',
    'id:asc',
  ]);
  expect(run.code).toBe(0);
  expect(readFileSync(out, 'utf8').split('\r\n').slice(0, 3)).toEqual([
    'ID,/client/zone,/big',
    '1,zone-0,12345678901234567890',
    '2,zone-1,12345678901234567890',
  ]);
});

test('times stand beside the original, values are copied by one key and taken apart in place', async ({
  page,
  program,
}) => {
  await begin(page, program);
  const note = detail(page).locator('.vt-note').filter({ hasText: '03:45:06' });
  await expect(note.first()).toBeVisible();
  await page.getByRole('checkbox', { name: 'Times', exact: true }).click();
  await expect(detail(page).locator('.vt-note')).toHaveCount(0);
  await page.getByRole('checkbox', { name: 'Times', exact: true }).click();
  await expect(note.first()).toBeVisible();

  await value(page, '10.0.0.39').click();
  await page.keyboard.press('y');
  await expect.poll(() => clipboard(page)).toBe('10.0.0.39');
  await page.keyboard.press('Shift+Y');
  await expect.poll(() => clipboard(page)).toBe('/client/ipAddress');

  await value(page, TOKEN.slice(0, 20)).click();
  await page.keyboard.press('d');
  const decoded = page.getByRole('region', { name: 'Decoded value of /debugContext/debugData/token' });
  await expect(decoded).toContainText('The signature is not verified');
  await expect(decoded.locator('.view-line').getByText('"ada"')).toBeVisible();
  await expectAccessible(page, 'a decoded token');
  await decoded.getByRole('tab', { name: 'Header' }).click();
  await expect(decoded.locator('.view-line').getByText('"HS256"')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(decoded).toHaveCount(0);
  await expect(detail(page)).toBeVisible();

  await detail(page).locator('.view-line').getByText('"packed"').click();
  await bar(page).getByRole('button', { name: 'Decode' }).click();
  const packed = page.getByRole('region', { name: 'Decoded value of /debugContext/debugData/packed' });
  await expect(packed).toContainText('Base64 → gzip → XML');
  await expect(packed.locator('.view-line').getByText('Started')).toBeVisible();
});

test('two entries, and an entry and its later version, are compared column by column and line by line', async ({
  page,
  program,
}) => {
  const folder = dirname(program.dataFolder);
  await begin(page, program);
  await page.keyboard.press('Escape');
  await entries(page).getByText('Target 39').first().click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Compare with…' }).click();
  await entries(page).getByText('Target 38').first().click({ button: 'right' });
  await page.getByRole('menuitem', { name: /^Compare with #/ }).click();
  const dialog = page.getByRole('dialog', { name: /^Entries #\d+ and #\d+$/ });
  await expect(dialog.getByRole('row', { name: /Item/ })).toContainText('Target 38');
  await expect(dialog.getByRole('status')).toContainText(/differences/);
  await dialog.getByRole('button', { name: 'Next difference' }).click();
  await expect(dialog.getByRole('status')).toContainText('1 of');
  await page.keyboard.press('n');
  await expect(dialog.getByRole('status')).toContainText('2 of');
  await expectAccessible(page, 'two entries compared');
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);

  expect((await program.cli(['import', writeChangedEntry(folder), '--tenant', 'North', '--json'])).code).toBe(0);
  await page.reload();
  await entries(page).getByText('Target 39', { exact: true }).first().click();
  await detail(page).getByRole('button', { name: 'Compare', exact: true }).click();
  await page.getByRole('menuitem', { name: /Compare with the version (before|after)/ }).click();
  await expect(dialog.getByRole('status')).toContainText(/[2-9] differences/);
  await dialog.getByRole('checkbox', { name: 'Keys sorted' }).click();
  await expect(dialog.getByRole('status')).toContainText('1 difference');
  await expect(dialog).toContainText('12345678901234567890');
  await dialog.getByRole('button', { name: 'Copy the left record' }).click();
  await expect.poll(() => clipboard(page)).toContain('"big":12345678901234567890');
  await page.setViewportSize({ width: 1024, height: 700 });
  await expect(dialog.getByRole('checkbox', { name: 'In one column' })).toBeChecked();
  // What was removed is drawn anew with the theme, too, in the colours of what was not.
  for (const [colorScheme, colour] of COLOURS_OF_KEYS) {
    await page.emulateMedia({ colorScheme });
    await expect.poll(() => coloursOfKeys(dialog.locator('.line-delete'))).toEqual([colour]);
    await expect.poll(() => coloursOfKeys(dialog.locator('.lines-content > .view-lines').last())).toEqual([colour]);
  }
  await expectAccessible(page, 'an entry compared in one column');
});

const COLOURS_OF_KEYS = [
  ['light', 'rgb(163, 21, 21)'],
  ['dark', 'rgb(156, 220, 254)'],
] as const;

/** Each colour once that a place of the comparison gives the keys of the record. */
async function coloursOfKeys(place: Locator): Promise<readonly string[]> {
  const found = await place
    .getByText(/^"\w+"$/)
    .evaluateAll((elements) =>
      elements
        .filter((one) => one.nextElementSibling?.textContent.startsWith(':'))
        .map((one) => getComputedStyle(one).color),
    );
  return [...new Set(found)];
}
