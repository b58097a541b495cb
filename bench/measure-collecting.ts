import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from '@core/search/results';
import type { AppRequest, CollectOutcome } from './app-child';
import { archiveBytes } from './bench-archive';
import { Child } from './child';
import type { Memory } from './memory';
import type { BenchOptions } from './options';
import { type Figure, figure } from './report';
import type { StandInAddress, StandInRequest } from './stand-in-child';
import { timingOf } from './statistics';

const MEGABYTE = 1_000_000;
const DAYS = 30;
const MICROSECONDS_A_DAY = 86_400_000_000;
const KILLS = 5;
/** Half of the tenants behind each of two backends of different kinds. */
const BACKENDS = ['panel', 'lumu'] as const;

interface Collected {
  readonly seconds: number;
  readonly pages: readonly number[];
  readonly peak: number;
  readonly kills: number;
}

/** Collects from stand-ins in a process of their own, with the collecting process killed on the way. */
export async function measureCollecting(options: BenchOptions, scripts: string): Promise<readonly Figure[]> {
  const tenants = options.collect.tenants / BACKENDS.length;
  const { entriesPerTenant } = options.collect;
  const entries = options.collect.tenants * entriesPerTenant;
  const dataFolder = join(options.folder, 'collecting');
  rmSync(dataFolder, { recursive: true, force: true });
  mkdirSync(dataFolder, { recursive: true });
  const standIns = new Child(join(scripts, 'stand-in-child.js'));
  const addresses = await standIns.ask<readonly StandInAddress[]>({
    kind: 'start',
    names: [...BACKENDS],
    tenants,
    entriesPerTenant,
    days: DAYS,
  } satisfies StandInRequest);
  const collected = await collectWithKills({ scripts, dataFolder, addresses, entries, profiles: options.profiles });
  const difference = await differenceOf({ scripts, dataFolder, standIns });
  await standIns.end();
  const timing = timingOf(collected.pages);
  const title = `collecting ${entries.toLocaleString('en-US')} entries of ${options.collect.tenants} tenants`;
  return [
    figure(`${title}: rate`, entries / collected.seconds, 'entries/s'),
    figure('the same: first page meanwhile, median', timing.median, 'ms'),
    figure(`the same: p95 of ${timing.runs}`, timing.p95, 'ms', { atMost: 250 }),
    figure('the same: peak resident memory of the program', collected.peak / MEGABYTE, 'MB', { atMost: 1200 }),
    figure('the same: killed on the way', collected.kills, 'times'),
    figure('the same: entries that the archive and the backends do not share at the end', difference, '', {
      atMost: 0,
    }),
    figure('the same: disk per entry', archiveBytes(dataFolder) / entries, 'bytes', { atMost: 350 }),
  ];
}

interface Job {
  readonly scripts: string;
  readonly dataFolder: string;
  readonly addresses: readonly StandInAddress[];
  readonly entries: number;
  readonly profiles: boolean;
}

async function collectWithKills(job: Job): Promise<Collected> {
  const pages: number[] = [];
  let seconds = 0;
  let peak = 0;
  let kills = 0;
  for (let turn = 0; ; turn += 1) {
    const app = await openWithConnections(job, turn === 0);
    const begun = performance.now();
    const collecting = app.ask<CollectOutcome>({
      kind: 'collect',
      since: Date.now() * 1000 - (DAYS + 1) * MICROSECONDS_A_DAY,
    } satisfies AppRequest);
    const killed = turn < KILLS ? await killOnTheWay(app, collecting, { job, share: (turn + 1) / (KILLS + 2) }) : null;
    if (killed !== null) {
      seconds += (performance.now() - begun) / 1000;
      peak = Math.max(peak, killed.peak);
      kills += 1;
      continue;
    }
    const outcome = await collecting;
    seconds += (performance.now() - begun) / 1000;
    pages.push(...outcome.whileRuns);
    const memory = await app.ask<Memory>({ kind: 'memory' } satisfies AppRequest);
    await app.ask({ kind: 'close' } satisfies AppRequest);
    await app.end();
    if (outcome.notComplete > 0) throw new Error(`${outcome.notComplete} windows are not complete: ${outcome.reasons}`);
    return { seconds, pages, peak: Math.max(peak, memory.peak), kills };
  }
}

async function openWithConnections(
  { scripts, dataFolder, addresses, profiles }: Job,
  isFirst: boolean,
): Promise<Child> {
  const profile = profiles ? ['--cpu-prof', `--cpu-prof-dir=${join(dataFolder, 'profiles')}`] : [];
  const app = new Child(join(scripts, 'app-child.js'), profile);
  await app.ask({ kind: 'open', dataFolder, programDirectory: scripts } satisfies AppRequest);
  const call = <Value>(name: string, input: unknown) =>
    app.ask<Value>({ kind: 'call', name, input } satisfies AppRequest);
  if (isFirst) {
    for (const { name, connector, address, account, options, tenants } of addresses) {
      // The first tenant of the panel is the reseller, whose log is that of all customers: it would be read twice.
      const chosen = connector === 'mspcontrol' ? { kind: 'chosen', ids: tenants.slice(1) } : { kind: 'all' };
      await call('connections.add', { connection: { name, connector, address, account, options, tenants: chosen } });
    }
  }
  const known = await call<readonly { connection: { id: string; name: string } }[]>('connections.list', {});
  for (const { connection } of known) {
    const secret = addresses.find((one) => one.name === connection.name)?.secret;
    await call('connections.setSecret', { id: connection.id, secret, forRunOnly: true });
  }
  return app;
}

/** Kills the process once it has collected its share; null where it was done before. */
async function killOnTheWay(
  app: Child,
  collecting: Promise<CollectOutcome>,
  { job, share }: { readonly job: Job; readonly share: number },
): Promise<{ readonly peak: number } | null> {
  let isDone = false;
  const ended = collecting.then(
    () => void (isDone = true),
    () => undefined,
  );
  let peak = 0;
  for (;;) {
    await Promise.race([sleep(200), ended]);
    if (isDone) return null;
    const memory = await app.ask<Memory>({ kind: 'memory' } satisfies AppRequest);
    peak = Math.max(peak, memory.peak);
    const page = await app.ask<{ archive: { entries: number } }>({
      kind: 'call',
      name: 'application.describe',
      input: {},
    } satisfies AppRequest);
    if (page.archive.entries < job.entries * share) continue;
    await app.kill();
    await ended;
    return { peak };
  }
}

/** Entries that only one side has, by the backend's own ids. */
async function differenceOf({
  scripts,
  dataFolder,
  standIns,
}: {
  readonly scripts: string;
  readonly dataFolder: string;
  readonly standIns: Child;
}): Promise<number> {
  const held = new Set(await standIns.ask<readonly string[]>({ kind: 'held' } satisfies StandInRequest));
  const app = new Child(join(scripts, 'app-child.js'));
  await app.ask({ kind: 'open', dataFolder, programDirectory: scripts } satisfies AppRequest);
  let stranger = 0;
  let cursor: string | null = null;
  for (;;) {
    const page: Page = await app.ask<Page>({
      kind: 'call',
      name: 'search.page',
      input: {
        criteria: { filters: [], range: { kind: 'all' }, undated: 'include' },
        snapshot: null,
        sort: { column: 'started', direction: 'descending' },
        target: cursor === null ? { kind: 'first' } : { kind: 'after', cursor },
        limit: 1000,
      },
    } satisfies AppRequest);
    for (const row of page.rows) if (!held.delete(row.nativeId ?? '')) stranger += 1;
    cursor = page.next;
    if (cursor === null) break;
  }
  await app.ask({ kind: 'close' } satisfies AppRequest);
  await app.end();
  return held.size + stranger;
}
