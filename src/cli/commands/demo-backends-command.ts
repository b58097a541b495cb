import { createInterface } from 'node:readline';
import { type DemoBackends, STAND_IN_NAMES, type StandInName, startDemoBackends } from '@demo/backends/demo-backends';
import type { Command } from 'commander';
import type { Run } from '../command-runner';
import { obey, WORDS } from '../demo-backend-words';
import { UsageError } from '../failures';
import type { Session } from '../session';
import { textTable } from '../text-table';
import { wholeNumber } from '../whole-number';

interface Options {
  readonly only?: readonly string[];
  readonly tenants: string;
  readonly entries: string;
  readonly days: string;
  readonly port?: string;
  readonly madeAt?: string;
  readonly tls?: boolean;
  readonly json?: boolean;
  readonly data?: string;
}

function namesOf(only: readonly string[] | undefined): readonly StandInName[] {
  if (only === undefined) return STAND_IN_NAMES;
  return only.map((name) => {
    const found = STAND_IN_NAMES.find((one) => one === name);
    if (found === undefined) {
      throw new UsageError(`There is no stand-in named "${name}"; there are ${STAND_IN_NAMES.join(', ')}.`);
    }
    return found;
  });
}

function instantOf(text: string): number {
  const milliseconds = Date.parse(text);
  if (Number.isNaN(milliseconds))
    throw new UsageError(`--made-at "${text}" is no time; write it as 2026-10-01T08:00:00Z.`);
  return milliseconds * 1000;
}

async function serve(session: Session, options: Options): Promise<undefined> {
  const { output } = session;
  const backends = await startDemoBackends({
    names: namesOf(options.only),
    tenants: wholeNumber(options.tenants, '--tenants', 1),
    entriesPerTenant: wholeNumber(options.entries, '--entries', 0),
    days: wholeNumber(options.days, '--days', 1),
    ...(options.port === undefined ? {} : { port: wholeNumber(options.port, '--port', 1) }),
    ...(options.madeAt === undefined ? {} : { madeAt: instantOf(options.madeAt) }),
    ...(options.tls === true ? { tls: true } : {}),
  });
  try {
    if (options.json === true) await output.json(backends.running.map(described));
    else await tellTable(session, backends);
    await untilStopped(session, backends);
  } finally {
    await backends.close();
  }
}

const described = ({ name, standIn }: DemoBackends['running'][number]) => ({
  name,
  connector: standIn.connector,
  title: standIn.title,
  address: standIn.address,
  account: standIn.account,
  secret: standIn.secret,
  options: standIn.options,
  authority: standIn.authority,
  tenants: standIn.tenants,
  faults: standIn.applicable,
});

async function tellTable(session: Session, backends: DemoBackends): Promise<void> {
  const columns = ['Stand-in', 'Connector', 'Address', 'Account', 'Secret', 'Tenants'].map((title) => ({ title }));
  const rows = backends.running.map(({ name, standIn }) => [
    name,
    standIn.connector,
    standIn.address,
    standIn.account,
    standIn.secret,
    String(standIn.tenants.length),
  ]);
  for (const line of textTable(columns, rows, false)) await session.output.line(line);
  session.output.say(
    `\nStand-ins for real backends; every entry is invented, and the secrets above are no secrets.\n${WORDS}\nCtrl+C stops them.`,
  );
}

/** Obeys what is typed until Ctrl+C, `quit`, or the end of a typed input; without a terminal until Ctrl+C. */
function untilStopped(session: Session, backends: DemoBackends): Promise<void> {
  const lines = createInterface({ input: process.stdin, terminal: false });
  return new Promise<void>((resolve) => {
    const stop = (): void => {
      lines.close();
      process.stdin.pause();
      resolve();
    };
    lines.on('line', (line) => {
      const answer = obey(backends, line, Date.now() * 1000);
      if (answer === null) stop();
      else if (answer !== '') session.output.say(answer);
    });
    session.withCancel(stop, () => new Promise<void>(() => undefined)).catch(() => undefined);
  });
}

/** `veritrail demo-backends`. */
export function addDemoBackendsCommand(program: Command, run: Run): void {
  program
    .command('demo-backends')
    .description('run stand-ins for real backends on 127.0.0.1, with faults to switch on, for trying out connections')
    .option('--only <name...>', `which: ${STAND_IN_NAMES.join(', ')}`)
    .option('--tenants <number>', 'tenants of each', '4')
    .option('--entries <number>', 'entries of each tenant', '500')
    .option('--days <number>', 'days that they are spread over', '30')
    .option('--port <number>', 'port of the first; the others follow')
    .option('--made-at <time>', 'entries up to this time (ISO 8601); with the same time they are the same again')
    .option('--tls', 'with a certificate of an authority that nobody knows yet')
    .option('--json', 'print addresses, accounts, secrets and options as JSON')
    .addHelpText('after', '\nExample:\n  veritrail demo-backends --only panel okta --port 9100')
    .action((_options: Options, command: Command) => {
      const options = command.optsWithGlobals<Options>();
      return run(options, (session) => serve(session, options));
    });
}
