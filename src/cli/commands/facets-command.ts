import { ExpectedFailure } from '@core/failure/failure';
import { FILTER_TITLES } from '@core/search/describe-filter';
import { parseFacetField } from '@core/search/parse-names';
import type { Facet } from '@core/search/results';
import { FACET_FIELDS, type FacetField, type Snapshot } from '@core/search/search';
import type { Command } from 'commander';
import type { Run } from '../command-runner';
import { UsageError } from '../failures';
import { addSearchOptions, readSearch, type SearchOptions, sayUndated } from '../search-options';
import type { Session } from '../session';
import { grouped, textTable } from '../text-table';

interface Options extends SearchOptions {
  readonly json?: boolean;
  readonly data?: string;
}

/** More distinct values than this and the command fails rather than leave some out. */
const ALL_VALUES = 1_000_000;

function fieldsOf(names: readonly string[]): FacetField[] {
  return names.map((name) => {
    const field = parseFacetField(name);
    if (field !== null) return field;
    throw new UsageError(`"${name}" is no field with counts; choose from ${FACET_FIELDS.join(', ')}.`);
  });
}

function requireAll(facet: Facet): Facet {
  if (facet.values.length >= facet.distinct) return facet;
  throw new ExpectedFailure(
    'search-invalid',
    `${facet.field} has ${grouped(facet.distinct)} values here, more than can be listed at once; narrow the search.`,
  );
}

interface CountedValue {
  readonly value: string;
  readonly count: number;
  /** What the archive knows the value by, where that is not its name. */
  readonly key?: string;
}

/** Values by their names, as the filter options take them; by their keys where two values have one name. */
function countedValues(facet: Facet): CountedValue[] {
  const times = new Map<string, number>();
  for (const { label } of facet.values) times.set(label, (times.get(label) ?? 0) + 1);
  const isOpen = facet.field === 'tenant' || facet.field === 'organization' || facet.field === 'instance';
  return facet.values.map(({ value, label, count }) => {
    if (!isOpen || value === '' || value === label) return { value, count };
    return { value: times.get(label) === 1 ? label : value, count, key: value };
  });
}

async function printFacet(session: Session, facet: Facet): Promise<void> {
  const rows = countedValues(facet).map(({ value, count }) => [grouped(count), value === '' ? '(none)' : value]);
  const columns = [{ title: 'Count', alignRight: true }, { title: FILTER_TITLES[facet.field] }];
  await session.output.write(`${textTable(columns, rows, session.output.isTerminal).join('\n')}\n\n`);
}

async function runFacets(session: Session, names: readonly string[], options: Options): Promise<undefined> {
  const fields = fieldsOf(names);
  const read = await readSearch(session, options);
  const { criteria } = read;
  const count = await session.ask('search.count', { criteria, snapshot: null });
  const snapshot: Snapshot = count.snapshot;
  const facets: Facet[] = [];
  for (const field of fields) {
    const question = { criteria, snapshot, field, limit: ALL_VALUES, keepOwn: true };
    facets.push(requireAll(await session.ask('search.facet', question)));
  }
  if (options.json === true) {
    const values = facets.map((facet) => [facet.field, countedValues(facet)] as const);
    await session.output.json({ facets: Object.fromEntries(values) });
  } else for (const facet of facets) await printFacet(session, facet);
  sayUndated(session, read, count.undated);
}

/** `veritrail facets`. */
export function addFacetsCommand(program: Command, run: Run): void {
  addSearchOptions(
    program
      .command('facets')
      .description('count the entries of a search by the values of a field')
      .argument('<field...>', FACET_FIELDS.join(', ')),
  )
    .option('--json', 'print {"facets":{"<field>":[{"value","count"}]}}, every value, most frequent first')
    .addHelpText(
      'after',
      `
Name the fields before the options.

Examples:
  veritrail facets source task --last 30d
  veritrail facets performer --severity error --json`,
    )
    .action((fields: string[], _options: Options, command: Command) => {
      const options = command.optsWithGlobals<Options>();
      return run(options, (session) => runFacets(session, fields, options));
    });
}
