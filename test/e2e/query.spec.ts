import { dirname } from 'node:path';
import type { Page } from '@playwright/test';
import { writeInventedLog } from './support/invented-log';
import { expect, type Program, test } from './support/program';
import { expectCounted } from './support/settled';

const bar = (page: Page) => page.getByRole('combobox', { name: 'Search', exact: true });

/** The invented log (241 entries), all times shown. */
async function openLog(page: Page, program: Program): Promise<void> {
  const imported = await program.cli(['import', writeInventedLog(dirname(program.dataFolder)), '--tenant', 'North']);
  expect(imported.code).toBe(0);
  await page.reload();
  await page.getByRole('button', { name: 'Time range' }).click();
  await page.getByRole('button', { name: 'All times' }).click();
  await page.keyboard.press('Escape');
  await expectCounted(page, '241 entries');
}

async function search(page: Page, text: string): Promise<void> {
  await bar(page).fill(text);
  await bar(page).press('Enter');
}

test('text and filters are two views of one search; what is wrong is said at its place and the last good search stays', async ({
  page,
  program,
}) => {
  await openLog(page, program);

  // Two words, as a plain user types them: both, anywhere in the record.
  await bar(page).fill('weekly sent');
  await expectCounted(page, '1 entry');
  await expect(page.getByRole('list', { name: 'Active filters' })).toContainText('weekly sent');

  await search(page, 'severity:warning task:(user.session.start OR nothing) raw.actor.alternateId:person*');
  await expectCounted(page, '8 entries');
  await expect(page.getByRole('list', { name: 'Active filters' })).toContainText('user.session.start, nothing');
  const residual = page.getByRole('list', { name: 'Conditions that only the query shows' });
  await expect(residual).toContainText('raw.actor.alternateId:person*');
  await expect(residual.getByRole('button', { name: /Pickers know columns only/ })).toBeVisible();

  // A picker changes the text, a chip's cross too.
  await page.getByRole('group', { name: 'Filters' }).getByRole('checkbox', { name: 'Warning', exact: true }).uncheck();
  await expect(bar(page)).toHaveValue('task:(user.session.start OR nothing) raw.actor.alternateId:person*');
  await expectCounted(page, '80 entries');
  await residual.getByRole('button', { name: /^Remove from the query/ }).click();
  await expect(bar(page)).toHaveValue('task:(user.session.start OR nothing)');

  // All of it is there again after a restart.
  // The window remembers its search after a short pause: the program is there until it has been told.
  const remembered = page.waitForResponse(
    (response) =>
      response.url().endsWith('/settings.update') && (response.request().postData() ?? '').includes('raw.severity'),
  );
  await search(page, 'raw.severity:ERROR OR raw.severity:WARN');
  await expectCounted(page, '25 entries');
  await remembered;
  await program.restart();
  await page.goto(program.address);
  await expect(bar(page)).toHaveValue('raw.severity:(ERROR OR WARN)');
  await expectCounted(page, '25 entries');

  await search(page, 'severity:warning');
  await expectCounted(page, '24 entries');
  await search(page, 'severity:warning tsk:user.session.start');
  await expect(
    page.getByRole('alert').filter({ hasText: 'There is no field "tsk". Did you mean task?' }),
  ).toBeVisible();
  await expect(bar(page)).toHaveAttribute('aria-invalid', 'true');
  await expect(page.locator('[data-wrong="true"]').last()).toHaveText('tsk:');
  await expectCounted(page, '24 entries');
  await page.getByRole('button', { name: 'Write task' }).click();
  await bar(page).press('Enter');
  await expectCounted(page, '8 entries');
  await expect(bar(page)).toHaveAttribute('aria-invalid', 'false');
});

test('fields, values with counts and keys of the record are completed by keyboard alone; the command line reads the same language', async ({
  page,
  program,
}) => {
  await openLog(page, program);
  await page.getByRole('grid', { name: 'Entries' }).click();
  await page.keyboard.press('/');
  await expect(bar(page)).toBeFocused();

  await page.keyboard.type('tas');
  const option = (name: RegExp | string) => page.getByRole('option', { name });
  await expect(option(/^task:/)).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(bar(page)).toHaveValue('task:');
  await expect(option(/user\.session\.start 80/)).toBeVisible();
  await page.keyboard.type('session');
  await expect(option(/group\.user_membership\.add/)).toBeHidden();
  await page.keyboard.press('ArrowDown');
  await expect(bar(page)).toHaveAttribute('aria-activedescendant', /-0$/);
  await page.keyboard.press('Enter');
  await expect(bar(page)).toHaveValue('task:user.session.start ');
  await page.keyboard.press('Enter');
  await expectCounted(page, '80 entries');

  await page.keyboard.type('raw.act');
  await expect(option(/^actor/)).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(option(/^alternateId/)).toBeVisible();
  await page.keyboard.type('alt');
  await page.keyboard.press('Tab');
  await expect(bar(page)).toHaveValue('task:user.session.start raw.actor.alternateId:');
  await page.keyboard.type('*3@north*');
  await page.keyboard.press('Enter');
  await expectCounted(page, '12 entries');

  await page.keyboard.press('Escape');
  await expect(bar(page)).not.toBeFocused();
  await expect(page.locator('[role="gridcell"]:focus')).toBeVisible();

  await bar(page).fill('');
  await page.getByRole('button', { name: 'How to search' }).click();
  await page
    .getByRole('dialog', { name: 'How to search' })
    .getByRole('button', { name: /task:\*report\*/ })
    .click();
  await expect(bar(page)).toHaveValue('task:*report*');
  await expectCounted(page, '1 entry');

  const found = await program.cli([
    'search',
    '--query',
    'raw.severity:ERROR OR (severity:warning raw.target[*].displayName:"Target 10")',
    '--count',
  ]);
  expect(found).toMatchObject({ code: 0, stdout: '2\n' });
  const wrong = await program.cli(['search', '--query', 'severity:warning tsk:x']);
  expect(wrong.code).toBe(2);
  expect(wrong.stderr).toContain('  severity:warning tsk:x\n                   ^^^^');
});
