import { existsSync } from 'node:fs';
import { expect, test } from './support/program';
import { lens } from './support/search-steps';

test.use({ timezoneId: 'Europe/Berlin' });

test('the demo opens beside the real archive, says everywhere that it is one, and leaves the real one empty', async ({
  page,
  program,
}) => {
  await page.getByRole('button', { name: 'Open the demo archive' }).click();
  await expect(page.getByText('Demo', { exact: false }).first()).toBeVisible();
  await expect(page.getByRole('grid', { name: 'Entries' })).toBeVisible();
  expect(new URL(page.url()).origin).not.toBe(program.origin);
  const real = await program.cli(['search', '--count']);
  expect({ code: real.code, count: real.stdout.trim() }).toEqual({ code: 0, count: '0' });
  expect(existsSync(program.dataFolder)).toBe(true);
});

test('the demo has a report that did not run in a night that was collected, and is known to be missing', async ({
  page,
}) => {
  await page.getByRole('button', { name: 'Open the demo archive' }).click();
  await expect(page.getByRole('grid', { name: 'Entries' })).toBeVisible();
  const figures = await lens(page, 'Scheduled tasks and reports');
  const row = figures.getByRole('row', { name: /RUN_SCHEDULE Storage Use Report Larkfield Schools 2/ });
  // It collects while one looks.
  await expect(async () => {
    await page.reload();
    await expect(row.getByRole('button', { name: /^1 Did not run of/ })).toBeVisible({ timeout: 10_000 });
  }).toPass({ timeout: 240_000 });
  await expect(row).toContainText('every day at 04:40 Europe/Berlin');
  await expect(figures.getByRole('button', { name: /^\d+ Did not run of.*RUN_SCHEDULE/ })).toHaveCount(1);
});
