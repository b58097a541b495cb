import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Page } from '@playwright/test';
import { expectAccessible } from './support/accessible';
import { expect, type Program, test } from './support/program';

const NIGHTS = 30;
const MISSING = 4;
const DAY = 86_400_000;

/** Thirty nights with a report that is lacking four nights ago, three failures, and one person under two names. */
function writeNights(folder: string): string {
  const midnight = Math.floor(Date.now() / DAY) * DAY;
  const at = (daysAgo: number, hour: number): string =>
    new Date(midnight - daysAgo * DAY + hour * 3_600_000).toISOString();
  const line = (uuid: string, published: string, eventType: string, who: string, severity = 'INFO'): string =>
    JSON.stringify({
      ...{ uuid, published, eventType, severity, displayMessage: 'Invented' },
      actor: { alternateId: who, displayName: 'Someone' },
      target: [{ type: 'Report', displayName: 'Weekly figures' }],
    });
  const nights = Array.from({ length: NIGHTS }, (_, index) => index + 1).filter((daysAgo) => daysAgo !== MISSING);
  const lines = [
    ...nights.map((daysAgo) =>
      line(`night-${daysAgo}`, at(daysAgo, 2), 'scheduled_report.sent', 'system@okta.example'),
    ),
    ...[1, 2, 3].map((daysAgo) =>
      line(`error-${daysAgo}`, at(daysAgo, 9), 'report.send.fail', 'ada.north@north.example', 'ERROR'),
    ),
    ...[1, 2].map((daysAgo) =>
      line(`other-${daysAgo}`, at(daysAgo, 10), 'group.user_membership.add', 'ADA.North@north.example'),
    ),
  ];
  const path = join(folder, 'nights-okta.ndjson');
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
}

async function openLenses(page: Page, program: Program): Promise<void> {
  const { code, stderr } = await program.cli(['import', writeNights(dirname(program.dataFolder)), '--tenant', 'North']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: expect.any(String) });
  await expect(page.getByRole('grid', { name: 'Entries' })).toBeVisible();
  await page.keyboard.press('g');
  await page.keyboard.press('l');
  await expect(page.getByRole('heading', { name: 'Errors by task' })).toBeVisible();
}

const lens = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Lenses' }).getByRole('button', { name });

test('a lens counts, says what it can be trusted for, and each figure opens exactly its entries', async ({
  page,
  program,
}) => {
  await openLenses(page, program);
  const figures = page.getByRole('table', { name: 'Figures' });
  await expect(figures.getByRole('row').nth(1)).toContainText('report.send.fail');
  await expect(page.getByText('Coverage knows nothing of 1 of 1 tenant')).toBeVisible();
  await expectAccessible(page, 'a lens');
  await figures.getByRole('button', { name: /^3 Errors of report\.send\.fail, North/ }).click();
  await expect(page.getByText('3 entries', { exact: true }).first()).toBeVisible();

  await page.getByRole('button', { name: 'Lenses', exact: true }).click();
  await lens(page, 'Scheduled tasks and reports').click();
  await expect(figures).toContainText('every day at 02:00 UTC');
  await figures.getByRole('button', { name: /^[12] Unknown of scheduled_report\.sent/ }).click();
  await expect(figures.getByRole('row').nth(1)).toContainText('Not covered');
  await expectAccessible(page, 'expected runs');
  await page.getByRole('button', { name: 'Show all tasks' }).click();
  await page.getByLabel('Count by').selectOption('Every task and item');
  await figures.getByRole('button', { name: /^What to do with/ }).click();
  await page.getByRole('menuitem', { name: 'Confirm as expected' }).click();
  await expect(figures).toContainText('Confirmed by');

  await lens(page, 'First time ever seen').click();
  await expect(
    page.getByText('seen for the first time').or(page.getByText('Compared with the whole archive')),
  ).toBeVisible();

  const { stdout } = await program.cli(['lens', 'errors', '--json']);
  expect(JSON.parse(stdout)).toMatchObject({ total: 1, entries: 3, rows: [{ task: 'report.send.fail', entries: 3 }] });
});

test('two names of one person are suggested, linked, searched for together, and taken apart', async ({
  page,
  program,
}) => {
  await openLenses(page, program);
  await lens(page, 'Persons').click();
  const card = page.getByRole('article', { name: /ada\.north@north\.example/i });
  await expect(card).toContainText('Sure');
  await expect(card).toContainText('North');
  await expectAccessible(page, 'suggested persons');
  await card.getByLabel('Name of the person').fill('Ada North');
  await card.getByRole('button', { name: 'Link 2 names' }).click();
  await page.getByRole('tab', { name: 'Linked (1)' }).click();
  await page.getByRole('button', { name: 'Search for Ada North' }).click();
  await expect(page.getByText('5 entries', { exact: true }).first()).toBeVisible();
  await expect(page.getByRole('img', { name: 'Ada North: 2 linked names' }).first()).toBeVisible();

  const found = await program.cli(['search', '--person', 'ada north', '--count']);
  expect({ code: found.code, count: found.stdout.trim() }).toEqual({ code: 0, count: '5' });
  const unknown = await program.cli(['search', '--person', 'Nobody', '--count']);
  expect(unknown.code).not.toBe(0);
  expect(unknown.stderr).toContain('Nobody is known as "Nobody"');

  await page.getByRole('button', { name: 'Lenses', exact: true }).click();
  await page.getByRole('tab', { name: 'Linked (1)' }).click();
  await page.getByRole('button', { name: /^Unlink ADA/ }).click();
  await expect(page.getByRole('tab', { name: 'Suggestions (1)' })).toBeVisible();
  await page.getByRole('tab', { name: 'Suggestions (1)' }).click();
  await page.getByRole('button', { name: 'Not one person' }).click();
  await expect(page.getByText('Nothing to suggest')).toBeVisible();
  await page.getByRole('tab', { name: 'Dismissed (1)' }).click();
  await page.getByRole('button', { name: 'Suggest again' }).click();
  await expect(page.getByRole('tab', { name: 'Suggestions (1)' })).toBeVisible();
});
