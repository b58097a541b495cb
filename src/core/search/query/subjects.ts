import { MARKS } from '../../annotations/annotation';
import { KIND_IDS } from '../../backends/kind-id';
import { VANISH_REASONS } from '../../coverage/coverage-ledger';
import { COLUMN_TITLES } from '../../entry/columns';
import { RELATIONS } from '../../entry/mapped-entry';
import { SEVERITIES } from '../../entry/severity';
import { FILTER_TITLES } from '../describe-filter';
import { parseFilterField } from '../parse-names';
import { FILTER_FIELDS, type FilterField } from '../search';
import type { Subject } from './query-node';
import { rawPathText } from './raw-path';

/** What a value of a subject has to be. */
export type ValueKind =
  /** One of a closed list. */
  | { readonly kind: 'closed'; readonly values: readonly string[]; readonly isOrdered: boolean }
  | { readonly kind: 'whole-number' }
  /** A text; `within`: looked for within the value; `hasWildcards`: the archive can match patterns. */
  | { readonly kind: 'text'; readonly isWithin: boolean; readonly hasWildcards: boolean }
  | { readonly kind: 'time' | 'duration' | 'size' | 'raw' };

const CLOSED: Partial<Record<FilterField, readonly string[]>> = {
  severity: SEVERITIES,
  backend: KIND_IDS,
  relation: RELATIONS,
  mark: MARKS,
  vanished: VANISH_REASONS,
};
const NUMBERS: ReadonlySet<FilterField> = new Set(['import', 'id', 'addedSince']);
const WITHIN: ReadonlySet<FilterField> = new Set(['item', 'note', 'text']);
/** Fields whose values the archive can compare with a pattern. */
const WITH_WILDCARDS: ReadonlySet<FilterField> = new Set([
  'instance',
  'tenant',
  'organization',
  'source',
  'task',
  'performer',
  'onBehalfOf',
  'itemType',
  'address',
  'item',
  'tag',
  'note',
  'reviewed',
  'text',
]);

export function valueKindOf(subject: Subject): ValueKind {
  if (subject.kind === 'nativeId') return { kind: 'text', isWithin: false, hasWildcards: true };
  if (subject.kind !== 'filter') return { kind: subject.kind };
  const { field } = subject;
  const values = CLOSED[field];
  if (values !== undefined) return { kind: 'closed', values, isOrdered: field === 'severity' };
  if (NUMBERS.has(field)) return { kind: 'whole-number' };
  return { kind: 'text', isWithin: WITHIN.has(field), hasWildcards: WITH_WILDCARDS.has(field) };
}

/** True where `<`, `>` and ranges make sense. */
export function isComparable(subject: Subject): boolean {
  const kind = valueKindOf(subject);
  if (kind.kind === 'closed') return kind.isOrdered;
  if (kind.kind === 'whole-number') return subject.kind === 'filter' && subject.field === 'id';
  return kind.kind !== 'text';
}

/** Subjects that no filter names, with all their names; the first is the one that is written. */
const OWN_SUBJECTS: readonly {
  readonly subject: Subject;
  readonly names: readonly string[];
  readonly title: string;
}[] = [
  { subject: { kind: 'time', column: 'started' }, names: ['started', 'date'], title: COLUMN_TITLES.started },
  { subject: { kind: 'time', column: 'finished' }, names: ['finished'], title: COLUMN_TITLES.finished },
  { subject: { kind: 'time', column: 'firstSeen' }, names: ['firstSeen'], title: COLUMN_TITLES.firstSeen },
  { subject: { kind: 'duration' }, names: ['duration'], title: COLUMN_TITLES.duration },
  { subject: { kind: 'size' }, names: ['size'], title: 'Size of the record' },
  { subject: { kind: 'nativeId' }, names: ['nativeId', 'vendorId'], title: COLUMN_TITLES.nativeId },
];

const plain = (text: string): string => text.toLowerCase().replace(/[\s_-]+/g, '');

/** The subject of a name: an id or a title, any case, with or without spaces, dashes and underscores. Places in raw are read elsewhere. */
export function subjectOfName(name: string): Subject | null {
  const wanted = plain(name);
  if (wanted === '') return null;
  const own = OWN_SUBJECTS.find((one) => one.names.some((other) => plain(other) === wanted));
  if (own !== undefined) return own.subject;
  const field = parseFilterField(name);
  return field === null ? null : { kind: 'filter', field };
}

/** A subject as it is written before the colon. */
export function subjectText(subject: Subject): string {
  switch (subject.kind) {
    case 'filter':
      return subject.field;
    case 'time':
      return subject.column;
    case 'raw':
      return rawPathText(subject.path);
    case 'duration':
    case 'size':
    case 'nativeId':
      return subject.kind;
  }
}

/** A subject as the user reads it. */
export function subjectTitle(subject: Subject): string {
  if (subject.kind === 'filter') return FILTER_TITLES[subject.field];
  if (subject.kind === 'raw') return subjectText(subject);
  return OWN_SUBJECTS.find((one) => subjectText(one.subject) === subjectText(subject))?.title ?? subjectText(subject);
}

/** Every subject but places in raw, in the order that they are offered. */
export const NAMED_SUBJECTS: readonly Subject[] = [
  ...FILTER_FIELDS.filter((field) => field !== 'text').map((field): Subject => ({ kind: 'filter', field })),
  ...OWN_SUBJECTS.map((one) => one.subject),
  { kind: 'filter', field: 'text' },
];

/** Names of several words that may stand before a colon as they are: `item type:`; not where the last word is a field by itself. */
export const SPACED_NAMES: readonly string[] = [
  ...Object.values(FILTER_TITLES),
  ...Object.values(COLUMN_TITLES),
].filter((title, index, all) => {
  const words = title.split(' ');
  return (
    words.length > 1 &&
    all.indexOf(title) === index &&
    subjectOfName(words.slice(1).join(' ')) === null &&
    subjectOfName(title) !== null
  );
});

export const isSameSubject = (one: Subject, other: Subject): boolean => subjectText(one) === subjectText(other);
