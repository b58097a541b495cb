import { existsSync } from 'node:fs';
import { expect, test } from './support/program';

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
