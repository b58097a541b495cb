import type { LedgerWindow, WindowOutcome } from '@core/coverage/coverage-ledger';
import type { FaultName } from '@demo/backends/fault';
import type { HeldEntry, StandIn, StartStandIn } from '@demo/backends/stand-in';
import { CollectingWorld, LONG_LIMITS, SHORT_LIMITS } from '../collecting-world';
import type { SmallPages } from './small-pages';

const HOUR = 3_600_000_000;
const DAY = 24 * HOUR;
const COMPLETE: ReadonlySet<WindowOutcome> = new Set(['complete', 'complete-so-far']);

/** What the runs of one cell showed, in the ledger's words. */
export interface CellResult {
  /** How the windows of the run ended while the fault was on all the time. */
  readonly whileOn: string;
  /** The same where it struck once, in the middle. */
  readonly struckOnce: string;
  /** After the fault was gone: everything that the backend holds is there. */
  readonly afterwards: 'equal';
}

/** What a cell was seen to do wrong; fails the test by its text. */
class SilentDifference extends Error {}

export interface CellQuestion {
  readonly start: StartStandIn;
  readonly fault: FaultName;
  readonly pages: SmallPages;
}

/** Faults that end only because we lose patience. */
const NEEDS_SHORT_TIMES: ReadonlySet<FaultName> = new Set(['never-ends', 'slow-drip']);
/** Runs after the fault at most: the machine may be so busy that short times strike where no fault does. */
const MOST_RUNS = 4;

/** Runs one connector against one fault: on all the time, then once in the middle, then gone. */
export async function runCell(question: CellQuestion): Promise<CellResult> {
  const isTls = question.fault === 'unknown-authority';
  const standIn = await question.start({
    now: () => Date.now() * 1000,
    tenants: 2,
    entriesPerTenant: question.pages.entriesPerTenant,
    days: 2,
    seed: `cell ${question.fault}`,
    ...(isTls ? { tls: true } : {}),
  });
  const world = await CollectingWorld.open(NEEDS_SHORT_TIMES.has(question.fault) ? SHORT_LIMITS : LONG_LIMITS);
  try {
    await world.connect(standIn, { options: { ...standIn.options, ...question.pages.options } });
    const since = Date.now() * 1000 - 3 * DAY;
    const { fault } = question;
    standIn.faults.set({ fault });
    const whileOn = await collectAndJudge(world, standIn, since);
    standIn.faults.clear();
    for (const tenant of standIn.tenants) standIn.add(tenant.id, Date.now() * 1000 - 6 * HOUR);
    standIn.faults.set({ fault, after: 1, times: 1 });
    const struckOnce = await collectAndJudge(world, standIn, since);
    standIn.faults.clear();
    await collectUntilEqual(world, standIn, since);
    return { whileOn, struckOnce, afterwards: 'equal' };
  } finally {
    await world.close();
    await standIn.close();
  }
}

/** Collects; every entry that the backend holds is in the archive, or under a window that says that it is not complete. */
async function collectAndJudge(world: CollectingWorld, standIn: StandIn, since: number): Promise<string> {
  const { report } = await world.collect({ since });
  const windows = await world.windows();
  const own = windows.filter((window) => window.runId === report.run.id);
  await assertNothingSilent(world, standIn.held(), windows);
  return summaryOf(own, report.scopes.flatMap((scope) => scope.reasons).length);
}

async function assertNothingSilent(
  world: CollectingWorld,
  held: readonly HeldEntry[],
  windows: readonly LedgerWindow[],
): Promise<void> {
  const archived = await world.archived();
  for (const entry of held) {
    const known = archived.get(entry.nativeId);
    if (known !== undefined) {
      if (known.tenant !== entry.tenant) {
        throw new SilentDifference(`${entry.nativeId} is under tenant ${known.tenant}, not ${entry.tenant}`);
      }
      continue;
    }
    const claims = windows.filter((window) => window.outcome === 'complete' && claimsToHold(window, entry));
    if (claims.length > 0) {
      const { id, from, to, stream } = claims[0] ?? { id: 0, from: 0, to: 0, stream: '' };
      throw new SilentDifference(
        `${entry.nativeId} at ${entry.at} is missing, though window ${id} (${stream} ${from} to ${to}) says complete`,
      );
    }
  }
}

function claimsToHold(window: LedgerWindow, entry: HeldEntry): boolean {
  const covers = window.tenants.some((key) => decodeURIComponent(key.split(':').at(-1) ?? '') === entry.tenant);
  return covers && window.clock === 'event' && window.from <= entry.at && entry.at < window.to;
}

/** The first run after the fault mends as a rule. */
async function collectUntilEqual(world: CollectingWorld, standIn: StandIn, since: number): Promise<void> {
  for (let runs = 1; ; runs += 1) {
    const { report } = await world.collect({ since });
    const difference = await differenceOf(world, standIn, report.run.notComplete);
    if (difference === null) return;
    if (runs === MOST_RUNS) throw new SilentDifference(`After the fault was gone: ${difference}`);
  }
}

/** null: the archive holds what the backend holds, and every window is complete. */
async function differenceOf(world: CollectingWorld, standIn: StandIn, notComplete: number): Promise<string | null> {
  const archived = await world.archived();
  const held = new Set(standIn.held().map((entry) => entry.nativeId));
  const missing = [...held].filter((id) => !archived.has(id));
  const unexplained = [...archived].filter(([id, { vanished }]) => !held.has(id) && vanished === null);
  const returned = [...archived].filter(([id, { vanished }]) => held.has(id) && vanished !== null);
  const found = {
    missing,
    unexplained: unexplained.map(([id]) => id),
    returned: returned.map(([id]) => id),
    notComplete,
  };
  const isEqual = missing.length + unexplained.length + returned.length + notComplete === 0;
  return isEqual ? null : JSON.stringify(found).slice(0, 1500);
}

/** "complete", or the outcomes that are not, in the order of the alphabet. */
function summaryOf(windows: readonly LedgerWindow[], reasons: number): string {
  const bad = [...new Set(windows.map((window) => window.outcome).filter((outcome) => !COMPLETE.has(outcome)))].sort();
  if (bad.length === 0) return reasons === 0 ? 'complete' : 'not asked, and said so';
  const some = windows.some((window) => COMPLETE.has(window.outcome));
  return some ? `complete, except: ${bad.join(', ')}` : bad.join(', ');
}
