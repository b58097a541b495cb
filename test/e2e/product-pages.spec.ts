import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Program } from './support/program';
import {
  COLLECTED,
  connectLumu,
  CUSTOMER,
  did,
  entriesOf,
  ERASED,
  expect,
  EXPORTED,
  newWindow,
  type PrintedEntry,
  test,
} from './support/product-world';
import {
  allTimes,
  between,
  chips,
  expectCount,
  expectHeld,
  filter,
  go,
  lens,
  openFirst,
  scope,
  severity,
  valuesOf,
} from './support/search-steps';

// What the two product pages can do, shown over one collected world. Each test stands in docs/feature-map.md.

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

test('MSPControl: the log of one customer holds its own activity, its peers’ and its organizations’, and nobody else’s', async ({
  page,
  world,
}) => {
  await allTimes(page);
  await scope(page, { [CUSTOMER]: true });
  const own = world.held.filter(({ tenant }) => tenant === CUSTOMER);
  await expectCount(page, own.length);
  const performers = async (): Promise<readonly string[]> => {
    const labels = await valuesOf(page, 'Username')
      .getByRole('checkbox')
      .evaluateAll((boxes) => boxes.map((box) => box.getAttribute('aria-label') ?? ''));
    return labels.map((label) => label.replace(/, [\d,]+ entr.*$/, '')).toSorted();
  };
  await expect.poll(performers).toEqual([...new Set(own.map(({ performer }) => performer ?? ''))].toSorted());
  for (const place of ['Main Site', 'Depots & Fleet']) {
    await expect(
      valuesOf(page, 'Organization').getByRole('checkbox', { name: new RegExp(`^${CUSTOMER} ${place}, `) }),
    ).toBeVisible();
  }
  await filter(page, 'Relation', 'Peer');
  await expectHeld(page, world, ({ tenant, relation }) => tenant === CUSTOMER && relation === 'peer');
  await expect(valuesOf(page, 'Username').getByRole('checkbox')).toHaveCount(2);
});

test('MSPControl: three check boxes include and leave out Information, Warning and Error', async ({ page, world }) => {
  await allTimes(page);
  await expectCount(page, world.held.length);
  await severity(page, 'Error').check();
  await expectHeld(page, world, (entry) => entry.severity === 'error');
  await severity(page, 'Warning').check();
  await expectHeld(page, world, (entry) => entry.severity !== 'information');
  await severity(page, 'Error').uncheck();
  await expectHeld(page, world, (entry) => entry.severity === 'warning');
  await severity(page, 'Warning').uncheck();
  await severity(page, 'Information').check();
  await expectHeld(page, world, (entry) => entry.severity === 'information');
});

test('MSPControl: a date from and a date to show what lies between them and nothing else', async ({ page, world }) => {
  const from = Math.floor(Date.now() / HOUR_MS) * HOUR_MS - 9 * DAY_MS;
  const until = from + 4 * DAY_MS;
  await between(page, from, until);
  const isWithin = ({ started }: PrintedEntry) => Date.parse(started) >= from && Date.parse(started) < until;
  await expectHeld(page, world, isWithin);
  expect(world.held.filter(isWithin).length).toBeGreaterThan(20);
});

test('MSPControl: source, task and item name narrow the log at once and together', async ({ page, world }) => {
  await allTimes(page);
  await filter(page, 'Source', 'WEB_SITE', 'DNS_ZONE');
  await expectHeld(page, world, ({ source }) => source === 'WEB_SITE' || source === 'DNS_ZONE');
  await filter(page, 'Task', 'ADD');
  await expectHeld(page, world, ({ source, task }) => source === 'WEB_SITE' && task === 'ADD');
  await page.getByRole('button', { name: 'Add filter' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add filter' });
  await dialog.getByRole('button', { name: 'Item', exact: true }).click();
  await dialog.getByRole('textbox', { name: 'Value of Item' }).fill('BOOKING.customer2');
  await page.keyboard.press('Enter');
  await expectHeld(page, world, ({ task, item }) => task === 'ADD' && item === 'booking.customer2.example');
});

test('MSPControl: one switches between customers, and between one organization and all of them', async ({
  page,
  world,
}) => {
  await allTimes(page);
  const other = world.panel.printed.tenants.find(({ id }) => id === '2002')?.name ?? '';
  await scope(page, { [CUSTOMER]: true });
  await expectHeld(page, world, ({ tenant }) => tenant === CUSTOMER);
  await scope(page, { [CUSTOMER]: false, [other]: true });
  await expectHeld(page, world, ({ tenant }) => tenant === other);
  await filter(page, 'Organization', `${other} Main Site`);
  await expectHeld(page, world, ({ organization }) => organization === `${other} Main Site`);
  await chips(page)
    .getByRole('button', { name: /^Remove filter: Organization/ })
    .click();
  await expectHeld(page, world, ({ tenant }) => tenant === other);
});

test('MSPControl: every column of the page stands in the grid under its name, and is exported as filtered', async ({
  page,
}) => {
  await page.setViewportSize({ width: 2800, height: 900 });
  await allTimes(page);
  await filter(page, 'Task', 'Devices Report');
  await expectCount(page, 1);
  const row = entriesOf(page).getByRole('row').nth(1);
  const cells: Readonly<Record<string, RegExp>> = {
    Username: /^desk\.orchard$/,
    Customer: new RegExp(`^${EXPORTED}$`),
    Organization: new RegExp(`^${EXPORTED} Main Site$`),
    Severity: /Error/,
    Date: /^[A-Z][a-z]{2} \d{1,2}, \d{4}$/,
    Started: /^\d\d:00:00/,
    Finished: /^\d\d:00:42/,
    Source: /^Scheduler$/,
    Task: /^Devices Report/,
    Item: /^Report of devices$/,
    User: /^dr\.moss$/,
    // The name of the file that is kept beside the entry: none yet.
    Download: /^$/,
  };
  // Headings and cells at once: columns come while the grid takes its new width.
  await expect(async () => {
    const headings = await entriesOf(page).getByRole('columnheader').allTextContents();
    const texts = await row.getByRole('gridcell').allTextContents();
    const found = Object.keys(cells).map((name) => [name, texts[headings.indexOf(name)]?.trim() ?? 'no such column']);
    for (const [name = '', text] of found) expect(text, name).toMatch(cells[name] ?? /^$/);
  }).toPass({ timeout: 60_000 });

  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('dialog').getByRole('button', { name: 'Export', exact: true }).click();
  const lines = readFileSync(await (await download).path(), 'utf8')
    .trim()
    .split('\r\n');
  expect(lines).toHaveLength(2);
  for (const name of Object.keys(cells)) expect(lines[0]?.split(',')).toContain(name);
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  await page.setViewportSize({ width: 1440, height: 900 });
});

test('MSPControl, in use: scheduled reports are verified, from the figure to the runs', async ({ page, world }) => {
  const figures = await lens(page, 'Scheduled tasks and reports');
  const row = figures.getByRole('row', { name: new RegExp(`RUN_SCHEDULE.*Mailbox Size Report.*${CUSTOMER}`) });
  await expect(figures.getByRole('columnheader', { name: 'Did not run' })).toBeVisible();
  const since = Date.now() - 7 * DAY_MS;
  const runs = world.held.filter(
    ({ task, tenant, started }) => task === 'RUN_SCHEDULE' && tenant === CUSTOMER && Date.parse(started) > since,
  );
  await row.getByRole('button', { name: new RegExp(`^${String(runs.length)} Ran of`) }).click();
  await expectCount(page, runs.length);
  await expect(entriesOf(page)).toContainText('Mailbox Size Report');
});

test('MSPControl, in use: errors are investigated by task', async ({ page, world }) => {
  const figures = await lens(page, 'Errors by task');
  const since = Date.now() - 7 * DAY_MS;
  const errors = world.held.filter((one) => one.severity === 'error' && Date.parse(one.started) > since);
  const [first] = errors;
  expect(first).toBeDefined();
  const alike = errors.filter(({ task, tenant }) => task === first?.task && tenant === first.tenant);
  const row = figures.getByRole('row', { name: new RegExp(`^${first?.task ?? ''} ${first?.tenant ?? ''}`) });
  await row
    .getByRole('button', { name: /open the entries$/ })
    .first()
    .click();
  await expectCount(page, alike.length);
  await expect(severity(page, 'Error')).toBeChecked();
});

test('MSPControl, in use: what peers did that is sensitive is told by tenant, with its time', async ({
  page,
  world,
}) => {
  const figures = await lens(page, 'Sensitive actions');
  const peer = 'peer1.customer1';
  const deeds = world.held.filter(({ performer, task }) => performer === peer && /^DELETE_/.test(task));
  expect(deeds.length).toBeGreaterThan(0);
  const row = figures.getByRole('row', { name: new RegExp(`${CUSTOMER} ${peer.replace('.', '\\.')} peer`) });
  await row.getByRole('button', { name: new RegExp(`^${String(deeds.length)} Entries of`) }).click();
  await expectCount(page, deeds.length);
  await expect(entriesOf(page).getByRole('row').nth(1)).toContainText('DELETE_MAILBOX');
  // The relation stands beyond the right edge: columns are drawn when they come into sight.
  await entriesOf(page).hover();
  await page.mouse.wheel(2000, 0);
  await expect(entriesOf(page).getByRole('row').nth(1)).toContainText('Peer');
});

test('MSPControl, in use: how long a task takes is told, and its longest runs come first', async ({ page, world }) => {
  const figures = await lens(page, 'Timing');
  const runs = world.held.filter(({ task, duration }) => task === 'ZIP_FILES' && duration !== null);
  const longest = Math.max(...runs.map(({ duration }) => duration ?? 0));
  const row = figures.getByRole('row', { name: /^ZIP_FILES/ });
  for (const title of ['Median', '95 %', 'Longest', 'Outliers']) {
    await expect(figures.getByRole('columnheader', { name: title, exact: true })).toBeVisible();
  }
  await row.getByRole('button', { name: new RegExp(`^${String(runs.length)} Entries of`) }).click();
  await expectCount(page, runs.length);
  const durations = entriesOf(page).locator('[role="gridcell"][data-field="duration"]');
  await expect(durations.first()).toContainText(String(Math.floor(longest)));
});

test('Lumu: a Supervisor has the Portal and the assigned companies, an Admin all, and the test of a connection says which', async ({
  page,
  browser,
  world,
}) => {
  await go(page, 'Connections');
  await page.getByRole('button', { name: 'More for Lumu' }).click();
  await page.getByRole('menuitem', { name: 'Edit…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Test connection' }).click();
  await expect(page.getByRole('dialog').getByText(/Admin, who sees the Portal and every company/)).toBeVisible();
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();

  const assigned = new Program(join(world.folder, 'assigned'), world.keyring.environment);
  await assigned.start();
  try {
    const supervisor = { role: 'supervisor', secret: 'demo-only-key-of-a-supervisor' };
    await connectLumu(assigned, world.lumu, world.folder, supervisor);
    await did(assigned, ['collect', '--since', COLLECTED]);
    const window = await newWindow(browser, assigned);
    await allTimes(window);
    const companies = ['Portal', 'Company 1 (demo)', 'Company 2 (demo)'];
    await expectHeld(window, world, ({ tenant, performer }) => companies.includes(tenant) && performer !== ERASED);
    await window.getByRole('button', { name: /^Scope/ }).click();
    const tenants = window.getByRole('group', { name: 'Tenant', exact: true });
    await expect(tenants.getByRole('checkbox')).toHaveCount(3);
    for (const name of companies) await expect(tenants.getByRole('checkbox', { name, exact: true })).toBeVisible();
    await window.context().close();
  } finally {
    await assigned.stop();
  }
});

test('Lumu: the scope is all data, the Portal, or chosen tenants', async ({ page, world }) => {
  await allTimes(page);
  await expect(page.getByRole('button', { name: /^Scope/ })).toContainText('All tenants');
  await scope(page, { Portal: true });
  await expectHeld(page, world, ({ tenant }) => tenant === 'Portal');
  await scope(page, { 'Company 2 (demo)': true });
  await expectHeld(page, world, ({ tenant }) => tenant === 'Portal' || tenant === 'Company 2 (demo)');
  await page.getByRole('button', { name: 'Clear all' }).click();
  await expectCount(page, world.held.length);
});

test('Lumu: a new window shows the last 7 days, newest first', async ({ page, world }) => {
  await expect(page.getByRole('button', { name: 'Time range' })).toContainText('Last 7 days');
  const since = Date.now() - 7 * DAY_MS;
  const recent = world.held.filter(({ started }) => Date.parse(started) > since);
  await expectCount(page, recent.length);
  const rows = entriesOf(page).getByRole('row');
  for (const at of [0, 1, 2]) await expect(rows.nth(at + 1)).toContainText(recent[at]?.task ?? '');
  await expect(entriesOf(page).getByRole('columnheader', { name: 'Started' })).toHaveAttribute(
    'aria-sort',
    'descending',
  );
});

test('Lumu: presets and a range of one’s own, which may reach back beyond the portal’s 180 days', async ({
  page,
  world,
}) => {
  for (const [name, days] of [
    ['Last 24 hours', 1],
    ['Last 30 days', 30],
    ['Last 180 days', 180],
  ] as const) {
    await page.getByRole('button', { name: 'Time range' }).click();
    await page.getByRole('button', { name, exact: true }).click();
    await expect(page.getByRole('button', { name: 'Time range' })).toContainText(name);
    await expectHeld(page, world, ({ started }) => Date.parse(started) > Date.now() - days * DAY_MS);
  }
  const now = Math.floor(Date.now() / HOUR_MS) * HOUR_MS;
  await between(page, now - 310 * DAY_MS, now - 290 * DAY_MS);
  await expectCount(page, 1);
  await expect(entriesOf(page)).toContainText(ERASED);
  await expect(page.getByRole('status', { name: 'Coverage of this search' })).toContainText(
    /^(Not complete|Never collected)/,
  );
});

test('Lumu: entries of an erased user stay, also longer than 180 days', async ({ page, world }) => {
  await allTimes(page);
  await page.getByRole('combobox', { name: 'Search', exact: true }).fill(`performer:${ERASED}`);
  await page.keyboard.press('Enter');
  await expectCount(page, 2);
  expect(world.held.filter(({ performer }) => performer === ERASED)).toHaveLength(2);
});

test('Lumu: user, event type and time filter the log together', async ({ page, world }) => {
  const user = 'j.holloway@bluegate-it.example';
  const [wanted] = world.held.filter(({ performer }) => performer === user);
  await filter(page, 'Username', user);
  await filter(page, 'Task', wanted?.task ?? '');
  await page.getByRole('button', { name: 'Time range' }).click();
  await page.getByRole('button', { name: 'Last 30 days' }).click();
  await expectHeld(page, world, ({ performer, task }) => performer === user && task === wanted?.task);
});

test('Lumu: a click on a row shows the whole entry as JSON, which is copied and saved as it was received', async ({
  page,
  world,
}) => {
  await page.getByRole('button', { name: 'Time range' }).click();
  await page.getByRole('button', { name: 'Last 30 days' }).click();
  await filter(page, 'Username', ERASED);
  await expectCount(page, 1);
  const entry = await openFirst(page);
  const [received = ''] = readFileSync(join(world.folder, 'files', 'portal.ndjson'), 'utf8')
    .trim()
    .split('\n')
    .slice(1);
  await expect(entry.locator('.view-line').getByText('"eventType"')).toBeVisible();
  await expect(entry.locator('.view-line').getByText('"198.51.100.7"')).toBeVisible();
  await entry.getByRole('button', { name: 'Copy', exact: true }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(received);
  const download = page.waitForEvent('download');
  await entry.getByRole('button', { name: 'Save record' }).click();
  expect(readFileSync(await (await download).path(), 'utf8')).toBe(received);
});

test('Lumu: the four areas of event types are values to filter by, and incident operations are none of them', async ({
  page,
  world,
}) => {
  await allTimes(page);
  await filter(page, 'Backend', 'Lumu');
  const areas = ['User Management', 'Infrastructure & Agents', 'Integrations & Gateways', 'Reporting & Rules'];
  const sources = valuesOf(page, 'Source');
  await expect(sources.getByRole('checkbox')).toHaveCount(4);
  for (const area of areas) {
    const { length } = world.held.filter(({ source }) => source === area);
    await expect(sources.getByRole('checkbox', { name: `${area}, ${String(length)} entries` })).toBeVisible();
  }
  await sources.getByRole('checkbox', { name: /^Reporting & Rules/ }).check();
  await expectHeld(page, world, ({ source }) => source === 'Reporting & Rules');

  await go(page, 'Connections');
  await page.getByRole('button', { name: 'Show Lumu' }).click();
  const pane = page.getByRole('region', { name: 'Connection Lumu' });
  await pane.getByRole('button', { name: 'Ask the backend' }).click();
  const list = pane.getByRole('list', { name: 'Sources and tasks' });
  for (const area of areas) await expect(list.getByText(area)).toBeVisible();
  const types = (await list.textContent()) ?? '';
  expect(types).toContain('Scheduled Report Sent');
  expect(types.match(/Incident [\w ]+/g)).toEqual(['Incident Details Report Requested', 'Incident Report Sent']);
});

test('Lumu: what is shown is downloaded as JSON, and Refresh brings what is new', async ({ page, world }) => {
  await scope(page, { Portal: true });
  const since = Date.now() - 7 * DAY_MS;
  const recent = world.held.filter(({ tenant, started }) => tenant === 'Portal' && Date.parse(started) > since);
  await expectCount(page, recent.length);
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: 'NDJSON' }).check();
  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Export', exact: true }).click();
  const lines = readFileSync(await (await download).path(), 'utf8')
    .trim()
    .split('\n');
  expect(lines.map((line) => (JSON.parse(line) as { timestamp: string }).timestamp.slice(0, 19))).toEqual(
    recent.map(({ started }) => started.slice(0, 19)),
  );
  await dialog.getByRole('button', { name: 'Close' }).click();

  world.lumu.say('add lumu Portal');
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expectCount(page, recent.length + 1);
});
