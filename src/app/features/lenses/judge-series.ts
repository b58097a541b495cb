import { type Cadence, expectationSchema, type Expectation, seriesKey, seriesOfKey } from '@core/lenses/cadence';
import { judgeSlots, type JudgedSlot } from '@core/lenses/expected-slots';
import { type LearnedCadence, learnCadence } from '@core/lenses/learn-cadence';
import type { LensChoice, LensSeries } from '@core/lenses/lens-reader';
import { LocalClock } from '@core/lenses/local-clock';
import type { TimeSpan } from '@core/coverage/time-spans';
import { ExpectedFailure } from '@core/failure/failure';
import { isKnownZone } from '@core/search/parse-time';
import { resolveRange } from '@core/search/resolve-range';
import { CoveredTenants, isWithin } from './covered-tenants';
import type { AskedLens, LensPorts } from './lens-question';

export const EXPECTATIONS = 'expectation';

/** One task on one item of one tenant: its runs, what is expected of it, and what became of that. */
export interface JudgedSeries extends LensSeries {
  readonly key: string;
  /** null: it keeps no time that could be expected of it. */
  readonly cadence: Cadence | null;
  readonly state: 'learned' | 'confirmed' | 'ignored' | 'none';
  /** Who confirmed, adjusted or ignored it. */
  readonly by: string | null;
  /** Places of the runs within the range. */
  readonly runs: readonly number[];
  readonly slots: readonly JudgedSlot[];
}

export interface Judged {
  readonly series: readonly JudgedSeries[];
  readonly span: TimeSpan;
}

/** Learned from so many days before the range, and from the range itself. */
const LEARNING_DAYS = 120;
const DAY = 86_400_000_000;
/** Series that are judged before others have their turn. */
const AT_ONCE = 200;

/** What was judged last, since the rows and the runs that they lack are asked for one after the other. */
const latest = new WeakMap<LensPorts['archive'], { readonly key: string; readonly judged: Judged }>();

/** Judges every series of the lens's tasks: what ran, what failed, and what did not come. */
export async function judgeSeries(ports: LensPorts, asked: AskedLens): Promise<Judged> {
  const choices = await ports.archive.lensChoices(EXPECTATIONS);
  const key = JSON.stringify([asked.criteria, asked.snapshot, asked.zone, choices]);
  const known = latest.get(ports.archive);
  if (known?.key === key) return known.judged;
  const judged = await judgeAll(ports, asked, new Map(choices.map((one) => [one.subject, one])));
  latest.set(ports.archive, { key, judged });
  return judged;
}

async function judgeAll(
  { archive }: LensPorts,
  asked: AskedLens,
  choices: ReadonlyMap<string, LensChoice>,
): Promise<Judged> {
  const { criteria, snapshot, signal } = asked;
  const { from, to } = resolveRange(criteria.range, snapshot.now);
  const span = { from: from ?? (await archive.summary()).earliest ?? snapshot.now, to: to ?? snapshot.now };
  const learning = { kind: 'between' as const, from: span.from - LEARNING_DAYS * DAY, to: span.to };
  const found = await archive.lensRuns({ criteria: { ...criteria, range: learning }, snapshot, signal });
  const series = withConfirmed(found, choices, asked);
  const clocks = new Clocks({ from: learning.from, to: Math.max(span.to, snapshot.now) });
  const covered = new CoveredTenants(archive, { from: span.from - DAY, to: span.to + DAY });
  const judged: JudgedSeries[] = [];
  for (const [at, one] of series.entries()) {
    if (at % AT_ONCE === AT_ONCE - 1) await takeTurns(asked);
    judged.push(await judge(one, { asked, span, clocks, choices, covered }));
  }
  return { series: judged.filter(({ runs, slots }) => runs.length > 0 || slots.length > 0), span };
}

async function takeTurns({ signal }: AskedLens): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  if (signal?.aborted === true) throw new ExpectedFailure('cancelled', 'The question was cancelled.');
}

/** Confirmed expectations stay where the archive has no run of theirs at all, unless the search leaves their tenant or task out. */
function withConfirmed(
  found: readonly LensSeries[],
  choices: ReadonlyMap<string, LensChoice>,
  { criteria }: AskedLens,
): readonly LensSeries[] {
  const known = new Set(found.map(nameKey));
  const isAsked = (field: 'tenant' | 'task', value: string): boolean =>
    criteria.filters.every((filter) => filter.field !== field || filter.values.includes(value) !== filter.not);
  const isPlain =
    criteria.query === '' && criteria.filters.every(({ field }) => field === 'tenant' || field === 'task');
  const lost = [...choices.values()].flatMap(({ subject, choice }): LensSeries[] => {
    const name = seriesOfKey(subject);
    if (name === null || known.has(subject) || !isPlain || readExpectation(choice)?.state !== 'confirmed') return [];
    if (!isAsked('tenant', name.tenant) || !isAsked('task', name.task)) return [];
    const tenant = { value: name.tenant, label: name.tenant };
    return [{ tenant, task: name.task, item: name.item, zone: null, starts: [], ids: [], hasFailed: [] }];
  });
  return [...found, ...lost];
}

const nameKey = ({ tenant, task, item }: LensSeries): string => seriesKey({ tenant: tenant.value, task, item });

/** What the user kept; null where it cannot be read (any more). */
function readExpectation(choice: string | null): Expectation | null {
  if (choice === null) return null;
  const parsed = expectationSchema.safeParse(JSON.parse(choice));
  return parsed.success ? parsed.data : null;
}

/** One clock a zone. */
class Clocks {
  readonly #span: TimeSpan;
  readonly #clocks = new Map<string, LocalClock>();

  constructor(span: TimeSpan) {
    this.#span = span;
  }

  of(zone: string): LocalClock {
    const known = this.#clocks.get(zone) ?? new LocalClock(zone, this.#span.from, this.#span.to);
    this.#clocks.set(zone, known);
    return known;
  }
}

interface Judging {
  readonly asked: AskedLens;
  readonly span: TimeSpan;
  readonly clocks: Clocks;
  readonly choices: ReadonlyMap<string, LensChoice>;
  readonly covered: CoveredTenants;
}

async function judge(series: LensSeries, { asked, span, clocks, choices, covered }: Judging): Promise<JudgedSeries> {
  const key = nameKey(series);
  const choice = choices.get(key);
  const expectation = readExpectation(choice?.choice ?? null);
  const { starts } = series;
  const learned =
    expectation?.cadence === undefined || expectation.cadence === null
      ? learnedCadence(series, asked.zone, clocks)
      : null;
  const cadence = expectation?.cadence ?? learned?.cadence ?? null;
  const runs = starts.flatMap((start, at) => (start >= span.from && start < span.to ? [at] : []));
  const isExpected = cadence !== null && expectation?.state !== 'ignored';
  const slotsOf = (one: LensSeries, wish: Wish) => judgedSlots(one, wish, { asked, clocks, covered });
  // What the user has said himself is expected from the beginning; what is learned, only since the habit is kept.
  const begin = learned === null ? span.from : Math.max(span.from, learned.since);
  const slots = isExpected ? await slotsOf(series, { cadence, begin, to: span.to }) : [];
  const state = expectation?.state ?? (cadence === null ? 'none' : 'learned');
  return { ...series, key, cadence, state, by: choice?.who ?? null, runs, slots };
}

interface Wish {
  readonly cadence: Cadence;
  readonly begin: number;
  readonly to: number;
}

/** Coverage is asked only where a run is lacking: of most tenants nobody has to look. */
async function judgedSlots(
  { starts, hasFailed, tenant }: LensSeries,
  { cadence, begin, to }: Wish,
  { asked, clocks, covered }: Pick<Judging, 'asked' | 'clocks' | 'covered'>,
): Promise<readonly JudgedSlot[]> {
  const judged = judgeSlots({
    ...{ cadence, clock: clocks.of(cadence.zone), starts, hasFailed },
    span: { from: begin, to },
    now: asked.snapshot.now,
    isCovered: () => false,
  });
  if (!judged.some(({ state }) => state === 'unknown')) return judged;
  const spans = await covered.of(tenant.value);
  return judged.map((slot) => {
    const around = { from: slot.at - slot.tolerance, to: slot.at + slot.tolerance };
    return slot.state === 'unknown' && isWithin(spans, around) ? { ...slot, state: 'missed' as const } : slot;
  });
}

/**
 * By the clock of the zone that the runs were written in, of the one that the user looks at, or by UTC: the one by which
 * the habit is kept the longest, and of equals the one by which it is kept most closely.
 */
function learnedCadence({ starts, zone }: LensSeries, asked: string, clocks: Clocks): LearnedCadence | null {
  const zones = new Set([...(zone === null || /^[+-]/u.test(zone) || !isKnownZone(zone) ? [] : [zone]), asked, 'UTC']);
  const [first, last] = [starts[0] ?? 0, starts.at(-1) ?? 0];
  let best: LearnedCadence | null = null;
  let hasSteady = false;
  for (const one of zones) {
    const clock = clocks.of(one);
    const isSteady = clock.isSteady(first, last);
    // Clocks that do not change meanwhile show the same habit, only by other names.
    if (isSteady && hasSteady) continue;
    hasSteady ||= isSteady;
    const learned = learnCadence(starts, clock);
    if (learned !== null && (best === null || isBetter(learned, best))) best = learned;
  }
  return best;
}

function isBetter(one: LearnedCadence, than: LearnedCadence): boolean {
  if (Math.abs(one.since - than.since) > 2 * DAY) return one.since < than.since;
  return one.cadence.tolerance < than.cadence.tolerance;
}
