import type { SearchesPreview } from '@contract/saved-search-calls';
import { isWithin } from '@core/saved-searches/folder-path';
import type { ImportChoice } from '@core/saved-searches/import-plan';
import { findByName } from '@core/saved-searches/saved-search-list';
import type { SavedSearch } from '@core/saved-searches/saved-search';
import type { SinceReview } from '@core/saved-searches/since-review';
import { ExpectedFailure } from '@core/failure/failure';
import { describeFilter, describeRange } from '@core/search/describe-filter';
import { formatTime } from '@core/search/format-time';
import { groupLabel } from '@core/tenant-groups/find-group';
import type { Command } from 'commander';
import { resolve } from 'node:path';
import type { Run } from '../command-runner';
import { UsageError } from '../failures';
import type { Session } from '../session';
import { withTarget } from '../target-path';
import { counted, grouped, textTable } from '../text-table';

interface Options {
  readonly json?: boolean;
  readonly data?: string;
  readonly folder?: string;
  readonly new?: boolean;
  readonly out?: string;
  readonly force?: boolean;
  readonly dryRun?: boolean;
  readonly onConflict?: string;
}

/** The search of that name. Fails with `saved-search-not-found`. */
export async function requireSaved(session: Session, name: string): Promise<SavedSearch> {
  const searches = await session.ask('savedSearches.list', {});
  const found = findByName(searches, name);
  if (found !== undefined) return found;
  throw new ExpectedFailure(
    'saved-search-not-found',
    `There is no saved search named "${name}"; "veritrail searches list" names them all.`,
  );
}

async function inFolder(session: Session, folder: string | undefined): Promise<readonly SavedSearch[]> {
  const searches = await session.ask('savedSearches.list', {});
  if (folder === undefined) return searches;
  const folders = await session.ask('savedSearches.folders', {});
  if (!folders.some(({ path }) => path === folder)) throw new UsageError(`There is no folder "${folder}".`);
  return searches.filter((search) => isWithin(search.folder, folder));
}

const sinceText = (since: SinceReview | null | undefined): string => {
  if (since === undefined) return '';
  if (since === null) return 'never reviewed';
  const passed = since.passed === 0 ? '' : `, ${grouped(since.passed)} passed by`;
  return `+${grouped(since.entries)}${passed}`;
};

async function sinceAll(
  session: Session,
  searches: readonly SavedSearch[],
): Promise<ReadonlyMap<string, SinceReview | null>> {
  const figures = new Map<string, SinceReview | null>();
  for (const { id } of searches) figures.set(id, await session.ask('savedSearches.since', { id }));
  return figures;
}

async function list(session: Session, options: Options): Promise<undefined> {
  const searches = await inFolder(session, options.folder);
  const figures = options.new === true ? await sinceAll(session, searches) : null;
  if (options.json === true) {
    const since = (id: string) => (figures === null ? {} : { since: figures.get(id) ?? null });
    await session.output.json(searches.map((search) => ({ ...search, ...since(search.id) })));
    return;
  }
  if (searches.length === 0) {
    session.output.say('No search is saved yet.');
    return;
  }
  const groups = await session.ask('tenantGroups.list', {});
  const rows = searches.map(({ id, name, folder, tags, owner, search, review }) => [
    folder,
    name,
    describeRange(search.range),
    [
      ...search.filters.map((filter) =>
        describeFilter(filter, (value) => (filter.field === 'tenantGroup' ? groupLabel(groups, value) : value)),
      ),
      ...(search.query === '' ? [] : [search.query]),
    ].join('; '),
    tags.join(', '),
    owner ?? '',
    review === null ? '' : `${formatTime(review.at, 'minute')} by ${review.by}`,
    ...(figures === null ? [] : [sinceText(figures.get(id))]),
  ]);
  const titles = ['Folder', 'Name', 'Range', 'Filters', 'Tags', 'Owner', 'Reviewed'];
  const columns = [...titles, ...(figures === null ? [] : ['Since'])].map((title) => ({ title }));
  await session.output.write(`${textTable(columns, rows, session.output.isTerminal).join('\n')}\n`);
}

async function show(session: Session, name: string): Promise<undefined> {
  await session.output.line(JSON.stringify(await requireSaved(session, name), null, 2));
}

async function review(session: Session, name: string, options: Options): Promise<undefined> {
  const { id } = await requireSaved(session, name);
  const reviewed = await session.ask('savedSearches.markReviewed', { id, snapshot: null });
  if (options.json === true) await session.output.json(reviewed);
  else
    session.output.say(
      `"${reviewed.name}" is reviewed: ${counted(reviewed.review?.entries ?? 0, 'entry', 'entries')}.`,
    );
}

async function exportSearches(session: Session, names: readonly string[], options: Options): Promise<undefined> {
  const { out } = options;
  if (out === undefined) throw new UsageError('--out is missing: name the file to write, or - for standard output.');
  if (names.length > 0 && options.folder !== undefined) throw new UsageError('Names and --folder exclude each other.');
  const chosen: readonly SavedSearch[] =
    names.length > 0
      ? await Promise.all(names.map((name) => requireSaved(session, name)))
      : await inFolder(session, options.folder);
  if (chosen.length === 0) throw new UsageError('There is no saved search to export.');
  const ids = chosen.map(({ id }) => id);
  const result = await withTarget(session, { path: out, isForced: options.force === true }, (handle) =>
    session.retrying(async () => session.ask('savedSearches.export', { ids, target: await handle() })),
  );
  if (options.json === true && out !== '-') await session.output.json(result);
  else {
    const groups = result.groups === 0 ? '' : ` and ${counted(result.groups, 'tenant group', 'tenant groups')}`;
    session.output.say(`${counted(result.searches, 'search', 'searches')}${groups} written to ${out}.`);
  }
}

const CONFLICTS: Readonly<Record<string, ImportChoice>> = { skip: 'skip', both: 'add', replace: 'replace' };

/** The choice for everything that conflicts; what cannot be done so is left out. */
function choicesOf(
  planned: readonly {
    readonly index: number;
    readonly present: object | null;
    readonly choices: readonly ImportChoice[];
  }[],
  choice: ImportChoice,
): Record<number, ImportChoice> {
  return Object.fromEntries(
    planned
      .filter(({ present, choices }) => present !== null && choices.includes(choice))
      .map(({ index }) => [index, choice]),
  );
}

async function printPreview(session: Session, { searches, groups }: SearchesPreview): Promise<void> {
  const rows = [
    ...searches.map(({ search, state, present }) => ['search', search.name, state, present?.name ?? '']),
    ...groups.map(({ group, state, present }) => ['tenant group', group.name, state, present?.name ?? '']),
  ];
  const columns = ['What', 'Name', 'Here', 'As'].map((title) => ({ title }));
  await session.output.write(`${textTable(columns, rows, session.output.isTerminal).join('\n')}\n`);
}

async function importSearches(session: Session, path: string, options: Options): Promise<undefined> {
  const choice = CONFLICTS[options.onConflict ?? 'skip'];
  if (choice === undefined || !Object.hasOwn(CONFLICTS, options.onConflict ?? 'skip')) {
    throw new UsageError(`--on-conflict "${options.onConflict ?? ''}" is unknown; choose from skip, both, replace.`);
  }
  const file = await (await session.application()).addSource(resolve(path), path);
  const preview = await session.ask('savedSearches.previewImport', { file: file.handle });
  if (options.dryRun === true) {
    if (options.json === true) await session.output.json(preview);
    else await printPreview(session, preview);
    return;
  }
  const imported = await session.ask('savedSearches.import', {
    file: file.handle,
    searches: choicesOf(preview.searches, choice),
    groups: choicesOf(preview.groups, choice),
  });
  if (options.json === true) {
    await session.output.json(imported);
    return;
  }
  const { added, replaced, skipped } = imported;
  session.output.say(
    `${counted(added.length, 'search', 'searches')} imported, ${grouped(replaced.length)} replaced, ${grouped(skipped.length)} left out${skipped.length > 0 ? ' because they are here already; --dry-run says how' : ''}.`,
  );
}

/** `veritrail searches list|show|export|import|review`. */
export function addSearchesCommand(program: Command, run: Run): void {
  const searches = program
    .command('searches')
    .description('the saved searches: list, show, hand on, mark as reviewed')
    .addHelpText(
      'after',
      '\nExamples:\n  veritrail searches list --new\n  veritrail searches export --folder Audit --out audit.json',
    );
  addReadingCommands(searches, run);
  addTransferCommands(searches, run);
}

function addReadingCommands(searches: Command, run: Run): void {
  searches
    .command('list')
    .description('list them with folder, range and filters')
    .option('--folder <path>', 'only those of this folder and the folders in it')
    .option('--new', 'count what is new in each since it was reviewed')
    .option('--json', 'print them whole, as a JSON array')
    .addHelpText('after', '\nExample:\n  veritrail searches list --new')
    .action((_options: Options, command: Command) => {
      const options = command.optsWithGlobals<Options>();
      return run(options, (session) => list(session, options));
    });
  searches
    .command('show')
    .description('print one as JSON')
    .argument('<name>', 'its name')
    .addHelpText('after', '\nExample:\n  veritrail searches show "Weekly review"')
    .action((name: string, _options: Options, command: Command) =>
      run(command.optsWithGlobals<Options>(), (session) => show(session, name)),
    );
  searches
    .command('review')
    .description('mark one as reviewed, as far as the archive goes now')
    .argument('<name>', 'its name')
    .option('--json', 'print it as JSON')
    .addHelpText('after', '\nExample:\n  veritrail searches review "Weekly review"')
    .action((name: string, _options: Options, command: Command) => {
      const options = command.optsWithGlobals<Options>();
      return run(options, (session) => review(session, name, options));
    });
}

function addTransferCommands(searches: Command, run: Run): void {
  searches
    .command('export')
    .description('write some, a folder, or all of them to a file that can be handed on')
    .argument('[names...]', 'their names; none: all, or those of --folder')
    .option('--folder <path>', 'those of this folder and the folders in it')
    .option('--out <file>', 'the file to write; - for standard output')
    .option('--force', 'replace the file where it is there already')
    .option('--json', 'print what was written as JSON')
    .addHelpText('after', '\nExample:\n  veritrail searches export "Weekly review" --out weekly.json')
    .action((names: readonly string[], _options: Options, command: Command) => {
      const options = command.optsWithGlobals<Options>();
      return run(options, (session) => exportSearches(session, names, options));
    });
  searches
    .command('import')
    .description('take over the searches of a file; nothing is overwritten unless --on-conflict replace says so')
    .argument('<file>', 'the file')
    .option('--on-conflict <how>', 'what is here already: skip, both, or replace', 'skip')
    .option('--dry-run', 'only say what is new and what conflicts')
    .option('--json', 'print the outcome as JSON')
    .addHelpText('after', '\nExample:\n  veritrail searches import weekly.json --dry-run')
    .action((path: string, _options: Options, command: Command) => {
      const options = command.optsWithGlobals<Options>();
      return run(options, (session) => importSearches(session, path, options));
    });
}
