import type { RunReport, ScopeProgress } from '@core/collection/collection-progress';
import { findConnection } from '@core/connections/connection-list';
import type { Connection } from '@core/connections/connection';
import { formatTime } from '@core/search/format-time';
import { parseLast } from '@core/search/parse-range';
import { parseTime } from '@core/search/parse-time';
import { resolveRange } from '@core/search/resolve-range';
import type { Command } from 'commander';
import type { Run } from '../command-runner';
import { EXIT, type ExitCode, UsageError } from '../failures';
import { runOperation } from '../run-operation';
import { type HandedSecrets, secretsFromCredentials, secretsFromInput } from '../scheduled-secrets';
import type { Session } from '../session';
import { counted, grouped, textTable } from '../text-table';

interface Options {
  readonly connection?: readonly string[];
  readonly tenant?: readonly string[];
  readonly since?: string;
  readonly until?: string;
  readonly secretStdin?: boolean;
  readonly json?: boolean;
  readonly data?: string;
}

/** `2026-11-01`, `2026-11-01T08:00+01:00`, or `30d` before now. */
export function instantOf(text: string | undefined, option: string, now: number): number | null {
  if (text === undefined) return null;
  const last = parseLast(text);
  if (last !== null) return resolveRange(last, now).from;
  const parsed = parseTime(text, 'UTC');
  if (!parsed.ok) throw new UsageError(`${option}: ${parsed.problem} Or write 30d, 12h or 2w, back from now.`);
  return parsed.instant;
}

async function chosenConnections(
  session: Session,
  names: readonly string[] | undefined,
): Promise<readonly Connection[]> {
  const all = (await session.ask('connections.list', {})).map(({ connection }) => connection);
  if (names === undefined) return all.filter(({ isEnabled }) => isEnabled);
  return [...new Set(names.map((name) => findConnection(all, name)))];
}

async function handSecrets(session: Session, secrets: HandedSecrets): Promise<void> {
  for (const [id, secret] of secrets) await session.ask('connections.setSecret', { id, secret, forRunOnly: true });
}

const STATES: Readonly<Record<ScopeProgress['state'], string>> = {
  waiting: 'not asked',
  asking: 'going on',
  complete: 'complete',
  'not-complete': 'not complete',
  failed: 'failed',
  cancelled: 'cancelled',
};

const timeText = (instant: number | null): string => (instant === null ? '' : formatTime(instant, 'second'));

async function printReport(session: Session, { run, scopes }: RunReport): Promise<void> {
  const { output } = session;
  const rows = scopes.map((scope) => [
    scope.connectionName,
    scope.title,
    STATES[scope.state],
    grouped(scope.read),
    grouped(scope.added),
    grouped(scope.duplicates),
    timeText(scope.from),
    timeText(scope.completeTo),
    scope.reasons[0] ?? '',
  ]);
  const columns = [
    ...['Connection', 'Tenant', 'State'].map((title) => ({ title })),
    ...['Read', 'Added', 'Known'].map((title) => ({ title, alignRight: true })),
    ...['From', 'Complete to', 'Why not'].map((title) => ({ title })),
  ];
  await output.write(`${textTable(columns, rows, output.isTerminal).join('\n')}\n`);
  for (const { connectionName, title, reasons } of scopes) {
    for (const reason of reasons)
      output.say(`${connectionName === '' ? '' : `${connectionName}, `}${title}: ${reason}`);
  }
  const lacking = scopes.filter(({ state }) => state !== 'complete').length;
  const all = lacking === 0 ? 'Everything is complete' : `${counted(lacking, 'line is', 'lines are')} not complete`;
  const gone =
    run.vanished > 0 ? ` ${counted(run.vanished, 'entry has', 'entries have')} vanished at the backend.` : '';
  output.say(
    `${all}; ${counted(run.added, 'entry', 'entries')} added, ${grouped(run.duplicates)} known already.${gone}`,
  );
}

async function collect(session: Session, options: Options): Promise<ExitCode | undefined> {
  const now = Date.now() * 1000;
  const since = instantOf(options.since, '--since', now);
  const until = instantOf(options.until, '--until', now);
  if (since !== null && until !== null && since >= until) {
    throw new UsageError(
      `--since ${options.since} is not before --until ${options.until}: the range would hold nothing.`,
    );
  }
  const connections = await chosenConnections(session, options.connection);
  const given = options.secretStdin === true ? await secretsFromInput(connections) : new Map<string, string>();
  const secrets = new Map([...secretsFromCredentials(connections), ...given]);
  let runId = 0;
  const end = await runOperation(session, async () => {
    // The owner may have changed: secrets that are held for a run only went with it.
    await handSecrets(session, secrets);
    const started = await session.ask('collection.start', {
      ...(options.connection === undefined ? {} : { connections: connections.map(({ id }) => id) }),
      ...(options.tenant === undefined ? {} : { tenants: [...options.tenant] }),
      since,
      until,
      trigger: 'command-line',
    });
    runId = started.runId;
    return started.operation;
  });
  const report = await session.ask('collection.read', { runId });
  if (options.json === true) await session.output.json(report);
  else await printReport(session, report);
  if (end.outcome === 'cancelled') {
    session.output.say('The collection was cancelled; what is committed stays, and the next one goes on from there.');
    return EXIT.failed;
  }
  const isComplete = report.run.state === 'done' && report.scopes.every(({ state }) => state === 'complete');
  return isComplete ? undefined : EXIT.incomplete;
}

/** `veritrail collect`. */
export function addCollectCommand(program: Command, run: Run): void {
  program
    .command('collect')
    .description('collect from the connections what the archive lacks')
    .option('--connection <name...>', 'these connections (every enabled one)')
    .option('--tenant <tenant...>', "these tenants, by name, by the vendor's id or by key (every chosen one)")
    .option('--since <time>', 'from this time on: ISO 8601, or 30d back from now (since the last collection)')
    .option('--until <time>', 'up to this time (now)')
    .option(
      '--secret-stdin',
      'read secrets from standard input, for this run only: one, or {"<connection>":"<secret>"}',
    )
    .option('--json', 'print the report of the run as one JSON object')
    .addHelpText(
      'after',
      `
Exit codes: 0 everything asked for is complete, 1 failed, 2 asked wrongly, 3 some of it is not complete.
A program that has the data folder open does the work; secrets come from its keychain, from --secret-stdin, or from the
files veritrail-<connection> in $CREDENTIALS_DIRECTORY (systemd).

Examples:
  veritrail collect
  veritrail collect --connection Panel --tenant Contoso --since 30d --json
  pass show panel | veritrail collect --connection Panel --secret-stdin`,
    )
    .action((_options: Options, command: Command) => {
      const options = command.optsWithGlobals<Options>();
      return run(options, (session) => collect(session, options));
    });
}
