import type { CoverageCalendar, CoverageTenant, DayState, RollOff } from '@core/coverage/coverage-answers';
import type { LedgerWindow } from '@core/coverage/coverage-ledger';
import { formatTime } from '@core/search/format-time';
import type { Command } from 'commander';
import type { Run } from '../command-runner';
import { EXIT, type ExitCode, UsageError } from '../failures';
import { zoneOf } from '../search-options';
import type { Session } from '../session';
import { grouped, textTable } from '../text-table';
import { instantOf } from './collect-command';

interface Options {
  readonly tenant?: readonly string[];
  readonly from?: string;
  readonly to?: string;
  readonly zone?: string;
  readonly windows?: boolean;
  readonly rollOff?: boolean;
  readonly json?: boolean;
  readonly data?: string;
}

const DAY = 86_400_000_000;
const DAYS_SHOWN = 30;

const STATE_WORDS: Readonly<Record<DayState, string>> = {
  complete: 'complete',
  'complete-so-far': 'complete so far',
  imported: 'imported',
  asking: 'interrupted',
  capped: 'capped',
  failed: 'failed',
  forbidden: 'forbidden',
  expired: 'expired',
  'never-asked': 'never asked',
  future: 'future',
};

/** Keys of the tenants that are named by key, name or the vendor's id; undefined: all. */
async function tenantKeys(session: Session, names: readonly string[] | undefined): Promise<string[] | undefined> {
  if (names === undefined) return undefined;
  const known = await session.ask('coverage.tenants', {});
  return names.flatMap((name) => {
    const found = known.filter((tenant) => isMeant(tenant, name));
    if (found.length === 0) throw new UsageError(`There is no tenant "${name}"; "veritrail coverage" lists them.`);
    return found.map(({ key }) => key);
  });
}

const isMeant = ({ key, name }: CoverageTenant, word: string): boolean => {
  const id = key
    .slice(key.lastIndexOf(':') + 1)
    .replaceAll('%3A', ':')
    .replaceAll('%25', '%');
  return word === key || word === id || word.toLowerCase() === name.toLowerCase();
};

/** "2026-11-01 to 2026-11-20 complete, 2026-11-21 failed". */
export function stretchesOf(days: readonly string[], states: readonly DayState[]): string {
  const stretches: { from: string; to: string; state: DayState }[] = [];
  for (const [index, day] of days.entries()) {
    const state = states[index] ?? 'never-asked';
    const last = stretches.at(-1);
    if (last?.state === state) last.to = day;
    else stretches.push({ from: day, to: day, state });
  }
  return stretches
    .filter(({ state }) => state !== 'future')
    .map(({ from, to, state }) => `${from === to ? from : `${from} to ${to}`} ${STATE_WORDS[state]}`)
    .join(', ');
}

async function printCalendar(session: Session, { days, tenants }: CoverageCalendar): Promise<void> {
  const { output } = session;
  if (tenants.length === 0) output.say('No tenant is known yet; "veritrail collect" brings them.');
  for (const { name, kind, states, clocks, vanished } of tenants) {
    const byClock = clocks.filter((clock) => clock !== 'event').map((clock) => `by ${clock} time`);
    const gone = vanished.reduce((sum, count) => sum + count, 0);
    const notes = [...byClock, ...(gone > 0 ? [`${grouped(gone)} vanished`] : [])];
    await output.line(`${name} (${[kind, ...notes].join(', ')})`);
    await output.line(`  ${stretchesOf(days, states)}`);
  }
}

async function printWindows(session: Session, windows: readonly LedgerWindow[]): Promise<void> {
  const time = (instant: number): string => formatTime(instant, 'second');
  const rows = windows.map((window) => [
    String(window.id),
    window.connectionName,
    window.scope,
    window.stream,
    time(window.from),
    time(window.to),
    window.clock,
    time(window.askedAt),
    window.outcome,
    ...[window.pages, window.read, window.added, window.duplicates, window.rejected].map(grouped),
    window.total === null ? '' : grouped(window.total),
    window.reason ?? '',
  ]);
  const titles = ['Id', 'Connection', 'Scope', 'Stream', 'From', 'To', 'Clock', 'Asked', 'Outcome'];
  const figures = ['Pages', 'Read', 'Added', 'Known', 'Rejected', 'Total'];
  const columns = [
    ...titles.map((title) => ({ title })),
    ...figures.map((title) => ({ title, alignRight: true })),
    { title: 'Why not' },
  ];
  await session.output.write(`${textTable(columns, rows, session.output.isTerminal).join('\n')}\n`);
}

async function printRollOff(session: Session, lines: readonly RollOff[], now: number): Promise<void> {
  const rows = lines.map(({ tenant, connectionName, stream, uncollectedFrom, passesAt }) => [
    tenant.name,
    connectionName,
    stream,
    formatTime(uncollectedFrom, 'second'),
    passesAt <= now ? 'is being lost now' : formatTime(passesAt, 'second'),
  ]);
  const titles = ['Tenant', 'Connection', 'Stream', 'Uncollected from', 'Gone from'];
  const columns = titles.map((title) => ({ title }));
  await session.output.write(`${textTable(columns, rows, session.output.isTerminal).join('\n')}\n`);
}

async function showWindows(session: Session, options: Options, now: number): Promise<undefined> {
  const tenants = await tenantKeys(session, options.tenant);
  const from = instantOf(options.from, '--from', now);
  const to = instantOf(options.to, '--to', now);
  const windows = await session.ask('coverage.windows', {
    ...(tenants === undefined ? {} : { tenants }),
    ...(from === null ? {} : { from }),
    ...(to === null ? {} : { to }),
  });
  if (options.json === true) await session.output.json(windows);
  else await printWindows(session, windows);
}

async function coverage(session: Session, options: Options): Promise<ExitCode | undefined> {
  const now = Date.now() * 1000;
  if (options.windows === true && options.rollOff === true) {
    throw new UsageError('--windows and --roll-off exclude each other.');
  }
  if (options.windows === true) return showWindows(session, options, now);
  const tenants = await tenantKeys(session, options.tenant);
  if (options.rollOff === true) {
    const all = await session.ask('coverage.rollOff', {});
    const lines = all.filter(({ tenant }) => tenants?.includes(tenant.key) !== false);
    if (options.json === true) await session.output.json(lines);
    else await printRollOff(session, lines, now);
    return EXIT.done;
  }
  const to = instantOf(options.to, '--to', now) ?? now;
  const from = instantOf(options.from, '--from', now) ?? to - (DAYS_SHOWN - 1) * DAY;
  if (from >= to) throw new UsageError('--from is not before --to: there would be no day to show.');
  const calendar = await session.ask('coverage.calendar', {
    ...(tenants === undefined ? {} : { tenants }),
    from,
    to,
    zone: zoneOf(options),
  });
  if (options.json === true) await session.output.json(calendar);
  else await printCalendar(session, calendar);
  return EXIT.done;
}

/** `veritrail coverage`. */
export function addCoverageCommand(program: Command, run: Run): void {
  program
    .command('coverage')
    .description('say for every tenant and day whether it is complete, or why not')
    .option('--tenant <tenant...>', "these tenants, by name, by the vendor's id or by key (all)")
    .option('--from <time>', 'from this day: ISO 8601, or 90d back from now (the last 30 days)')
    .option('--to <time>', 'to this day (now)')
    .option('--zone <zone>', 'zone that days are counted in: an IANA name, an offset, or local (UTC)')
    .option('--windows', 'every window that was asked for, with its outcome')
    .option('--roll-off', 'how long until what is not collected passes the retention, the worst first')
    .option('--json', 'print JSON: the calendar, or the lines of --windows or --roll-off')
    .addHelpText(
      'after',
      '\nExamples:\n  veritrail coverage --tenant Contoso --from 90d\n  veritrail coverage --windows --json\n  veritrail coverage --roll-off',
    )
    .action((_options: Options, command: Command) => {
      const options = command.optsWithGlobals<Options>();
      return run(options, (session) => coverage(session, options));
    });
}
