import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from './support/accessible';
import { writeInventedLog } from './support/invented-log';
import { expect, type Program, test } from './support/program';
import { expectCounted } from './support/settled';

const entries = (page: Page): Locator => page.getByRole('grid', { name: 'Entries' });
const facets = (page: Page): Locator => page.getByRole('region', { name: 'Facets' });
const valuesOf = (page: Page, title: string): Locator => page.getByRole('group', { name: `Values of ${title}` });
const chips = (page: Page): Locator => page.getByRole('list', { name: 'Active filters' });
const toast = (page: Page): Locator => page.getByRole('status').filter({ has: page.getByRole('button') });

/** Lines of the grid that are in sight from top to bottom, without its heading. */
async function wholeRows(page: Page): Promise<number> {
  const area = (await entries(page).boundingBox()) ?? { y: 0, height: 0 };
  return entries(page)
    .getByRole('row')
    .evaluateAll(
      (rows, end) => rows.filter((row) => row.getBoundingClientRect().bottom <= end + 1).length - 1,
      area.y + area.height,
    );
}

/** 241 entries: 160 of one task, 80 of another, 1 of a third; 8 performers. */
async function begin(page: Page, program: Program): Promise<void> {
  await importAndGo(page, program, writeInventedLog(dirname(program.dataFolder)));
  await expectCounted(page, '241 entries');
}

async function importAndGo(page: Page, program: Program, ...logs: readonly string[]): Promise<void> {
  expect((await program.cli(['import', ...logs, '--tenant', 'North', '--json'])).code).toBe(0);
  await page.reload();
  await page.getByRole('button', { name: 'Go there' }).click();
}

/** Two entries, 20 minutes before and after the one whose report was not sent. */
function writeNeighbours(folder: string): string {
  const lines = ['03:45', '04:25'].map((time) =>
    JSON.stringify({
      uuid: `around-${time}`,
      published: `2026-10-03T${time}:00.000Z`,
      eventType: 'system.schedule.run',
      severity: 'INFO',
      actor: { alternateId: 'scheduler@north.example', displayName: 'Scheduler' },
      displayMessage: 'Invented entry',
      target: [],
    }),
  );
  const path = join(folder, 'around-okta.ndjson');
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
}

test('facets count what is found, narrow it by one press, and keep what was chosen in sight', async ({
  page,
  program,
}) => {
  await begin(page, program);
  const tasks = valuesOf(page, 'Task');
  await expect(tasks.getByRole('checkbox', { name: 'group.user_membership.add, 160 entries' })).toBeVisible();
  await expect(tasks.getByRole('checkbox', { name: 'user.session.start, 80 entries' })).toBeVisible();
  await expect(facets(page).getByRole('button', { name: '2 more values, ', exact: false })).toBeVisible();

  await tasks.getByText('user.session.start').hover();
  await tasks.getByRole('button', { name: 'Only user.session.start' }).click();
  await expectCounted(page, '80 entries');
  await expect(chips(page)).toContainText('Task');
  await expect(tasks.getByRole('checkbox', { name: 'group.user_membership.add, 160 entries' })).toBeVisible();
  await tasks.getByRole('checkbox', { name: 'report.send.fail, 1 entry' }).check();
  await expectCounted(page, '81 entries');

  await page.getByRole('group', { name: 'Severity', exact: true }).getByRole('checkbox', { name: 'Error' }).check();
  await expectCounted(page, '1 entry');
  await expect(tasks.getByRole('checkbox', { name: 'user.session.start, 0 entries' })).toBeChecked();
  await page.getByRole('button', { name: 'Clear all' }).click();
  await tasks.getByRole('button', { name: 'Not group.user_membership.add' }).press('Enter');
  await expectCounted(page, '81 entries');
  await expect(tasks.getByRole('checkbox', { name: 'group.user_membership.add, 160 entries, left out' })).toBeVisible();
});

test('a facet is searched, gone through, sorted and folded, and stays as it was left', async ({ page, program }) => {
  await begin(page, program);
  await facets(page).getByRole('button', { name: 'Find in Username' }).click();
  await page.getByRole('textbox', { name: 'Find in Username' }).fill('ada');
  const names = valuesOf(page, 'Username');
  await expect(names.getByRole('checkbox')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await facets(page)
    .getByRole('button', { name: /^2 more values, / })
    .click();
  await expect(names.getByRole('checkbox')).toHaveCount(8);
  await facets(page).getByRole('button', { name: 'More for Username' }).click();
  await page.getByRole('menuitem', { name: 'Sort by name' }).click();
  await expect(names.getByRole('checkbox').first()).toHaveAccessibleName(/^ada@north\.example, /);

  await facets(page).getByRole('button', { name: 'Task', exact: true }).click();
  await expect(valuesOf(page, 'Task')).toBeHidden();
  await facets(page).getByRole('button', { name: 'Choose facets' }).click();
  const dialog = page.getByRole('dialog', { name: 'Facets beside the grid' });
  // It moves up among the chosen ones, and keeps the focus.
  await dialog.getByRole('checkbox', { name: 'Instance' }).press('Space');
  await expect(dialog.getByRole('checkbox', { name: 'Instance' })).toBeChecked();
  await expect(dialog.getByRole('checkbox', { name: 'Instance' })).toBeFocused();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await page.waitForTimeout(700);
  await page.reload();
  await expect(facets(page).getByRole('button', { name: 'Instance', exact: true })).toBeVisible();
  await expect(facets(page).getByRole('button', { name: 'Task', exact: true })).toHaveAttribute(
    'aria-expanded',
    'false',
  );
  await expect(facets(page).getByRole('checkbox').first()).toBeVisible();

  await page.keyboard.press('b');
  await expect(facets(page)).toBeHidden();
  await page.keyboard.press('Shift+B');
  await expect(facets(page).getByRole('checkbox').first()).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Shift+F');
  await expect(chips(page)).toContainText('not');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('gridcell').and(page.locator(':focus'))).toBeVisible();
});

test('everything can be filtered by under the names of the product pages, and a chip opens its filter', async ({
  page,
  program,
}) => {
  await begin(page, program);
  await page.getByRole('button', { name: 'Add filter' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add filter' });
  for (const name of ['Date', 'Severity', 'Source', 'Task', 'Item', 'Customer', 'Organization', 'Username']) {
    await expect(dialog.getByRole('button', { name, exact: true })).toBeVisible();
  }
  await dialog.getByRole('textbox', { name: 'Find a field' }).fill('item');
  await page.keyboard.press('Enter');
  await dialog.getByRole('textbox', { name: 'Value of Item' }).fill('target 1');
  await page.keyboard.press('Enter');
  await expectCounted(page, '111 entries');
  await chips(page)
    .getByRole('button', { name: /^Item contains target 1\./ })
    .click();
  await page.getByRole('dialog', { name: 'Filter by Item' }).getByRole('radio', { name: 'is not' }).check();
  await expectCounted(page, '130 entries');
  await page.keyboard.press('Escape');
  await page.keyboard.press('a');
  await dialog.getByRole('button', { name: 'Date', exact: true }).click();
  await expect(page.getByRole('dialog', { name: 'Time range' })).toBeVisible();
  await page.keyboard.press('Escape');
});

test('from a cell: filter for it, its neighbours in time, everything of its performer, and back', async ({
  page,
  program,
}) => {
  const folder = dirname(program.dataFolder);
  await importAndGo(page, program, writeInventedLog(folder), writeNeighbours(folder));
  await page.getByRole('group', { name: 'Severity', exact: true }).getByRole('checkbox', { name: 'Error' }).check();
  await expectCounted(page, '1 entry');
  const cell = entries(page).getByRole('gridcell', { name: 'report.send.fail' });
  await cell.click({ button: 'right' });
  await page.getByRole('menuitem', { name: /^Filter for/ }).click();
  await expect(chips(page)).toContainText('report.send.fail');
  await toast(page).getByRole('button', { name: 'Undo' }).first().click();
  await expect(chips(page)).not.toContainText('report.send.fail');

  await cell.focus();
  await page.keyboard.press('Shift+F10');
  await page.getByRole('menuitem', { name: 'Copy row' }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('\treport.send.fail\t');
  await cell.click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Neighbours' }).click();
  await page.getByRole('menuitem', { name: 'Same customer, 60 minutes before and after' }).click();
  await expect(chips(page)).toContainText('North');
  await expect(chips(page)).not.toContainText('Error');
  // A toast that is pointed at stays.
  const back = toast(page).getByRole('button', { name: 'Back' }).first();
  await back.hover();
  const detail = page.getByRole('region', { name: /^Entry #\d/ });
  await expect(detail).toContainText('report.send.fail');
  await expect(entries(page).locator('.vt-opened')).toContainText('report.send.fail');
  await back.click();
  await expectCounted(page, '1 entry');

  await cell.click();
  await detail.getByRole('tab', { name: 'Neighbours' }).click();
  const table = detail.getByRole('table', { name: 'Neighbours' });
  await expect(table.getByRole('row').and(page.locator('[aria-current]'))).toContainText('this entry');
  await detail.getByRole('combobox', { name: 'Minutes before and after' }).selectOption('60');
  await expect(table.getByRole('row')).toHaveCount(4);
  await expect(table.getByRole('row').nth(1)).toContainText('+19 min 53 s');

  await cell.click({ button: 'right' });
  await page.getByRole('menuitem', { name: /^All of ada@north\.example/ }).click();
  await expect(chips(page)).toContainText('ada@north.example');
  await expect(page.getByRole('button', { name: 'Time range' })).toContainText('All times');
});

test('a small window shows twelve rows at least, the facets over them when asked for; axe has nothing to say', async ({
  page,
  program,
}) => {
  await begin(page, program);
  await expect(valuesOf(page, 'Task').getByRole('checkbox').first()).toBeVisible();
  await expectAccessible(page, 'facets');
  await page.setViewportSize({ width: 1024, height: 700 });
  await expect(facets(page)).toBeHidden();
  await expect.poll(() => wholeRows(page)).toBeGreaterThanOrEqual(12);
  await page.getByRole('button', { name: 'Facets', exact: true }).click();
  await expect(valuesOf(page, 'Task')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(facets(page)).toBeHidden();
});
