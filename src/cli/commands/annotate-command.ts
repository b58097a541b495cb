import type { AnnotationAnswer } from '@contract/annotation-calls';
import { type AnnotationChange, annotationChangeSchema, MARKS } from '@core/annotations/annotation';
import type { AnnotationOutcome } from '@core/annotations/annotation-book';
import { describeChange } from '@core/annotations/describe-change';
import { formatTime } from '@core/search/format-time';
import type { Command } from 'commander';
import type { Run } from '../command-runner';
import { EXIT, type ExitCode, UsageError } from '../failures';
import { entriesText, runOperation } from '../run-operation';
import { addSearchOptions, readSearch, type SearchOptions } from '../search-options';
import type { Session } from '../session';
import { grouped, textTable } from '../text-table';
import { visibleLine } from '../visible-text';
import { wholeNumber } from '../whole-number';

interface Options extends SearchOptions {
  readonly off?: boolean;
  readonly all?: boolean;
  readonly limit?: string;
  readonly json?: boolean;
  readonly data?: string;
}

const KINDS = ['mark', 'tag', 'note', 'reviewed'] as const;

function changeOf(kind: string, value: string | undefined, isOff: boolean): AnnotationChange {
  const parsed = annotationChangeSchema.safeParse(changeInput(kind, value, isOff));
  if (parsed.success) return parsed.data;
  throw new UsageError(parsed.error.issues[0]?.message ?? `"${kind}" cannot be said so.`);
}

function changeInput(kind: string, value: string | undefined, isOff: boolean): unknown {
  const found = KINDS.find((one) => one === kind);
  if (found === undefined) throw new UsageError(`"${kind}" is unknown; choose from ${KINDS.join(', ')}.`);
  if (found === 'reviewed') return { kind: found, on: !isOff };
  if (value === undefined && !(isOff && found !== 'tag')) throw new UsageError(`${found} needs its value.`);
  if (found === 'tag') return { kind: found, tag: value, on: !isOff };
  if (found === 'note') return { kind: found, text: isOff ? '' : value };
  const mark = MARKS.find((one) => one === value?.toLowerCase());
  if (mark === undefined && !isOff) {
    throw new UsageError(`"${String(value)}" is no mark; choose from ${MARKS.join(', ')}.`);
  }
  return { kind: found, mark: isOff ? null : mark };
}

/** What an action did, waited for where it takes long; null where it was cancelled. */
async function outcomeOf(session: Session, ask: () => Promise<AnnotationAnswer>): Promise<AnnotationOutcome | null> {
  const answer = await ask();
  if (answer.kind === 'done') return answer.outcome;
  const end = await runOperation(session, () => Promise.resolve(answer.operation));
  return end.outcome === 'done' ? (end.result as AnnotationOutcome) : null;
}

async function tell(session: Session, outcome: AnnotationOutcome | null, options: Options): Promise<ExitCode> {
  if (outcome === null) {
    session.output.say('Cancelled; nothing was changed.');
    return EXIT.failed;
  }
  const { action, entries, changed } = outcome;
  if (options.json === true) await session.output.json({ action: action?.id ?? null, entries, changed });
  else if (action === null)
    session.output.say(`Nothing to change: ${entriesText(entries)}, all of which say so already.`);
  else {
    const { what } = action;
    const did = what.kind === 'said' ? '' : `${what.kind === 'undo' ? 'undid' : 'did again'} `;
    session.output.say(
      `Action ${String(action.id)}: ${did}${describeChange(what.change)}, ${grouped(changed)} of ${entriesText(entries)} changed.`,
    );
  }
  return EXIT.done;
}

async function set(session: Session, [kind = '', value]: readonly string[], options: Options): Promise<ExitCode> {
  const change = changeOf(kind, value, options.off === true);
  const { criteria } = await readSearch(session, options);
  const isEverything = criteria.filters.length === 0 && criteria.query === '' && criteria.range.kind === 'all';
  if (isEverything && options.all !== true) {
    throw new UsageError('This would speak of every entry of the archive; narrow it with filters, or add --all.');
  }
  const target = { kind: 'search' as const, criteria, snapshot: null };
  return tell(session, await outcomeOf(session, () => session.ask('annotations.apply', { target, change })), options);
}

async function turn(session: Session, way: 'undo' | 'redo', number: string | undefined, options: Options) {
  const action = number === undefined ? null : wholeNumber(number, 'action', 1);
  return tell(session, await outcomeOf(session, () => session.ask(`annotations.${way}`, { action })), options);
}

async function list(session: Session, options: Options): Promise<undefined> {
  const limit = options.limit === undefined ? 100 : wholeNumber(options.limit, '--limit', 1);
  const history = await session.ask('annotations.history', { limit });
  if (options.json === true) {
    await session.output.json(history);
    return;
  }
  if (history.total === 0) {
    session.output.say('Nothing was marked, tagged, noted or reviewed yet.');
    return;
  }
  const rows = history.actions.map(({ id, at, who, what, entries, changed, isUndone }) => [
    String(id),
    formatTime(at, 'second'),
    visibleLine(who),
    visibleLine(
      `${what.kind === 'said' ? '' : `${what.kind} of ${String(what.target)}: `}${describeChange(what.change)}`,
    ),
    grouped(entries),
    grouped(changed),
    isUndone ? 'undone' : '',
  ]);
  const titles = [
    { title: 'Action', alignRight: true },
    { title: 'When' },
    { title: 'Who' },
    { title: 'What' },
    { title: 'Entries', alignRight: true },
    { title: 'Changed', alignRight: true },
    { title: '' },
  ];
  await session.output.write(`${textTable(titles, rows, session.output.isTerminal).join('\n')}\n`);
  if (history.total > rows.length)
    session.output.say(`${grouped(history.total - rows.length)} older are left out; --limit shows more.`);
}

/** `veritrail annotate list | set | undo | redo`. */
export function addAnnotateCommand(program: Command, run: Run): void {
  const annotate = program.command('annotate').description('marks, tags, notes and reviews of entries');
  annotate
    .command('list')
    .description('who said what of how many entries, the newest action first')
    .option('--limit <number>', 'actions at most, up to 1000 (100)')
    .option('--json', 'print {"total","actions"}')
    .action((_options: Options, command: Command) => {
      const options = command.optsWithGlobals<Options>();
      return run(options, (session) => list(session, options));
    });
  addSearchOptions(
    annotate
      .command('set')
      .description('say something of every entry of a search')
      .argument('<kind>', KINDS.join(', '))
      .argument('[value]', `a mark (${MARKS.join(', ')}), a tag, or the text of a note`),
  )
    .option('--off', 'take it away again')
    .option('--all', 'every entry of the archive, where no filter narrows it')
    .option('--json', 'print {"action","entries","changed"}')
    .addHelpText(
      'after',
      `
Examples:
  veritrail annotate set tag payroll --severity error --last 7d
  veritrail annotate set mark harmless --id 12 15
  veritrail annotate set reviewed --tenant Contoso --from 2026-11-01 --to 2026-12-01
  veritrail annotate set tag payroll --off --tag payroll`,
    )
    .action((kind: string, value: string | undefined, _options: Options, command: Command) => {
      const options = command.optsWithGlobals<Options>();
      const words = value === undefined ? [kind] : [kind, value];
      return run(options, (session) => set(session, words, options));
    });
  for (const way of ['undo', 'redo'] as const) {
    annotate
      .command(way)
      .description(way === 'undo' ? 'undo an action, or your latest one' : 'do again what was undone')
      .argument('[action]', 'its number')
      .option('--json', 'print {"action","entries","changed"}')
      .action((number: string | undefined, _options: Options, command: Command) => {
        const options = command.optsWithGlobals<Options>();
        return run(options, (session) => turn(session, way, number, options));
      });
  }
}
