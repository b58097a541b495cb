import { VANISH_REASONS } from '@core/coverage/coverage-ledger';
import { ExpectedFailure } from '@core/failure/failure';
import { KIND_IDS } from '@core/backends/kind-id';
import { MARKS } from '@core/annotations/annotation';
import { RELATIONS } from '@core/entry/mapped-entry';
import { SEVERITIES } from '@core/entry/severity';
import { parseFilterField, parseSort } from '@core/search/parse-names';
import { andQuery } from '@core/search/query/query-text';
import { parseLast, parsePeriod } from '@core/search/parse-range';
import { isKnownZone, parseTime } from '@core/search/parse-time';
import {
  type Criteria,
  FILTER_FIELDS,
  type Filter,
  type FilterField,
  type Search,
  pathSchema,
  searchSchema,
  type TimeRange,
  criteriaOf,
} from '@core/search/search';
import { parseHours } from '@core/search/working-hours';
import { findByName } from '@core/saved-searches/saved-search-list';
import { newOnly } from '@core/saved-searches/since-review';
import type { Command } from 'commander';
import { UsageError } from './failures';
import { givenQuery, type GivenQuery } from './given-query';
import type { Session } from './session';

/** See `searchSchema`. */
const MOST_PATHS = 20;

/** The filter options as commander hands them over. */
export interface SearchOptions {
  readonly saved?: string;
  /** Places in raw as columns: of commands that print them. */
  readonly path?: readonly string[];
  readonly query?: string;
  readonly severity?: readonly string[];
  readonly backend?: readonly string[];
  readonly instance?: readonly string[];
  readonly tenant?: readonly string[];
  readonly tenantGroup?: readonly string[];
  readonly organization?: readonly string[];
  readonly source?: readonly string[];
  readonly task?: readonly string[];
  readonly performer?: readonly string[];
  readonly onBehalfOf?: readonly string[];
  readonly relation?: readonly string[];
  readonly itemType?: readonly string[];
  readonly address?: readonly string[];
  readonly item?: readonly string[];
  readonly text?: readonly string[];
  readonly vanished?: readonly string[];
  readonly import?: readonly string[];
  readonly id?: readonly string[];
  readonly addedSince?: readonly string[];
  readonly mark?: readonly string[];
  readonly tag?: readonly string[];
  readonly note?: readonly string[];
  readonly reviewed?: readonly string[];
  readonly person?: readonly string[];
  readonly hours?: readonly string[];
  readonly not?: readonly string[];
  readonly from?: string;
  readonly to?: string;
  readonly last?: string;
  readonly period?: string;
  readonly newOnly?: boolean;
  readonly zone?: string;
  readonly undated?: string;
  readonly sort?: string;
}

const UNDATED = ['include', 'exclude', 'only'] as const;
const isUndated = (text: string): text is Criteria['undated'] => (UNDATED as readonly string[]).includes(text);

const collect = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];

/** Adds the filter options that every command over a search has. */
export function addSearchOptions(command: Command): Command {
  return command
    .option('--saved <name>', 'start from a saved search; the options beside it replace its parts')
    .option(
      '--query <text>',
      'in the query language, beside the rest: "task:*report* AND duration:>30s", "raw.context.ip:10.0.0.*"',
    )
    .option('--new-only', 'with --saved: only what is new since that search was reviewed')
    .option('--severity <severity...>', `any of ${SEVERITIES.join(', ')}`)
    .option('--from <time>', 'at or after this time (ISO 8601)')
    .option('--to <time>', 'before this time (ISO 8601)')
    .option('--last <length>', 'the last 30m, 24h, 7d, 2w or 6mo')
    .option('--period <period>', 'this-week, last-quarter, yesterday, 2-months-ago or a review period of your own')
    .option('--undated <choice>', 'entries without a time: include, exclude or only (include, unless a range is given)')
    .option(
      '--zone <zone>',
      'zone of times without one, and of times in tables: an IANA name, an offset, or local (UTC)',
    )
    .option('--tenant <tenant...>', "any of these tenants, by name or by the vendor's id")
    .option('--group, --tenant-group <name...>', 'any tenant of these tenant groups')
    .option('--organization <name...>', 'any of these organizations')
    .option('--backend <kind...>', `any of ${KIND_IDS.join(', ')}`)
    .option('--instance <name...>', 'any of these installations of a backend')
    .option('--source <name...>', 'any of these sources')
    .option('--task <name...>', 'any of these tasks')
    .option('--performer <name...>', 'any of these accounts that did it')
    .option('--on-behalf-of <name...>', 'any of these users for whom it was done')
    .option('--relation <relation...>', `any of ${RELATIONS.join(', ')}`)
    .option('--item-type <type...>', 'any of these types of item')
    .option('--address <address...>', 'any of these addresses')
    .option('--item <text>', 'the item contains this text, any case (repeat for any of several)', collect)
    .option(
      '--text <words>',
      'all of these words and "quoted phrases" occur in the record, any case (repeatable)',
      collect,
    )
    .option('--vanished <reason...>', `gone from the backend: any of ${VANISH_REASONS.join(', ')}`)
    .option('--import <number...>', 'brought by any of these imports')
    .option('--id <id...>', 'any of these entries')
    .option('--added-since <id>', 'entries that the archive got after this one', collect)
    .option('--mark <mark...>', `marked as any of ${MARKS.join(', ')}; "" for those without a mark`)
    .option('--tag <tag...>', 'with any of these tags, any case; "" for those without a tag')
    .option(
      '--note <text>',
      'with a note that contains this text, any case; "" for those without (repeatable)',
      collect,
    )
    .option('--reviewed <name...>', 'reviewed by any of these; "" for those that nobody reviewed')
    .option('--person <name...>', 'done by any of these persons, under any of their linked names; "" for nobody linked')
    .option(
      '--hours <hours>',
      'outside or inside hours: "outside mon-fri 08:00-18:00 Europe/Berlin" (repeatable)',
      collect,
    )
    .option('--not <field=value>', 'none of these: --not task=Login --not severity=information (repeatable)', collect);
}

const OPTION_FIELDS = FILTER_FIELDS satisfies readonly (keyof SearchOptions)[];
const COMMA_FIELDS: ReadonlySet<FilterField> = new Set([
  'severity',
  'backend',
  'relation',
  'vanished',
  'mark',
  'import',
  'id',
]);
const NUMBER_FIELDS: ReadonlySet<FilterField> = new Set(['import', 'id', 'addedSince']);
const CLOSED: Partial<Record<FilterField, readonly string[]>> = {
  severity: SEVERITIES,
  backend: KIND_IDS,
  relation: RELATIONS,
  mark: MARKS,
  vanished: VANISH_REASONS,
};

function closedValue(field: FilterField, value: string, allowed: readonly string[]): string {
  const lower = value.trim().toLowerCase();
  if (lower === '' && (field === 'relation' || field === 'mark')) return '';
  if (!allowed.includes(lower)) throw new UsageError(`"${value}" is no ${field}; choose from ${allowed.join(', ')}.`);
  return lower;
}

function numberValue(field: FilterField, value: string): string {
  const trimmed = value.trim();
  if (!/^[1-9]\d{0,14}$/.test(trimmed)) {
    throw new UsageError(
      `"${value}" is no number of an ${field === 'import' ? 'import' : 'entry'}; give a whole number from 1.`,
    );
  }
  return trimmed;
}

/** The values of one field, checked; closed lists and numbers may be given with commas. */
export function filterValues(field: FilterField, given: readonly string[]): string[] {
  const values = COMMA_FIELDS.has(field) ? given.flatMap((value) => value.split(',')) : given;
  const allowed = CLOSED[field];
  if (allowed !== undefined) return values.map((value) => closedValue(field, value, allowed));
  if (NUMBER_FIELDS.has(field)) return values.map((value) => numberValue(field, value));
  if ((field === 'item' || field === 'text') && values.some((value) => value.trim() === '')) {
    throw new UsageError(`--${field} needs a text to look for.`);
  }
  if (field === 'hours') {
    for (const value of values) {
      const read = parseHours(value);
      if (!read.ok) throw new UsageError(read.problem);
    }
  }
  return [...values];
}

function notFilters(given: readonly string[]): Filter[] {
  const byField = new Map<FilterField, string[]>();
  for (const text of given) {
    const equals = text.indexOf('=');
    if (equals < 1) throw new UsageError(`--not "${text}" lacks its value; write it as --not task=Login.`);
    const field = parseFilterField(text.slice(0, equals));
    if (field === null) {
      throw new UsageError(`--not "${text.slice(0, equals)}" names no field; choose from ${FILTER_FIELDS.join(', ')}.`);
    }
    byField.set(field, [...(byField.get(field) ?? []), ...filterValues(field, [text.slice(equals + 1)])]);
  }
  return [...byField].map(([field, values]) => ({ field, not: true, values }));
}

/** The zone that times are read and shown in. */
export function zoneOf(options: { readonly zone?: string }): string {
  if (options.zone === undefined) return 'UTC';
  const zone = options.zone === 'local' ? Intl.DateTimeFormat().resolvedOptions().timeZone : options.zone;
  if (isKnownZone(zone)) return zone;
  throw new UsageError(
    `"${zone}" is no time zone; give an IANA name such as Europe/Berlin, an offset such as +02:00, or local.`,
  );
}

function timeOf(text: string | undefined, zone: string, option: string): number | null {
  if (text === undefined) return null;
  const parsed = parseTime(text, zone);
  if (!parsed.ok) throw new UsageError(`${option}: ${parsed.problem}`);
  return parsed.instant;
}

/** The range that the options give; null where they give none. */
function rangeOf(options: SearchOptions): TimeRange | null {
  const { from, to, last, period } = options;
  if (period !== undefined) {
    if (from !== undefined || to !== undefined || last !== undefined) {
      throw new UsageError('--period excludes --last, --from and --to.');
    }
    // What is no period in words may be a review period of the user's own, which the settings hold.
    return parsePeriod(period, zoneOf(options));
  }
  if (last !== undefined) {
    if (from !== undefined || to !== undefined) throw new UsageError('--last and --from or --to exclude each other.');
    const range = parseLast(last);
    if (range === null) throw new UsageError(`--last "${last}" is no length of time; write 30m, 24h, 7d, 2w or 6mo.`);
    return range;
  }
  if (from === undefined && to === undefined) return null;
  const zone = zoneOf(options);
  const range = { kind: 'between' as const, from: timeOf(from, zone, '--from'), to: timeOf(to, zone, '--to') };
  if (range.from !== null && range.to !== null && range.from >= range.to) {
    throw new UsageError(`--from ${from} is not before --to ${to}: the range would hold nothing.`);
  }
  return range;
}

/** What the options say by themselves, checked before anything is opened. */
interface GivenSearch {
  readonly filters: readonly Filter[];
  readonly query: GivenQuery;
  readonly range: TimeRange | null;
  readonly undated: Criteria['undated'] | null;
  readonly sort: Search['sort'] | null;
  readonly paths: string[] | null;
}

/** Places in raw that are asked for as columns; null where none are. */
function pathsOf(given: readonly string[] | undefined): string[] | null {
  const paths = given === undefined ? null : [...new Set(given)];
  const wrong = paths?.find((path) => !pathSchema.safeParse(path).success);
  if (wrong !== undefined) {
    throw new UsageError(`--path "${wrong.slice(0, 100)}" is no JSON Pointer; write it as /context/ip.`);
  }
  if (paths !== null && paths.length > MOST_PATHS) {
    throw new UsageError(`--path can be given ${String(MOST_PATHS)} times at most.`);
  }
  return paths;
}

function givenSearch(options: SearchOptions): GivenSearch {
  const filters = OPTION_FIELDS.flatMap((field): Filter[] => {
    const given = options[field];
    return given === undefined ? [] : [{ field, not: false, values: filterValues(field, given) }];
  });
  zoneOf(options);
  const { undated, sort } = options;
  if (undated !== undefined && !isUndated(undated)) {
    throw new UsageError(`--undated "${undated}" is unknown; choose from ${UNDATED.join(', ')}.`);
  }
  const parsedSort = sort === undefined ? null : parseSort(sort);
  if (sort !== undefined && parsedSort === null) {
    throw new UsageError(
      `--sort "${sort}" is unknown; write a column and a direction, such as started:desc or task:asc.`,
    );
  }
  return {
    filters: [...filters, ...notFilters(options.not ?? [])],
    query: givenQuery(options.query ?? '', zoneOf(options)),
    range: rangeOf(options),
    undated: undated ?? null,
    sort: parsedSort,
    paths: pathsOf(options.path),
  };
}

/** `isNewOnly`: narrowed to what is new since its review. */
async function savedSearch(session: Session, name: string, isNewOnly: boolean): Promise<Search> {
  const searches = await session.ask('savedSearches.list', {});
  const found = findByName(searches, name);
  if (found !== undefined && !isNewOnly) return found.search;
  if (found !== undefined && found.review !== null)
    return { ...found.search, ...newOnly(criteriaOf(found.search), found.review) };
  if (found !== undefined) {
    throw new UsageError(`--new-only: "${found.name}" was never reviewed; "veritrail searches review" marks it.`);
  }
  const names = searches.map((search) => `"${search.name}"`).join(', ');
  throw new ExpectedFailure(
    'saved-search-not-found',
    names === ''
      ? `There is no saved search named "${name}": none is saved yet.`
      : `There is no saved search named "${name}"; there are ${names}.`,
  );
}

/** The review period that `--period` names; null where there is no such option. */
async function namedPeriod(session: Session, { period }: SearchOptions): Promise<TimeRange | null> {
  if (period === undefined) return null;
  const { reviewPeriods } = await session.ask('settings.read', {});
  const found = reviewPeriods.find(({ name }) => name.toLowerCase() === period.trim().toLowerCase());
  if (found !== undefined) return { kind: 'between', from: found.from, to: found.to };
  const own = reviewPeriods.map(({ name }) => `"${name}"`).join(', ');
  throw new UsageError(
    `--period "${period}" is no period; write this-week, last-quarter, yesterday or 2-months-ago${own === '' ? '' : `, or one of your own: ${own}`}.`,
  );
}

/** The search to run, and whether undated entries are left out only because a range was given. */
export interface ReadSearch {
  readonly search: Search;
  readonly criteria: Criteria;
  readonly leavesOutUndated: boolean;
  readonly zone: string;
}

const isSame = (left: Filter, right: Filter): boolean => left.field === right.field && left.not === right.not;

/** Reads the options over the saved search that they name, or over everything: no range means all times. */
export async function readSearch(session: Session, options: SearchOptions): Promise<ReadSearch> {
  const given = givenSearch(options);
  if (options.newOnly === true && options.saved === undefined) {
    throw new UsageError('--new-only goes with --saved: only a saved search was reviewed.');
  }
  const range = given.range ?? (await namedPeriod(session, options));
  const base =
    options.saved === undefined
      ? searchSchema.parse({ range: { kind: 'all' } })
      : await savedSearch(session, options.saved, options.newOnly === true);
  const kept = base.filters.filter((filter) => !given.filters.some((other) => isSame(filter, other)));
  const leavesOutUndated = range !== null && given.undated === null;
  const search: Search = {
    ...base,
    filters: [...kept, ...given.filters, ...given.query.filters],
    query: andQuery(base.query, given.query.query),
    range: range ?? base.range,
    undated: leavesOutUndated ? 'exclude' : (given.undated ?? base.undated),
    sort: given.sort ?? base.sort,
    pathColumns: given.paths ?? base.pathColumns,
  };
  return { search, criteria: criteriaOf(search), leavesOutUndated, zone: zoneOf(options) };
}

/** Says how many undated entries a range left out. */
export function sayUndated(session: Session, read: ReadSearch, undated: number): void {
  if (!read.leavesOutUndated || undated === 0) return;
  const [entries, are] = undated === 1 ? ['entry matches', 'is'] : ['entries match', 'are'];
  session.output.say(
    `${undated.toLocaleString('en-US')} undated ${entries} the filters and ${are} in no range; --undated include adds them.`,
  );
}
