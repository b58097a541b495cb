import type { Microseconds } from '../../entry/entry-time';
import type { BackendFailure } from '../../http/backend-failure';
import { pointerOf } from '../../records/json-pointer';
import { parseJson } from '../../records/parse-json';
import { atPlace } from './at-place';
import type { Description } from './description';
import { placeholdersOf } from './described-context';
import type { DescribedAnswer } from './described-answer';
import type { KnownItem } from './described-plan';

/** Lists of an answer are looked for this deep. */
const DEEPEST = 4;

/** Why an answer could not be read, with the places where the items may be. */
export function placeProblems(description: Description, text: string, failure: BackendFailure): readonly string[] {
  let root: unknown;
  try {
    root = parseJson(text);
  } catch {
    return ['The answer is not JSON: change the path or the headers of the request.'];
  }
  const at = description.items.place;
  if (Array.isArray(atPlace(root, at))) return [`${failure.message} Change the parts items and paging.`];
  if (failure.kind === 'backend-error') {
    return [`${failure.message} It said: ${(failure.detail ?? '').slice(0, 300)} Change the request.`];
  }
  const lists = listsIn(root, [], DEEPEST);
  const where = at === '' ? 'The answer itself is no list of items' : `There is no list of items at ${at}`;
  const found = lists.slice(0, 5).map((place) => (place === '' ? 'the answer itself' : place));
  const hint = found.length === 0 ? 'no list was found in it' : `lists stand at ${found.join(', ')}`;
  return [`${where}: change the place of the items; ${hint}.`];
}

/** What does not fit in items that were found. */
export function itemProblems(
  description: Description,
  answer: DescribedAnswer,
  known: readonly KnownItem[],
  range: { readonly from: Microseconds; readonly to: Microseconds; readonly cursor: string | null },
): readonly string[] {
  if (answer.items.length === 0) {
    return ['The page has no items: choose a longer range to see some, or check how from and to are written.'];
  }
  return [
    ...columnProblems(description, answer, known),
    ...rangeProblems(description, known, range),
    // A later page may be the last one, and full.
    ...(range.cursor === null ? pagingProblems(description, answer) : []),
  ];
}

function columnProblems(
  { mapping, tenants }: Description,
  answer: DescribedAnswer,
  known: readonly KnownItem[],
): readonly string[] {
  const problems: string[] = [];
  const count = answer.items.length;
  const missing = (key: keyof KnownItem): number => known.filter((one) => one[key] === null).length;
  const noRecord = known.filter((one) => !one.isRecord).length;
  if (noRecord > 0)
    problems.push(`${noRecord} of ${count} items are no records: change the place of the items or of the record.`);
  // Other kinds find the id by rules of their own, and do without.
  if (mapping.readAs === 'generic' && missing('id') - noRecord > 0) {
    problems.push(
      `${missing('id') - noRecord} of ${count} items have no id${placeText(mapping, 'nativeId')}: change the column nativeId.`,
    );
  }
  const undated = missing('at') - noRecord;
  if (undated > 0) {
    const example = exampleAt(mapping, answer, known);
    problems.push(
      example === null
        ? `${undated} of ${count} items have no time${placeText(mapping, 'started')}: change the column started.`
        : `The time "${example.slice(0, 60)}"${placeText(mapping, 'started')} is not understood: change the format of times.`,
    );
  }
  if (tenants.kind === 'records' && tenants.otherwise === null && missing('tenant') - noRecord > 0) {
    problems.push(
      `${missing('tenant') - noRecord} of ${count} items name no tenant${placeText(mapping, 'tenant')}: change the column tenant.`,
    );
  }
  return problems;
}

function placeText(mapping: Description['mapping'], column: 'nativeId' | 'started' | 'tenant'): string {
  const rule = mapping.columns[column];
  return rule !== undefined && 'from' in rule ? ` at ${rule.from}` : '';
}

/** What stands where the time should be, in the first item whose time could not be read. */
function exampleAt(
  mapping: Description['mapping'],
  answer: DescribedAnswer,
  known: readonly KnownItem[],
): string | null {
  const rule = mapping.columns.started;
  if (rule === undefined || !('from' in rule)) return null;
  for (const [index, record] of answer.items.entries()) {
    const one = known[index];
    if (one === undefined || !one.isRecord || one.at !== null || index > 1000) continue;
    const value = atPlace(
      parseJson(record.text),
      `${mapping.recordPlace}${rule.from.startsWith('/') ? '' : '/'}${rule.from}`,
    );
    if (typeof value === 'string' || typeof value === 'number') return String(value);
  }
  return null;
}

function rangeProblems(
  { times, items }: Description,
  known: readonly KnownItem[],
  { from, to }: { readonly from: Microseconds; readonly to: Microseconds },
): readonly string[] {
  const dated = known.flatMap((one) => (one.at === null ? [] : [one.at]));
  const outside = dated.filter((at) => at < from || at >= to).length;
  const problems: string[] = [];
  if (outside > 0 && times.clock === 'event') {
    problems.push(
      `${outside} of ${dated.length} entries lie outside the time asked for: check how from and to are written, their zone, and the zone of the columns.`,
    );
  }
  const isRising = dated.every((at, index) => index === 0 || at >= (dated[index - 1] ?? at));
  const isFalling = dated.every((at, index) => index === 0 || at <= (dated[index - 1] ?? at));
  if (items.order === 'oldest-first' && !isRising)
    problems.push('The entries do not come oldest first: change the order.');
  if (items.order === 'newest-first' && !isFalling)
    problems.push('The entries do not come newest first: change the order.');
  return problems;
}

function pagingProblems(description: Description, answer: DescribedAnswer): readonly string[] {
  const { paging, limit } = description;
  const count = answer.items.length;
  if (paging.kind === 'none') {
    if (answer.total !== null && answer.total > count) {
      return [
        `The backend has ${answer.total} items and gave ${count}, and no next page is asked for: change the part paging.`,
      ];
    }
    if (count < limit || !placeholdersOf(description).has('limit')) return [];
    return [
      `The page is full (${count} items), and no next page is asked for: change the part paging if there is one.`,
    ];
  }
  const isByName = paging.kind === 'link-header' || paging.kind === 'next-address' || paging.kind === 'token';
  if (isByName && answer.next === null && answer.items.length >= limit) {
    return [
      `The page is full (${answer.items.length} items), but no next page was found: change where the next page stands.`,
    ];
  }
  return [];
}

function listsIn(value: unknown, segments: readonly string[], depth: number): readonly string[] {
  if (Array.isArray(value)) return [pointerOf(segments)];
  if (value === null || typeof value !== 'object' || depth === 0) return [];
  return Object.entries(value)
    .slice(0, 50)
    .flatMap(([name, inner]) => listsIn(inner, [...segments, name], depth - 1));
}
