import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Locator, Page } from '@playwright/test';
import { Keyring } from './keyring';
import { expect, Program, test as base } from './program';
import { StandInProcess } from './stand-in-process';

export { expect } from '@playwright/test';

/** One entry, as the command line prints it. */
export interface PrintedEntry {
  readonly id: number;
  readonly severity: string;
  /** ISO 8601, UTC. */
  readonly started: string;
  /** Seconds. */
  readonly duration: number | null;
  readonly source: string;
  readonly task: string;
  readonly item: string | null;
  readonly performer: string | null;
  readonly onBehalfOf: string | null;
  readonly relation: string | null;
  readonly tenant: string;
  readonly organization: string | null;
  readonly backend: string;
}

/** Both products' logs, collected and imported once for a whole file of tests. */
export interface ProductWorld {
  readonly folder: string;
  readonly keyring: Keyring;
  readonly panel: StandInProcess;
  readonly lumu: StandInProcess;
  readonly kept: Program;
  /** What the archive held at the beginning, newest first. */
  readonly held: readonly PrintedEntry[];
}

/** The customer of the file that was exported from the panel's page: imported, it belongs to no connection's customer. */
export const EXPORTED = 'Orchard Dental';
/** The first customer of the panel, which has peers and two hosting spaces. */
export const CUSTOMER = 'Harbor Clinic 1';
/** How far back the backends' entries reach. */
export const COLLECTED = '21d';
/** A company of Lumu's portal that was detached from it since: its entries were imported. */
const DETACHED = 'Trial Bakery (demo)';
/** Somebody of Lumu's portal who was erased from it, long before and shortly before. */
export const ERASED = 'p.lindqvist@bluegate-it.example';

/** `page` is the one window of the world, on the search as a new window has it. */
export const test = base.extend<Record<never, never>, { readonly world: ProductWorld; readonly shown: Page }>({
  world: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures wanted from the pattern.
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'veritrail-e2e-'));
      const [keyring, panel, lumu] = await Promise.all([
        Keyring.start(),
        StandInProcess.start('panel', ['--tenants', '3', '--entries', '80', '--days', '20']),
        StandInProcess.start('lumu', ['--tenants', '4', '--entries', '60', '--days', '20']),
      ]);
      const kept = new Program(join(folder, 'data'), keyring.environment);
      await kept.start();
      await connectPanel(kept, panel);
      await connectLumu(kept, lumu, folder);
      await importFiles(kept, folder);
      await did(kept, ['collect', '--since', COLLECTED]);
      const { entries } = JSON.parse(await did(kept, ['search', '--json', '--limit', '5000'])) as {
        entries: readonly PrintedEntry[];
      };
      await use({ folder, keyring, panel, lumu, kept, held: entries });
      await Promise.all([kept.stop(), panel.go(), lumu.go()]);
      await keyring.stop();
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: 240_000 },
  ],
  shown: [
    async ({ browser, world }, use) => {
      const page = await newWindow(browser, world.kept);
      await use(page);
      await page.context().close();
    },
    { scope: 'worker' },
  ],
  page: async ({ shown, world }, use) => {
    await shown.goto(`${world.kept.origin}/#/search?v=1`);
    await shown.reload();
    await expect(entriesOf(shown)).toBeVisible();
    await use(shown);
  },
});

/** A window of the first start of a program. */
export async function newWindow(browser: Browser, program: Program): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    timezoneId: 'UTC',
    acceptDownloads: true,
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const page = await context.newPage();
  await page.goto(program.address);
  await expect(entriesOf(page)).toBeVisible();
  return page;
}

export const entriesOf = (page: Page): Locator => page.getByRole('grid', { name: 'Entries' });

/** Runs the command line; answers what it printed. */
export async function did(program: Program, words: readonly string[], input = ''): Promise<string> {
  const { code, stdout, stderr } = await program.cli(words, input);
  expect(code, `${words.join(' ')}: ${stderr}`).toBe(0);
  return stdout;
}

async function connectPanel(program: Program, { printed }: StandInProcess): Promise<void> {
  const words = ['--connector', 'mspcontrol', '--name', 'Panel', '--address', printed.address];
  const account = ['--account', printed.account, '--secret-stdin'];
  const options = ['zone=Europe/Berlin', 'artefactColumn=Download', 'attributeOrganizations=true'];
  const given = options.flatMap((option) => ['--option', option]);
  await did(program, ['connections', 'add', ...words, ...account, ...given], printed.secret);
}

/** `role` and `secret`: those of the stand-in's administrator unless given. */
export async function connectLumu(
  program: Program,
  { printed }: StandInProcess,
  folder: string,
  { role, secret }: { readonly role: string; readonly secret: string } = { role: 'admin', secret: printed.secret },
): Promise<void> {
  const description = join(folder, 'description.json');
  const { windows, ...others } = printed.options['description'] as { readonly windows: object };
  // A question a week and large pages: many small ones are the connector's own tests.
  const few = { ...others, limit: 500, windows: { ...windows, longestHours: 168 } };
  writeFileSync(description, JSON.stringify(few));
  const words = ['--connector', 'lumu', '--name', 'Lumu', '--address', printed.address, '--secret-stdin'];
  const options = ['--option', `role=${role}`, '--option', `description=@${description}`];
  await did(program, ['connections', 'add', ...words, ...options], secret);
}

const DAY_MS = 86_400_000;
const timeAgo = (days: number): string => new Date(Date.now() - days * DAY_MS).toISOString();

/** What the panel's page shows but its service does not (User), and what Lumu's portal no longer does. */
async function importFiles(program: Program, folder: string): Promise<void> {
  mkdirSync(join(folder, 'files'));
  const shown = timeAgo(1).slice(0, 10);
  const page = [
    'Username,Customer,Organization,Severity,Date,Started,Finished,Source,Task,Item,User,Download',
    `desk.orchard,${EXPORTED},${EXPORTED} Main Site,Error,${shown},${shown} 01:00:00,${shown} 01:00:42,Scheduler,Devices Report,Report of devices,dr.moss,/Portal/Download.aspx?RecordID=1`,
  ];
  const log = join(folder, 'files', 'page.csv');
  writeFileSync(log, `${page.join('\r\n')}\r\n`);
  await did(program, ['import', log, '--kind', 'mspcontrol', '--zone', 'Europe/Berlin']);
  const portal = join(folder, 'files', 'portal.ndjson');
  writeFileSync(portal, `${[300, 20].map(erasedEntry).join('\n')}\n`);
  await did(program, ['import', portal, '--kind', 'lumu']);
}

const erasedEntry = (daysAgo: number): string =>
  JSON.stringify({
    id: `00000000-0000-4000-9000-${String(daysAgo).padStart(12, '0')}`,
    timestamp: timeAgo(daysAgo),
    companyId: '0d3a6c1e-5b1f-4a57-9c0e-0000000000ff',
    companyName: DETACHED,
    eventType: 'UserLogin',
    performer: { name: 'Per Lindqvist', email: ERASED, role: 'Supervisor' },
    context: { ipAddress: '198.51.100.7', big: '12345678901234567890' },
  });
