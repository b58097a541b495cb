import { dirname } from 'node:path';
import type { Page } from '@playwright/test';
import { expectAccessible } from './support/accessible';
import { writeInventedLog } from './support/invented-log';
import { expect, test } from './support/program';

/** One state of the window: a new one is a line. Each begins on the search over all entries, with nothing open. */
const STATES: readonly { readonly name: string; readonly reach: (page: Page) => Promise<void> }[] = [
  {
    name: 'palette',
    reach: async (page) => {
      await page.keyboard.press('Control+k');
      await expect(page.getByRole('option').first()).toBeVisible();
    },
  },
  {
    name: 'palette that finds nothing',
    reach: async (page) => {
      await page.keyboard.press('Control+k');
      await page.keyboard.type('no such thing');
      await expect(page.getByText(/Nothing is named/).first()).toBeVisible();
    },
  },
  {
    name: 'map of keys',
    reach: async (page) => {
      await page.getByRole('button', { name: 'Keyboard shortcuts' }).click();
      await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
    },
  },
  {
    name: 'asking for a link',
    reach: async (page) => {
      await page.keyboard.press('Control+k');
      await page.keyboard.type('open a link');
      await page.keyboard.press('Enter');
      await page.getByRole('textbox', { name: 'Link' }).fill('https://no.link.example/');
      await expect(page.getByText('A link begins with')).toBeVisible();
    },
  },
  {
    name: 'settings',
    reach: async (page) => {
      await page.getByRole('navigation').getByRole('button', { name: 'Settings' }).click();
      await expect(page.getByRole('textbox', { name: 'Your name' })).toBeVisible();
    },
  },
  {
    name: 'an entry alone',
    reach: async (page) => {
      await page.evaluate(() => location.assign('#/entry/3'));
      await expect(page.getByRole('region', { name: 'Entry #3' })).toBeVisible();
    },
  },
  {
    name: 'a damaged address',
    reach: async (page) => {
      await page.evaluate(() => location.assign('#/search?v=9'));
      await expect(page.getByText('That address cannot be shown')).toBeVisible();
    },
  },
];

/** A page that is opened anew on a busy machine. */

test('axe finds nothing to complain about on any of these states, in both themes', async ({ page, program }) => {
  test.setTimeout(300_000);
  const log = writeInventedLog(dirname(program.dataFolder));
  expect((await program.cli(['import', log, '--tenant', 'North', '--json'])).code).toBe(0);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  for (const { name, reach } of STATES) {
    await page.goto('about:blank');
    await page.goto(`${program.origin}/#/search?v=1&range=all`);
    await expect(page.getByText('241 entries', { exact: true }).first()).toBeVisible();
    await reach(page);
    const pictures = process.env['VERITRAIL_STATES'];
    await expectAccessible(page, name, {
      before: async (theme) => {
        if (pictures !== undefined) await page.screenshot({ path: `${pictures}/${name} ${theme}.png` });
      },
    });
  }
});

test('at twice the size nothing is cut off or out of reach', async ({ page, program }) => {
  test.setTimeout(120_000);
  const log = writeInventedLog(dirname(program.dataFolder));
  expect((await program.cli(['import', log, '--tenant', 'North', '--json'])).code).toBe(0);
  // What 200 % leaves of a window of 1440 by 900.
  await page.setViewportSize({ width: 720, height: 450 });
  await page.goto('about:blank');
  await page.goto(`${program.origin}/#/search?v=1&range=all`);
  await expect(page.getByText('241 entries', { exact: true }).first()).toBeVisible();
  const reached = async (name: string) => {
    for (const one of await page.getByRole('button', { name, exact: true }).all()) {
      await one.scrollIntoViewIfNeeded();
      await expect(one, name).toBeInViewport({ ratio: 0.9 });
    }
  };
  for (const name of ['Search', 'Settings', 'Command palette', 'Keyboard shortcuts', 'Back', 'Refresh', 'Export'])
    await reached(name);
  const grid = page.getByRole('grid', { name: 'Entries' });
  expect((await grid.boundingBox())?.height ?? 0, 'rows to be seen').toBeGreaterThan(120);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(720);
  await page.getByRole('button', { name: 'Keyboard shortcuts' }).click();
  await expect(page.getByRole('dialog').getByRole('button', { name: 'Close' })).toBeInViewport({ ratio: 1 });
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'Command palette' })).toBeInViewport({ ratio: 1 });
  await page.keyboard.press('Escape');
  await page.getByRole('navigation').getByRole('button', { name: 'Settings' }).click();
  for (const radio of await page.getByRole('radio').all()) {
    await radio.scrollIntoViewIfNeeded();
    await expect(radio).toBeInViewport({ ratio: 0.9 });
  }
});

test('the chosen type size holds for the whole page, and comes back', async ({ page }) => {
  await page.getByRole('navigation').getByRole('button', { name: 'Settings' }).click();
  const size = () =>
    page
      .getByRole('heading', { name: 'Settings' })
      .evaluate((one) => Number.parseFloat(getComputedStyle(one).fontSize));
  const before = await size();
  await page.getByRole('radio', { name: 'Large' }).check();
  await expect.poll(size).toBeGreaterThan(before * 1.1);
  await page.waitForTimeout(800);
  await page.reload();
  await expect.poll(size).toBeGreaterThan(before * 1.1);
});
