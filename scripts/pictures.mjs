/**
 * Makes the pictures of the documents again: drives the built program in Chromium, in both themes and both sizes.
 * Real audit logs beside the project (`../shared/data`) are used where they are, else the project's own fixtures.
 * `npm run pictures -- tour workbench` makes those parts only; the parts are first, collecting, tour, workbench, reading.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium } from 'playwright';
import { missing, root, SIZES, takePictures } from './pictures/camera.mjs';
import { walkTour } from './pictures/tour.mjs';
import { walkReading, walkWorkbench } from './pictures/workbench.mjs';

const wanted = process.argv.slice(2);
const isWanted = (part) => wanted.length === 0 || wanted.includes(part);
const data = mkdtempSync(join(tmpdir(), 'veritrail-pictures-'));
const shared = resolve(root, '../shared/data');

function importPaths(paths, options = []) {
  const run = spawnSync(
    process.execPath,
    [join(root, 'out/cli/index.js'), 'import', ...paths, ...options, '--data', join(data, 'archive')],
    {
      cwd: existsSync(shared) ? shared : join(root, 'test/fixtures/kinds'),
      encoding: 'utf8',
    },
  );
  if (run.status !== 0) throw new Error(run.stderr);
}

async function startProgram(folder) {
  const child = spawn(process.execPath, [join(root, 'out/local-web/index.js'), '--data', folder, '--print-address'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const address = await new Promise((found) => {
    let said = '';
    child.stdout.on('data', (text) => {
      said += text;
      const match = /^(http:\S+)\n/m.exec(said);
      if (match) found(match[1]);
    });
  });
  return { child, address };
}

async function walkThrough(page) {
  await page.getByRole('button', { name: 'Import files' }).waitFor();
  await takePictures(page, 'welcome');
  if (existsSync(shared))
    importPaths(
      [
        'cloudtrail-stratus/docs',
        'vendor-samples/okta_rules.ndjson',
        'vendor-samples/gsuite_activityevent_rules.ndjson',
      ],
      ['--tenant', 'Northwind'],
    );
  else importPaths(['.'], ['--tenant', 'Northwind', '--zone', 'Europe/Berlin']);
  await page.reload();
  await page.getByRole('button', { name: /^Time range/ }).click();
  await page.getByText('All times', { exact: true }).click();
  await page.keyboard.press('Escape');
  await page.getByRole('gridcell').first().waitFor();
  await takePictures(page, 'search');
  await page.getByRole('gridcell').nth(34).click();
  await page.getByRole('button', { name: 'Copy', exact: true }).waitFor();
  await page.waitForTimeout(2000);
  await takePictures(page, 'entry');
  await page.getByRole('tab', { name: 'Fields' }).click();
  await takePictures(page, 'fields');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await takePictures(page, 'export');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Imports' }).click();
  await page.getByRole('row').nth(1).getByRole('button').first().click();
  await page.getByRole('button', { name: 'Show these entries' }).waitFor();
  await takePictures(page, 'import-report');
}

/** The demo, whose backends are stand-ins on this machine: connections, collecting, coverage. */
async function walkThroughDemo(page) {
  const rail = (name) => page.getByRole('navigation').getByRole('button', { name, exact: true });
  await rail('Connections').click();
  await page.getByRole('button', { name: /: Collecting \d/ }).click();
  await takePictures(page, 'collecting');
  await page.keyboard.press('Escape');
  await page.getByText(/^Collecting \d/).waitFor({ state: 'hidden', timeout: 120_000 });
  await takePictures(page, 'connections');
  await page.getByRole('tab', { name: 'Collection runs' }).click();
  await page.getByRole('row').nth(1).click();
  await takePictures(page, 'collection-run');
  await page.getByRole('button', { name: 'All runs' }).click();
  await page.getByRole('tab', { name: 'Connections' }).click();
  await page.getByRole('button', { name: 'Add connection' }).click();
  await takePictures(page, 'connection-kinds');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /MSPControl/ })
    .click();
  await takePictures(page, 'connection-form');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await rail('Coverage').click();
  await page.getByRole('gridcell').first().waitFor();
  await takePictures(page, 'coverage');
  await page
    .getByRole('gridcell', { name: /complete/i })
    .first()
    .click();
  await page.waitForTimeout(500);
  await takePictures(page, 'coverage-day');
  await rail('Search').click();
  await takePictures(page, 'search-coverage');
}

async function withProgram(folder, page, walk) {
  const { child, address } = await startProgram(folder);
  try {
    await page.goto(address);
    await walk();
  } finally {
    child.kill('SIGTERM');
  }
}

const demoFolder = join(data, 'demo');
mkdirSync(demoFolder, { mode: 0o700 });
writeFileSync(join(demoFolder, 'this-is-the-demo'), 'Invented entries, made by Veritrail.\n');
const browser = await chromium.launch({
  executablePath: process.env.VERITRAIL_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
try {
  const page = await browser.newPage({ viewport: { width: SIZES[0][0], height: SIZES[0][1] } });
  if (isWanted('first')) await withProgram(join(data, 'archive'), page, () => walkThrough(page));
  await withProgram(demoFolder, page, async () => {
    if (isWanted('collecting')) await walkThroughDemo(page);
    else await page.getByText(/^Collecting \d/).waitFor({ state: 'hidden', timeout: 120_000 });
    if (isWanted('tour')) await walkTour(page);
    if (isWanted('workbench')) await walkWorkbench(page);
    if (isWanted('reading')) await walkReading(page);
  });
} finally {
  await browser.close();
  rmSync(data, { recursive: true, force: true });
}
if (missing().length > 0) process.exitCode = 1;
