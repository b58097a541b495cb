/** The states of the search screen and what is reached from it, in the demo archive. */
import { picture, settled } from './camera.mjs';

const grid = (page) => page.getByRole('grid', { name: 'Entries' });
const bar = (page) => page.getByRole('combobox', { name: 'Search', exact: true });
const rail = (page, name) => page.getByRole('navigation').getByRole('button', { name, exact: true }).first();

/** Opens a search by its address, so that no state depends on the one before. */
async function open(page, address = 'search?v=1&range=7d') {
  await page.goto(`${new URL(page.url()).origin}/#/${address}`);
  await page.reload();
  await grid(page).getByRole('gridcell').first().waitFor();
  await settled(page);
}

async function search(page, text) {
  await bar(page).fill(text);
  await bar(page).press('Enter');
  await settled(page);
}

async function openEntry(page) {
  await open(page, 'search?v=1&range=30d');
  await search(page, '"not sent"');
  await grid(page).getByText('ScheduledReportSendFailed').first().click();
  await settled(page);
}

const savedSearches = (page) => page.getByRole('button', { name: /^Saved searches/ });

async function saveAs(page, name) {
  await savedSearches(page).click();
  await page.getByLabel('Name of this search').fill(name);
  await page.getByRole('button', { name: 'Save search' }).click();
  await page.getByRole('button', { name: `Saved searches: ${name}` }).waitFor();
}

/** Makes a group of two tenants in the open scope, and leaves its dialog. */
async function makeGroup(page) {
  await page.getByRole('button', { name: 'Tenant groups…' }).click();
  const groups = page.getByRole('dialog', { name: 'Tenant groups' });
  await groups.getByRole('button', { name: 'New group' }).click();
  await groups.getByLabel('Name', { exact: true }).fill('Schools and bakeries');
  await groups.getByLabel('Names or ids of tenants').fill('Elm Bakery 4\nLarkfield Schools 2');
  await groups.getByRole('button', { name: 'Add these' }).click();
  await groups.getByRole('button', { name: 'Save' }).click();
  await groups.getByRole('button', { name: 'Close' }).click();
}

async function searchStates(page) {
  await picture(page, 'workbench', async () => {
    await open(page);
  });
  await picture(page, 'query-completion', async () => {
    await bar(page).click();
    await page.keyboard.type('severity:error tas');
    await settled(page);
  });
  await picture(page, 'query-error', async () => {
    await bar(page).fill('severity:error tsk:x');
    await page.keyboard.press('Enter');
    await settled(page);
  });
  await picture(page, 'range-picker', async () => {
    await open(page);
    await page.getByRole('button', { name: /^Time range/ }).click();
  });
  await picture(page, 'scope-groups', async () => {
    await open(page);
    await page.getByRole('button', { name: /^Scope/ }).click();
    await makeGroup(page);
    await settled(page);
  });
  await picture(page, 'saved-searches', async () => {
    await open(page);
    await search(page, 'severity:error');
    await saveAs(page, 'Errors of the week');
    await search(page, 'task:ScheduledReport*');
    await saveAs(page, 'Reports that were sent or not');
    await savedSearches(page).click();
    await settled(page);
  });
  await picture(page, 'histogram-table', async () => {
    await open(page);
    await page.getByRole('button', { name: 'Show as a table' }).click();
    await settled(page);
  });
  await picture(page, 'selection', async () => {
    await open(page);
    await grid(page).locator('[role="row"][data-rowindex="0"] [data-field="task"]').click();
    await page.keyboard.press('Escape');
    await page.keyboard.press('x');
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    await page.getByRole('region', { name: 'Selection' }).waitFor();
    await page.keyboard.press('t');
    await page.getByRole('dialog', { name: /^Tag/ }).getByRole('combobox').fill('ask again');
    await page.keyboard.press('Enter');
    await settled(page);
  });
}

/** One entry read closely, its neighbours, and two compared. */
export async function walkReading(page) {
  const showMenu = async () => {
    await page.locator('.view-line').getByText('"eventType"').first().click({ button: 'right' });
    await settled(page);
  };
  await picture(
    page,
    'json-menu',
    async () => {
      await openEntry(page);
      await showMenu();
    },
    showMenu,
  );
  await picture(page, 'neighbours', async () => {
    await openEntry(page);
    await page.getByRole('tab', { name: 'Neighbours' }).click();
    await settled(page);
  });
  await picture(page, 'compare', async () => {
    await open(page, 'search?v=1&range=30d');
    await search(page, 'task:ScheduledReport*');
    const rows = grid(page).getByText('ScheduledReportSent', { exact: false });
    await rows.nth(0).click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Compare with…' }).click();
    await rows.nth(1).click({ button: 'right' });
    await page.getByRole('menuitem', { name: /^Compare with #/ }).click();
    await page.getByRole('dialog', { name: /^Entries #/ }).waitFor();
    await page.waitForTimeout(2500);
  });
}

async function otherScreens(page) {
  await picture(page, 'palette', async () => {
    await open(page);
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Command palette' }).fill('harbor');
    await settled(page);
  });
  await picture(page, 'keyboard-map', async () => {
    await open(page);
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
  });
  await picture(page, 'lenses', async () => {
    await open(page);
    await rail(page, 'Lenses').click();
    await page.getByRole('table', { name: 'Figures' }).waitFor();
    await settled(page);
  });
  await picture(page, 'lens-scheduled', async () => {
    await page
      .getByRole('navigation', { name: 'Lenses' })
      .getByRole('button', { name: 'Scheduled tasks and reports' })
      .click();
    await page.waitForTimeout(3000);
  });
  await picture(page, 'settings', async () => {
    await rail(page, 'Settings').click();
    await page.getByRole('heading', { name: 'Settings' }).waitFor();
  });
}

export async function walkWorkbench(page) {
  await searchStates(page);
  await otherScreens(page);
}
