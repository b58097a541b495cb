import { compareNames } from './compare-names';
import { type NameForm, nameForm, withoutUmlauts } from './name-form';
import { CERTAINTIES, type Certainty, type PersonSuggestion, type SuggestedName } from './person';

export interface CountedName {
  readonly value: string;
  readonly entries: number;
}

export interface KnownPersons {
  personOf(performer: string): number | undefined;
  isDismissed(first: string, second: string): boolean;
}

interface Candidate extends NameForm {
  readonly entries: number;
}

/** A name at more domains than this is many people's: it is suggested within each domain only. */
const MOST_DOMAINS = 5;
/** Names of one suggestion. */
const MOST_NAMES = 40;
/** After so many steps the caller may let others have their turn. */
const STEPS_BETWEEN_TURNS = 2000;

/**
 * Suggests which names may be one person's: names are put into buckets by what all spellings of one name have in common,
 * and compared within a bucket only, so that the work grows with the number of names. Yields between stretches of work.
 */
export function* suggestPersons(
  names: readonly CountedName[],
  known: KnownPersons,
): Generator<undefined, readonly PersonSuggestion[]> {
  const buckets = new Map<string, Candidate[]>();
  let steps = 0;
  for (const name of names) {
    const form = nameForm(name.value);
    const key = form === null ? null : bucketKey(form);
    if (form !== null && key !== null) put(buckets, key, { ...form, entries: name.entries });
    steps += 1;
    if (steps % STEPS_BETWEEN_TURNS === 0) yield;
  }
  yield* joinInitials(buckets);
  const suggestions: PersonSuggestion[] = [];
  for (const bucket of buckets.values()) {
    for (const group of byDomain(bucket)) {
      const suggestion = group.length < 2 ? null : suggestionOf(group, known);
      if (suggestion !== null) suggestions.push(suggestion);
    }
    steps += 1;
    if (steps % STEPS_BETWEEN_TURNS === 0) yield;
  }
  return suggestions.toSorted(
    (left, right) =>
      rank(left.certainty) - rank(right.certainty) ||
      entriesOf(right) - entriesOf(left) ||
      (left.key < right.key ? -1 : 1),
  );
}

/** `suggestPersons` to its end, for those who have nobody to let in between. */
export function suggestPersonsAtOnce(names: readonly CountedName[], known: KnownPersons): readonly PersonSuggestion[] {
  const work = suggestPersons(names, known);
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}

const rank = (certainty: Certainty): number => CERTAINTIES.indexOf(certainty);
const entriesOf = ({ names }: PersonSuggestion): number => names.reduce((sum, { entries }) => sum + entries, 0);

function put<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

/** Names of functions are alike in every company: only the very same address makes them one. */
function bucketKey(form: NameForm): string | null {
  if (form.isGeneric || (form.tokens.length === 1 && (form.tokens[0] ?? '').length < 3)) {
    return form.mail === null ? null : `mail ${form.mail}`;
  }
  return `name ${form.likeness}`;
}

/** `akovacs`, `a.kovacs` and `kovacsa` join `anna.kovacs` where no other full name fits them. */
function* joinInitials(buckets: Map<string, Candidate[]>): Generator<undefined, void> {
  const full = new Map<string, string[]>();
  let steps = 0;
  for (const [key, [first]] of buckets) {
    if (key.startsWith('name ') && first !== undefined) {
      for (const short of shortForms(first.tokens)) put(full, short, key);
    }
    steps += 1;
    if (steps % STEPS_BETWEEN_TURNS === 0) yield;
  }
  for (const [key, bucket] of [...buckets]) {
    const [first] = bucket;
    if (!key.startsWith('name ') || first === undefined || first.tokens.length > 2) continue;
    if (first.tokens.length === 2 && first.tokens.every((token) => token.length > 1)) continue;
    const joined = first.tokens.map(withoutUmlauts).join('');
    const fitting = joined.length < 5 ? [] : (full.get(joined) ?? []).filter((other) => other !== key);
    const target = fitting.length === 1 ? buckets.get(fitting[0] ?? '') : undefined;
    if (target === undefined) continue;
    target.push(...bucket);
    buckets.delete(key);
  }
}

function shortForms(tokens: readonly string[]): readonly string[] {
  if (tokens.length !== 2 || tokens.some((token) => token.length < 3)) return [];
  const [one = '', other = ''] = tokens.map(withoutUmlauts);
  return [...new Set([one.charAt(0) + other, other + one.charAt(0), other.charAt(0) + one, one + other.charAt(0)])];
}

/** All names of a bucket, or those of each domain where there are too many domains for one person. */
function byDomain(bucket: readonly Candidate[]): readonly (readonly Candidate[])[] {
  if (bucket.length < 2) return [];
  const brands = new Map<string, Candidate[]>();
  for (const candidate of bucket) {
    const { brand, mail } = candidate;
    if (brand !== null || mail !== null) put(brands, brand ?? `mail ${mail ?? ''}`, candidate);
  }
  return brands.size <= MOST_DOMAINS ? [bucket] : [...brands.values()];
}

/** The name that tells the most: of a person already, an e-mail address, with the most entries. */
function byWeight(known: KnownPersons): (left: Candidate, right: Candidate) => number {
  const weight = (one: Candidate): number =>
    known.personOf(one.value) === undefined ? (one.kind === 'mail' && one.tokens.length > 1 ? 1 : 2) : 0;
  return (left, right) =>
    weight(left) - weight(right) || right.entries - left.entries || (left.value < right.value ? -1 : 1);
}

/** The suggestion of a group; where nothing is left to suggest for its first name, that of the others. */
function suggestionOf(group: readonly Candidate[], known: KnownPersons): PersonSuggestion | null {
  const sorted = group.toSorted(byWeight(known));
  for (let from = 0; from < Math.min(sorted.length - 1, MOST_NAMES); from += 1) {
    const suggestion = suggestionFor(sorted.slice(from), known);
    if (suggestion !== null) return suggestion;
  }
  return null;
}

function suggestionFor(sorted: readonly Candidate[], known: KnownPersons): PersonSuggestion | null {
  const [first] = sorted;
  if (first === undefined) return null;
  const person = known.personOf(first.value) ?? null;
  const own = sorted.filter((one) => person !== null && known.personOf(one.value) === person);
  const anchors = own.length === 0 ? [first] : own;
  const brands = new Set(sorted.flatMap(({ brand }) => brand ?? [])).size;
  const others = sorted.filter(
    (one) =>
      one !== first &&
      known.personOf(one.value) === undefined &&
      !anchors.some((anchor) => known.isDismissed(anchor.value, one.value)),
  );
  const named = others
    .map((one) => resembling(one, anchors, brands))
    .toSorted((left, right) => rank(left.certainty) - rank(right.certainty));
  const [best] = named;
  if (best === undefined) return null;
  return {
    key: first.value,
    person,
    names: [
      { value: first.value, entries: first.entries, reason: null, certainty: 'sure' },
      ...named.slice(0, MOST_NAMES - 1),
    ],
    certainty: best.certainty,
    omitted: Math.max(0, named.length - (MOST_NAMES - 1)),
  };
}

/** By the one of the anchors that a name resembles most. */
function resembling(one: Candidate, anchors: readonly Candidate[], brands: number): SuggestedName {
  const likenesses = anchors.map((anchor) => compareNames(anchor, one, brands));
  const best = likenesses.reduce((left, right) => (rank(right.certainty) < rank(left.certainty) ? right : left));
  return { value: one.value, entries: one.entries, ...best };
}
