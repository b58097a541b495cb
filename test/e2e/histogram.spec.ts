import { dirname } from 'node:path';
import type { Page } from '@playwright/test';
import { expectAccessible } from './support/accessible';
import { writeInventedLog } from './support/invented-log';
import { expect, type Program, test } from './support/program';
import { expectCounted, settled } from './support/settled';

test.use({ timezoneId: 'Europe/Berlin', locale: 'en-GB' });

/** 241 entries of 1 to 20 October 2026, one of them an error. */
async function showAll(page: Page, program: Program): Promise<void> {
  const log = writeInventedLog(dirname(program.dataFolder));
  expect((await program.cli(['import', log, '--tenant', 'North', '--json'])).code).toBe(0);
  await page.reload();
  await page.getByRole('button', { name: 'Time range' }).click();
  await page.getByRole('button', { name: 'All times' }).click();
  await expectCounted(page, '241 entries');
  await expect(bars(page)).toHaveAttribute('aria-valuetext', /^Wed,? 21 Oct 2026/);
}

const histogram = (page: Page) => page.getByRole('region', { name: 'Histogram' });
const bars = (page: Page) => histogram(page).getByRole('slider', { name: 'Entries over time' });
const act = (page: Page, name: string) => histogram(page).getByRole('button', { name, exact: true });
const expectNoCount = (page: Page, text: string) =>
  expect(page.getByText(text, { exact: true }).filter({ visible: true })).toHaveCount(0);

/** The figures of the table's last line: information, warning, error, total. */
async function totals(page: Page): Promise<readonly string[]> {
  await settled(page);
  await act(page, 'Show as a table').click();
  const table = page.getByRole('dialog').getByRole('table');
  const cells = await table.getByRole('row').last().getByRole('cell').allTextContents();
  await page.keyboard.press('Escape');
  await expect(table).toBeHidden();
  return cells.slice(0, 4);
}

test('a reviewer sees the shape, drags to a range, zooms by click and wheel, and takes it back', async ({
  page,
  program,
}) => {
  await showAll(page, program);
  await expect(histogram(page)).toContainText('Coverage not known');
  expect(await totals(page)).toEqual(['216', '24', '1', '241']);
  const box = await bars(page).boundingBox();
  if (box === null) throw new Error('The bars have no place.');
  const at = (share: number) => [box.x + box.width * share, box.y + 40] as const;
  await page.mouse.move(...at(0.25));
  await page.mouse.down();
  await page.mouse.move(...at(0.5), { steps: 4 });
  await expect(histogram(page).getByText(/^\d+ Oct 2026.* – \d+ Oct 2026.* UTC\+02:00$/)).toBeVisible();
  const tip = await histogram(page)
    .getByText(/^\d+ entries(,|$)/)
    .textContent();
  const chosen = /^\d+/.exec(tip ?? '')?.[0] ?? 'none';
  await page.mouse.up();
  await expectCounted(page, `${chosen} entries`);
  expect((await totals(page)).at(-1)).toBe(chosen);
  await act(page, 'Undo the zoom').click();
  await expectCounted(page, '241 entries');
  await act(page, 'Redo the zoom').click();
  await expectCounted(page, `${chosen} entries`);
  await act(page, 'Undo the zoom').click();
  await expectCounted(page, '241 entries');
  await page.mouse.move(...at(0.5));
  await page.mouse.wheel(0, -400);
  await expectNoCount(page, '241 entries');
  await act(page, 'Zoom out').click();
  await act(page, 'Zoom out').click();
  await expectCounted(page, '241 entries');
});

test('the bars by keyboard: moved over, selected, zoomed to, taken back; only the errors of one by its menu', async ({
  page,
  program,
}) => {
  await showAll(page, program);
  await page.keyboard.press('h');
  await expect(bars(page)).toBeFocused();
  await page.keyboard.press('Home');
  await expect(bars(page)).toHaveAttribute('aria-valuetext', /^Thu,? 1 Oct 2026.*entr/);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  await expect(bars(page)).toHaveAttribute('aria-valuetext', /^Selected .*UTC\+02:00: \d+ entries/);
  await page.keyboard.press('Escape');
  await expect(bars(page)).toHaveAttribute('aria-valuetext', /^(?!Selected)/);
  await page.keyboard.press('Enter');
  await expectNoCount(page, '241 entries');
  await page.keyboard.press('Control+z');
  await expectCounted(page, '241 entries');
  await settled(page);
  const value = await bars(page).getAttribute('aria-valuemax');
  for (let step = 0; step < Number(value); step += 1) {
    if (/1 error/.test((await bars(page).getAttribute('aria-valuetext')) ?? '')) break;
    await page.keyboard.press('ArrowRight');
  }
  await page.keyboard.press('Shift+F10');
  await page.getByRole('menuitem', { name: 'Only its 1 error' }).click();
  await expectCounted(page, '1 entry');
});

test('it says a failure with its retry, folds and stays folded, and axe finds nothing to complain about', async ({
  page,
  program,
}) => {
  await showAll(page, program);
  await page.route('**/search.timeline', (route) => route.abort());
  await page.getByRole('button', { name: 'Time range' }).click();
  await page.getByRole('button', { name: 'Last 180 days' }).click();
  const retry = histogram(page).getByRole('button', { name: 'Retry' });
  await expect(retry).toBeVisible();
  await page.unroute('**/search.timeline');
  await retry.click();
  await expect(bars(page)).toBeVisible();
  await expectAccessible(page, 'histogram', { within: 'section[aria-label="Histogram"]' });
  await act(page, 'Histogram').click();
  await expect(bars(page)).toBeHidden();
  await page.waitForTimeout(600);
  await page.reload();
  await expect(act(page, 'Histogram')).toHaveAttribute('aria-expanded', 'false');
  await page.keyboard.press('Shift+h');
  await expect(bars(page)).toBeVisible();
});
