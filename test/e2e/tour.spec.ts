import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './support/program';
import { root } from './support/run-cli';
import { settled } from './support/settled';

/** What a hand does, counted: a hover is no click, a word typed is as many keys as it has letters. */
class Hand {
  clicks = 0;
  keys = 0;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async click(place: Locator): Promise<void> {
    await place.click();
    this.clicks += 1;
  }

  async type(text: string): Promise<void> {
    await this.#page.keyboard.type(text);
    this.keys += text.length;
  }

  async press(key: string): Promise<void> {
    await this.#page.keyboard.press(key);
    this.keys += 1;
  }
}

const entries = (page: Page): Locator => page.getByRole('grid', { name: 'Entries' });
const values = (page: Page, title: string): Locator => page.getByRole('group', { name: `Values of ${title}` });
const chips = (page: Page): Locator => page.getByRole('list', { name: 'Active filters' });
const detail = (page: Page): Locator => page.getByRole('region', { name: /^Entry #\d/ });
const errors = (page: Page): Locator => page.getByRole('checkbox', { name: /^Error/ }).first();
const counted = (page: Page, words: RegExp): Locator => page.getByText(words).first();

/** What the tour says a job takes, as its table has it: clicks, then keys. */
function written(job: number): readonly [number, number] {
  const tour = readFileSync(join(root, 'docs/tour.md'), 'utf8');
  const row = new RegExp(`^\\| ${job}\\. [^|]*\\| (\\d+) \\| (\\d+) \\|`, 'mu').exec(tour);
  return [Number(row?.[1]), Number(row?.[2])];
}

async function openDemo(page: Page, hand: Hand): Promise<void> {
  await hand.click(page.getByRole('button', { name: 'Open the demo archive' }));
  await expect(entries(page).getByRole('gridcell').first()).toBeVisible();
}

test('the three jobs of the tour, from the welcome screen, in as many clicks and keys as the tour says', async ({
  page,
}) => {
  const first = new Hand(page);
  await openDemo(page, first);
  await first.click(errors(page));
  const tenants = values(page, 'Tenant');
  const clinic = tenants.getByText('Harbor Clinic (demo)').first();
  await clinic.hover();
  await first.click(tenants.getByRole('button', { name: /^Only Harbor Clinic \(demo\)/ }).first());
  await expect(chips(page)).toContainText('Harbor Clinic (demo)');
  await expect(values(page, 'Task').getByRole('checkbox', { name: /^Mailbox Size Report/ })).toBeVisible();
  await settled(page);
  await first.click(entries(page).getByText('Mailbox Size Report').first());
  await expect(detail(page)).toContainText('did not answer in 60 seconds');
  expect([first.clicks, first.keys]).toEqual(written(1));

  await page.goto(`${new URL(page.url()).origin}/#/search?v=1&range=7d`);
  await expect(chips(page)).toBeHidden();
  const second = new Hand(page);
  second.clicks = 1;
  await second.click(page.getByRole('button', { name: /^Time range/ }));
  await second.click(page.getByRole('button', { name: 'This month', exact: true }));
  await second.click(page.getByRole('button', { name: 'Find in Username' }));
  await second.type('holloway');
  const names = values(page, 'Username').getByRole('checkbox', { name: /^j\.holloway/ });
  const known = names.and(page.locator(':not(:checked)'));
  await expect(known).not.toHaveCount(0);
  await second.click(known.first());
  await expect(chips(page)).toContainText('j.holloway');
  await second.click(known.first());
  await expect(chips(page)).toContainText('j.holloway');
  await expect(counted(page, /^[\d,]+ entries$/)).toBeVisible();
  expect([second.clicks, second.keys]).toEqual(written(2));

  await page.goto(`${new URL(page.url()).origin}/#/search?v=1&range=7d`);
  const third = new Hand(page);
  third.clicks = 1;
  await third.press('/');
  await third.type('report "not sent"');
  await third.press('Enter');
  await settled(page);
  await third.click(entries(page).getByText('ScheduledReportSendFailed').first());
  await expect(detail(page)).toContainText('the mail server refused');
  await third.click(detail(page).getByRole('button', { name: 'Copy', exact: true }));
  const copied = (): Promise<string> => page.evaluate(() => navigator.clipboard.readText());
  await expect.poll(copied).toContain('The report was not sent');
  expect(JSON.parse(await copied())).toMatchObject({ eventType: 'ScheduledReportSendFailed' });
  expect([third.clicks, third.keys]).toEqual(written(3));
});
