import type { CallAnswer } from '@contract/calls';
import { LENSES, type Lens } from '@core/lenses/lenses';
import { formatTime } from '@core/search/format-time';
import type { Command } from 'commander';
import type { Run } from '../command-runner';
import { UsageError } from '../failures';
import { addSearchOptions, readSearch, type SearchOptions } from '../search-options';
import type { Session } from '../session';
import { grouped, textTable } from '../text-table';
import { wholeNumber } from '../whole-number';

interface Options extends SearchOptions {
  readonly by?: string;
  readonly limit: string;
  readonly csv?: boolean;
  readonly json?: boolean;
  readonly data?: string;
}

type Answer = CallAnswer<'lenses.answer'>;
type Cell = Answer['rows'][number]['cells'][number];

const FIGURES: ReadonlySet<string> = new Set(['count', 'slots', 'change', 'duration']);

function lensNamed(id: string): Lens {
  const lens = LENSES.find((one) => one.id === id.trim().toLowerCase());
  if (lens !== undefined) return lens;
  throw new UsageError(`"${id}" is no lens; choose from ${LENSES.map((one) => one.id).join(', ')}.`);
}

function groupingNamed(lens: Lens, by: string | undefined): string | undefined {
  if (by === undefined || lens.groupings.some(({ id }) => id === by)) return by;
  throw new UsageError(
    `The lens ${lens.id} is not counted by "${by}"; choose from ${lens.groupings.map(({ id }) => id).join(', ')}.`,
  );
}

async function listLenses(session: Session, isJson: boolean): Promise<undefined> {
  const lenses = LENSES.map(({ id, title, purpose, groupings }) => ({
    ...{ id, title, purpose },
    by: groupings.map((one) => one.id),
  }));
  if (isJson) return session.output.json(lenses).then(() => undefined);
  const rows = lenses.map(({ id, title, purpose }) => [id, title, purpose]);
  const columns = ['Id', 'Title', 'Shows'].map((title) => ({ title }));
  await session.output.write(`${textTable(columns, rows, session.output.isTerminal).join('\n')}\n`);
}

async function runLens(session: Session, id: string, options: Options): Promise<undefined> {
  const lens = lensNamed(id);
  const grouping = groupingNamed(lens, options.by);
  const { criteria, zone } = await readSearch(session, options);
  const hasRange = [options.from, options.to, options.last, options.period, options.saved].some(
    (one) => one !== undefined,
  );
  const [hours, ...more] = lens.id === 'off-hours' ? (options.hours ?? []) : [];
  if (more.length > 0) throw new UsageError('The lens off-hours takes one --hours.');
  const question = {
    lens: lens.id,
    filters: lens.id === 'off-hours' ? criteria.filters.filter(({ field }) => field !== 'hours') : criteria.filters,
    query: criteria.query,
    range: hasRange ? criteria.range : lens.range,
    zone,
    ...(grouping === undefined ? {} : { grouping }),
    ...(hours === undefined ? {} : { hours }),
  };
  if (options.csv === true) {
    await session.output.write((await session.ask('lenses.csv', question)).text ?? '');
    return;
  }
  const answer = await session.ask('lenses.answer', { ...question, limit: wholeNumber(options.limit, '--limit', 1) });
  if (options.json === true) await session.output.json(asJson(answer, zone));
  else await printAnswer(session, answer, zone);
}

const textOf = (cell: Cell, kind: string, zone: string): string => {
  if (cell === null) return '';
  if (typeof cell === 'string') return cell;
  if (kind === 'time') return formatTime(cell, 'second', zone);
  return kind === 'duration' ? String(cell / 1_000_000) : grouped(cell);
};

async function printAnswer(session: Session, { columns, rows, total, notes }: Answer, zone: string): Promise<void> {
  const titles = columns.map(({ title, kind }) => ({
    title: kind === 'duration' ? `${title} (s)` : title,
    ...(FIGURES.has(kind) ? { alignRight: true } : {}),
  }));
  const lines = rows.map(({ cells }) => columns.map(({ kind }, at) => textOf(cells[at] ?? null, kind, zone)));
  if (rows.length > 0) {
    await session.output.write(`${textTable(titles, lines, session.output.isTerminal).join('\n')}\n`);
  }
  if (total > rows.length) session.output.say(`${grouped(rows.length)} of ${grouped(total)} rows; --limit shows more.`);
  for (const { text } of notes) session.output.say(text);
}

/** Rows as objects by column id; times as ISO 8601, durations in seconds. */
function asJson({ lens, grouping, columns, rows, total, entries, notes, criteria, knowsFrom }: Answer, zone: string) {
  const value = (cell: Cell, kind: string): Cell => {
    if (typeof cell !== 'number') return cell;
    if (kind === 'time') return formatTime(cell, 'microsecond', zone);
    return kind === 'duration' ? cell / 1_000_000 : cell;
  };
  return {
    ...{ lens, grouping, total, entries, criteria },
    knowsFrom: knowsFrom === null ? null : formatTime(knowsFrom, 'microsecond', zone),
    notes: notes.map(({ text }) => text),
    rows: rows.map(({ cells }) =>
      Object.fromEntries(columns.map(({ id, kind }, at) => [id, value(cells[at] ?? null, kind)])),
    ),
  };
}

/** `veritrail lens`. */
export function addLensCommand(program: Command, run: Run): void {
  addSearchOptions(
    program
      .command('lens')
      .argument('[id]', `one of ${LENSES.map(({ id }) => id).join(', ')}; without it they are listed`)
      .description('count by a search that ships with the program: errors, schedules, sign-ins and others'),
  )
    .option('--by <grouping>', 'what to count by; without it what the lens shows first')
    .option('--limit <rows>', 'rows at most', '100')
    .option('--csv', 'print all rows as CSV')
    .option('--json', 'print {"lens","grouping","rows":[…],"total","entries","criteria","notes"}')
    .addHelpText(
      'after',
      `
Examples:
  veritrail lens
  veritrail lens errors --last 7d --tenant "Harbor Clinic"
  veritrail lens schedule --by slots --zone Europe/Berlin --json
  veritrail lens off-hours --hours "outside mon-fri 08:00-18:00 Europe/Berlin"`,
    )
    .action((id: string | undefined, _options: Options, command: Command) => {
      const options = command.optsWithGlobals<Options>();
      return run(options, (session) =>
        id === undefined ? listLenses(session, options.json === true) : runLens(session, id, options),
      );
    });
}
