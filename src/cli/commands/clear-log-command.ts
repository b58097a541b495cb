import type { ClearLogPlan, ClearLogRecord } from '@core/clear-log/clear-log';
import { formatTime } from '@core/search/format-time';
import { parseTime } from '@core/search/parse-time';
import type { Command } from 'commander';
import type { Run } from '../command-runner';
import { EXIT, type ExitCode, UsageError } from '../failures';
import { handSecret } from '../hand-secret';
import { runOperation } from '../run-operation';
import type { Session } from '../session';
import { grouped, textTable } from '../text-table';
import { visibleLines } from '../visible-text';

interface Options {
  readonly connection?: string;
  readonly tenant?: string;
  readonly firstDay?: string;
  readonly lastDay?: string;
  readonly type?: string;
  readonly secretStdin?: boolean;
  readonly json?: boolean;
  readonly data?: string;
}

const DAY_MS = 86_400_000;

interface Question {
  readonly connectionId: string;
  readonly tenant: string;
  readonly from: number;
  readonly to: number;
}

function required(value: string | undefined, option: string): string {
  if (value === undefined) throw new UsageError(`${option} is missing.`);
  return value;
}

/** The first moment of a day, some days later, in a zone. */
function midnight(day: string, option: string, { zone, later }: { readonly zone: string; readonly later: number }) {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(day) : Number.NaN;
  if (Number.isNaN(at)) throw new UsageError(`${option} "${day}" is no day such as 2026-11-21.`);
  const parsed = parseTime(new Date(at + later * DAY_MS).toISOString().slice(0, 10), zone);
  if (!parsed.ok) throw new UsageError(`${option}: ${parsed.problem}`);
  return parsed.instant;
}

/** Reads the options as the backend counts days. */
async function questionOf(session: Session, options: Options): Promise<Question> {
  const name = required(options.connection, '--connection');
  const word = required(options.tenant, '--tenant');
  const first = required(options.firstDay, '--first-day');
  const connectionId = await handSecret(session, name, options);
  const { tenants, zone, refusal } = await session.ask('clearLog.choices', { connectionId });
  if (refusal !== null) session.output.say(refusal);
  const lowered = word.trim().toLowerCase();
  const found = tenants.filter((one) => one.id === word || one.name.trim().toLowerCase() === lowered);
  const [tenant] = found;
  if (tenant === undefined) throw new UsageError(`${name} collects no tenant "${word}".`);
  if (found.length > 1) {
    throw new UsageError(
      `Several tenants are called "${word}": ${found.map(({ id }) => id).join(', ')}; name one by its id.`,
    );
  }
  const from = midnight(first, '--first-day', { zone, later: 0 });
  const to = midnight(options.lastDay ?? first, '--last-day', { zone, later: 1 });
  if (from >= to) throw new UsageError('--last-day is before --first-day.');
  return { connectionId, tenant: tenant.id, from, to };
}

const dayText = (instant: number, zone: string): string => formatTime(instant, 'second', zone).slice(0, 10);

const daysText = ({ from, to, zone }: Pick<ClearLogRecord, 'from' | 'to' | 'zone'>): string => {
  const [first, last] = [dayText(from, zone), dayText(to - 1, zone)];
  return first === last ? `${first} (${zone})` : `${first} to ${last} (${zone})`;
};

async function printPlan(session: Session, plan: ClearLogPlan): Promise<void> {
  const lines = [
    `Log of ${plan.tenant.name} at ${plan.connectionName}: whole days ${daysText(plan)}`,
    '',
    'The backend:',
    ...plan.sentences.map((sentence) => `- ${sentence}`),
    '',
    plan.race,
    '',
    `To do it: veritrail clear-log run with the same options and --type "${plan.typed}"`,
  ];
  await session.output.line(visibleLines(lines.join('\n')));
}

async function showPlan(session: Session, options: Options): Promise<undefined> {
  const plan = await session.ask('clearLog.plan', await questionOf(session, options));
  if (options.json === true) await session.output.json(plan);
  else await printPlan(session, plan);
}

/** What became of it, in a word. */
const outcomeOf = ({ state, endedAt }: ClearLogRecord): string =>
  state === 'clearing' && endedAt !== null ? 'not known' : state;

const figure = (value: number | null): string => (value === null ? '-' : grouped(value));

async function clear(session: Session, options: Options): Promise<ExitCode | undefined> {
  const typed = required(
    options.type,
    '--type, the name of the tenant exactly as "veritrail clear-log plan" writes it,',
  );
  const question = await questionOf(session, options);
  // Not done twice: where the program that does it ends in the middle, its history says how far it came.
  const { operation } = await session.ask('clearLog.start', { ...question, typed });
  const end = await runOperation(session, () => Promise.resolve(operation));
  if (end.outcome === 'cancelled') {
    session.output.say('Cancelled; nothing was cleared.');
    return EXIT.failed;
  }
  const record = end.result as ClearLogRecord;
  if (options.json === true) await session.output.json(record);
  else {
    const { counted, archived, left, tenantName } = record;
    session.output.say(
      `Cleared ${daysText(record)} of ${tenantName}: the backend held ${figure(counted)}, the archive holds ${figure(archived)} of them, ${figure(left)} left.`,
    );
  }
  if (record.reason !== null) session.output.say(record.reason);
  return record.left === 0 ? undefined : EXIT.incomplete;
}

async function history(session: Session, options: Options): Promise<undefined> {
  const records = await session.ask('clearLog.history', {});
  if (options.json === true) {
    await session.output.json(records);
    return;
  }
  if (records.length === 0) {
    session.output.say('No log has been cleared with Veritrail.');
    return;
  }
  const rows = records.map((one) => [
    ...[formatTime(one.startedAt, 'second'), one.connectionName, one.tenantName, daysText(one)],
    ...[`${one.account} (${one.machineUser})`, outcomeOf(one)],
    ...[one.counted, one.archived, one.left].map(figure),
    one.reason ?? '',
  ]);
  const titles = [
    ...['When', 'Connection', 'Tenant', 'Days', 'By', 'Outcome'].map((title) => ({ title })),
    ...['Counted', 'Archived', 'Left'].map((title) => ({ title, alignRight: true })),
    { title: 'Why' },
  ];
  await session.output.write(`${textTable(titles, rows, session.output.isTerminal).join('\n')}\n`);
}

const withQuestion = (command: Command): Command =>
  command
    .option('--connection <name>', 'the connection')
    .option('--tenant <tenant>', "the tenant, by name or the vendor's id")
    .option('--first-day <day>', 'such as 2026-11-01, as the backend counts days')
    .option('--last-day <day>', 'the last one, included (the first)')
    .option('--secret-stdin', "read the connection's secret from standard input, for this run only")
    .option('--json', 'print one JSON object');

/** `veritrail clear-log`. */
export function addClearLogCommand(program: Command, run: Run): void {
  const clearLog = program
    .command('clear-log')
    .description("delete whole days of a tenant's log at the backend, once the archive holds them");
  withQuestion(clearLog.command('plan').description('say exactly what the backend would delete')).action(
    (_: Options, command: Command) => {
      const options = command.optsWithGlobals<Options>();
      return run(options, (session) => showPlan(session, options));
    },
  );
  withQuestion(clearLog.command('run').description('collect, count, delete, and look at what is left'))
    .option('--type <name>', "the tenant's name, exactly as the plan writes it")
    .addHelpText(
      'after',
      '\nExit codes: 0 cleared and nothing left, 1 nothing cleared or not known, 3 cleared, and some is left.',
    )
    .action((_: Options, command: Command) => {
      const options = command.optsWithGlobals<Options>();
      return run(options, (session) => clear(session, options));
    });
  clearLog
    .command('history')
    .description('list every clearing, whatever became of it')
    .option('--json', 'print one JSON array')
    .action((_: Options, command: Command) => {
      const options = command.optsWithGlobals<Options>();
      return run(options, (session) => history(session, options));
    });
}
