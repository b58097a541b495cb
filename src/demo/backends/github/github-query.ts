import type { GithubLog, GithubPlace } from './github-log';

const DAY_MS = 86_400_000;
/** Documented: what is shown without `created:`. */
const DEFAULT_RANGE_MS = 90 * DAY_MS;
const DEFAULT_PAGE = 30;
const LARGEST_PAGE = 100;
const FARTHEST_MS = 8.64e15;
const RANGE = /^created:(.+?)\.\.(.+)$/;
const COMPARED = /^created:(>=|<=|>|<)?(.+)$/;
const WHEN = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}(Z|[+-]\d{2}:\d{2}))?$/;

/** A request as GitHub understands it. */
export interface GithubQuestion {
  /** Epoch milliseconds, both included. */
  readonly from: number;
  readonly to: number;
  readonly include: 'web' | 'git' | 'all';
  readonly isAscending: boolean;
  readonly perPage: number;
  readonly after: GithubPlace | null;
  readonly before: GithubPlace | null;
  /** True where it continues an empty page that the fault made. */
  readonly followsEmpty: boolean;
}

/** null: GitHub does not understand it. */
export function parseQuestion(query: URLSearchParams, nowMs: number): GithubQuestion | null {
  const range = rangeOf(query.get('phrase') ?? '', nowMs);
  const include = query.get('include') ?? 'web';
  const order = query.get('order') ?? 'desc';
  const perPage = Number(query.get('per_page') ?? DEFAULT_PAGE);
  if (range === null || !Number.isInteger(perPage) || perPage < 1) return null;
  if ((include !== 'web' && include !== 'git' && include !== 'all') || (order !== 'asc' && order !== 'desc'))
    return null;
  const after = placeOf(query.get('after'));
  return {
    ...range,
    include,
    isAscending: order === 'asc',
    perPage: Math.min(LARGEST_PAGE, perPage),
    after,
    before: placeOf(query.get('before')),
    followsEmpty: after?.followsEmpty ?? false,
  };
}

export interface GithubPage {
  readonly entries: readonly GithubPlace[];
  readonly hasNext: boolean;
  readonly hasPrevious: boolean;
}

/** One page over the logs of one organization, or of all. */
export function answerQuestion(
  logs: ReadonlyMap<number, GithubLog>,
  question: GithubQuestion,
  nowMs: number,
): GithubPage {
  const isForward = question.before === null;
  const isAscending = question.isAscending === isForward;
  const start = question.before ?? question.after ?? edgeOf(question, isAscending);
  const found: GithubPlace[] = [];
  for (const [owner, log] of logs) found.push(...walk(log, owner, { question, start, isAscending, nowMs }));
  found.sort((one, other) => (isAscending ? 1 : -1) * compare(one, other));
  const entries = found.slice(0, question.perPage);
  const hasMore = found.length > question.perPage;
  if (isForward) return { entries, hasNext: hasMore, hasPrevious: question.after !== null };
  return { entries: entries.reverse(), hasNext: true, hasPrevious: hasMore };
}

interface Walk {
  readonly question: GithubQuestion;
  readonly start: GithubPlace;
  readonly isAscending: boolean;
  readonly nowMs: number;
}

/** The first entries of one log in the page's direction: one more than a page, which tells whether there is a next. */
function walk(log: GithubLog, owner: number, { question, start, isAscending, nowMs }: Walk): readonly GithubPlace[] {
  const found: GithubPlace[] = [];
  // At one time, the logs follow each other by their numbers.
  const id = owner === start.owner ? start.id : owner < start.owner ? Number.POSITIVE_INFINITY : -1;
  const from = { at: start.at, id };
  for (const entry of isAscending ? log.times.after(from) : log.times.before(from)) {
    const at = log.times.atOf(entry);
    if (isAscending ? at > question.to : at < question.from) break;
    if (at < question.from || at > question.to || !log.isKept(entry, nowMs)) continue;
    if (question.include !== 'all' && log.isGit(entry) !== (question.include === 'git')) continue;
    found.push({ at, owner, id: entry });
    if (found.length > question.perPage) break;
  }
  return found;
}

/** The `after` or `before` of a link: opaque to whoever follows it. */
export function cursorOf(place: GithubPlace, followsEmpty = false): string {
  const at = Math.max(-FARTHEST_MS, Math.min(FARTHEST_MS, place.at));
  return Buffer.from(`${at}|${place.owner}|${place.id}${followsEmpty ? '|e' : ''}`).toString('base64');
}

/** The place before the first entry of a question. */
export function edgeOf(question: GithubQuestion, isAscending: boolean): GithubPlace {
  return isAscending
    ? { at: question.from, owner: -1, id: -1 }
    : { at: question.to, owner: Number.MAX_SAFE_INTEGER, id: -1 };
}

const compare = (one: GithubPlace, other: GithubPlace): number =>
  one.at - other.at || one.owner - other.owner || one.id - other.id;

function placeOf(cursor: string | null): (GithubPlace & { readonly followsEmpty: boolean }) | null {
  if (cursor === null || cursor === '') return null;
  const [, at, owner, id, empty] =
    /^(-?\d+)\|(-?\d+)\|(-?\d+)(\|e)?$/.exec(Buffer.from(cursor, 'base64').toString()) ?? [];
  if (at === undefined || owner === undefined || id === undefined) return null;
  return { at: Number(at), owner: Number(owner), id: Number(id), followsEmpty: empty !== undefined };
}

/** Every `created:` of a phrase narrows; other qualifiers are taken as matching everything. null: no date. */
function rangeOf(phrase: string, nowMs: number): { readonly from: number; readonly to: number } | null {
  let range = null as Range | null;
  for (const word of phrase.split(/\s+/)) {
    if (!word.startsWith('created:')) continue;
    const [, first, last] = RANGE.exec(word) ?? [];
    const [, sign, one] = COMPARED.exec(word) ?? [];
    const narrowed = first === undefined || last === undefined ? comparison(sign ?? '', one ?? '') : span(first, last);
    if (narrowed === null) return null;
    range = {
      from: Math.max(range?.from ?? Number.NEGATIVE_INFINITY, narrowed.from),
      to: Math.min(range?.to ?? Number.POSITIVE_INFINITY, narrowed.to),
    };
  }
  return range ?? { from: nowMs - DEFAULT_RANGE_MS, to: Number.POSITIVE_INFINITY };
}

type Range = { readonly from: number; readonly to: number };

/** A day, or a second, from its first to its last millisecond. */
function span(first: string, last: string): Range | null {
  const from = first === '*' ? { from: Number.NEGATIVE_INFINITY } : moment(first);
  const to = last === '*' ? { to: Number.POSITIVE_INFINITY } : moment(last);
  return from === null || to === null ? null : { from: from.from, to: to.to };
}

function moment(text: string): Range | null {
  if (!WHEN.test(text)) return null;
  const from = Date.parse(text);
  return Number.isNaN(from) ? null : { from, to: from + (text.length === 10 ? DAY_MS : 1000) - 1 };
}

function comparison(sign: string, text: string): Range | null {
  const found = moment(text);
  if (found === null) return null;
  if (sign === '>=') return { from: found.from, to: Number.POSITIVE_INFINITY };
  if (sign === '>') return { from: found.to + 1, to: Number.POSITIVE_INFINITY };
  if (sign === '<=') return { from: Number.NEGATIVE_INFINITY, to: found.to };
  if (sign === '<') return { from: Number.NEGATIVE_INFINITY, to: found.from - 1 };
  return found;
}
