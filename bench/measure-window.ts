import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import type { BenchArchive } from './bench-archive';
import type { BenchOptions } from './options';
import { type Figure, figure } from './report';
import { timingOf } from './statistics';

/** Parts of the search screen: what is watched, and the time from the key to its paint that is wanted (milliseconds). */
const PARTS = [
  // Around the rows, to be painted where the next page has the same ones in sight: then it is no longer busy.
  { name: 'grid', selector: '[aria-busy]:has([role="grid"][aria-label="Entries"])', title: 'grid', atMost: 200 },
  { name: 'count', selector: '[data-part="count"]', title: 'exact count', atMost: 300 },
  { name: 'histogram', selector: 'section[aria-label="Histogram"]', title: 'histogram', atMost: 250 },
  { name: 'facets', selector: '[role="region"][aria-label="Facets"]', title: 'all facets', atMost: 500 },
] as const;
type PartName = (typeof PARTS)[number]['name'];
/** Milliseconds from the key to the last paint of each part. */
type Painted = Readonly<Record<PartName, number>>;

const SETTLED_MS = 1500;
const SCROLLS = 60;
/** Values of a facet that are shown at first. */
const TENANTS = 6;

/** The built program on the archive, in Debian's Chromium: from the press of a key that changes a filter to the paint. */
export async function measureWindow(options: BenchOptions, archive: BenchArchive): Promise<readonly Figure[]> {
  const program = await startProgram(options.root, archive.dataFolder);
  const browser = await chromium.launch({
    executablePath: process.env['VERITRAIL_CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
  });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.addInitScript(`window.paintParts = ${JSON.stringify(PARTS)}`);
    await page.addInitScript({ path: join(options.root, 'bench/paint-watch.mjs') });
    await page.goto(program.address);
    await showAll(page);
    await page.getByRole('grid', { name: 'Entries' }).getByRole('row').nth(1).waitFor({ timeout: 60_000 });
    await page.waitForTimeout(5000);
    const figures = [...(await filterFigures(page, options.runs)), await scrollFigure(page)];
    return figures;
  } finally {
    await browser.close();
    program.child.kill('SIGTERM');
    await once(program.child, 'exit');
  }
}

async function startProgram(root: string, dataFolder: string) {
  const script = join(root, 'out/local-web/index.js');
  const child: ChildProcess = spawn(process.execPath, [script, '--data', dataFolder, '--print-address'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (said += text));
  for (let waited = 0; waited < 120_000; waited += 50) {
    const address = /^(http:\S+)\n/m.exec(said)?.[1];
    if (address !== undefined) return { child, address };
    if (child.exitCode !== null) break;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  child.kill('SIGTERM');
  throw new Error(`The built program did not start (npm run build makes it): ${said}`);
}

/**
 * Waits until every part has been painted anew since the last key, and nothing changes any more. The page's own policy
 * forbids functions that wait in it, so it is asked again and again.
 */
async function settled(page: Page): Promise<Painted> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const quiet = (await page.evaluate('window.paintWatch.quietFor()')) as number;
    const painted = (await page.evaluate('window.paintWatch.read()')) as Readonly<Record<PartName, number | null>>;
    const missing = PARTS.filter(({ name }) => painted[name] === null);
    if (missing.length === 0 && quiet > SETTLED_MS) return painted as Painted;
    if (Date.now() > deadline) {
      throw new Error(`The window did not come to rest; never painted: ${missing.map(({ name }) => name).join(', ')}.`);
    }
    await page.waitForTimeout(200);
  }
}

/** Everything: the generated entries may lie outside of the range that the window opens with, and it opens with its last search. */
async function showAll(page: Page): Promise<void> {
  const clear = page.getByRole('button', { name: 'Clear all' });
  if (await clear.isVisible()) await clear.click();
  await page.getByRole('button', { name: /^Time range/ }).click();
  await page.getByRole('button', { name: 'All times' }).click();
}

/**
 * Severities and tenants on and off by the space bar, over all times: two of the first and one of the second a run, so that
 * hardly any search is one that was asked before.
 */
async function filterFigures(page: Page, runs: number): Promise<readonly Figure[]> {
  const found = new Map<PartName, number[]>(PARTS.map(({ name }) => [name, []]));
  const severity = (name: string) => page.getByRole('checkbox', { name, exact: true }).first();
  const tenants = page.getByRole('region', { name: 'Facets' }).getByRole('group', { name: 'Values of Tenant' });
  for (let run = 0; run < runs; run += 1) {
    for (const box of [severity('Error'), severity('Warning'), tenants.getByRole('checkbox').nth(run % TENANTS)]) {
      await box.focus();
      await page.keyboard.press('Space');
      const painted = await settled(page);
      for (const { name } of PARTS) found.get(name)?.push(painted[name]);
    }
  }
  return PARTS.flatMap(({ name, title, atMost }) => {
    const timing = timingOf(found.get(name) ?? []);
    return [
      figure(`window: key to paint of the ${title}, median of ${timing.runs}`, timing.median, 'ms', { atMost }),
      figure(`the same: p95`, timing.p95, 'ms'),
    ];
  });
}

async function scrollFigure(page: Page): Promise<Figure> {
  await page.getByRole('grid', { name: 'Entries' }).hover();
  await page.evaluate('window.paintWatch.longTasks()');
  for (let scroll = 0; scroll < SCROLLS; scroll += 1) {
    await page.mouse.wheel(0, scroll % 30 < 15 ? 200 : -200);
    await page.waitForTimeout(30);
  }
  const long = (await page.evaluate('window.paintWatch.longTasks()')) as readonly number[];
  return figure('window: longest task over 50 ms while scrolling (0: none)', Math.max(0, ...long), 'ms', {
    atMost: 50,
  });
}
