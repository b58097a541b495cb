import { fitsPattern, isAnything, type Pattern, withoutEndStars } from './pattern';
import {
  parseDuration,
  type ParsedValue,
  parseNumber,
  parseSize,
  parseTimeSpan,
  parseWholeNumber,
  type Span,
} from './parse-value';
import type { Bound, Place, QueryNode, Subject, Test } from './query-node';
import { QueryError } from './query-problem';
import { isComparable, subjectText, subjectTitle, valueKindOf } from './subjects';
import type { CompareSign } from './tokens';

interface Given {
  /** null: it has wildcards. */
  readonly text: string | null;
  readonly pattern: Pattern;
  readonly isQuoted: boolean;
  /** An end of a range: its own place, where that of the whole is no help. */
  readonly place?: Place;
}

/** A value as it is written: alone, after a sign of comparison, or a range. */
export interface GivenValue extends Given {
  readonly sign?: CompareSign;
  readonly range?: {
    readonly from: Given;
    readonly to: Given;
    readonly includesFrom: boolean;
    readonly includesTo: boolean;
  };
}

/** What a value says of its subject. */
export function parseTest(subject: Subject, given: GivenValue, place: Place, zone: string): QueryNode {
  const isCompared = given.range !== undefined || (given.sign !== undefined && given.sign !== '=');
  if (isCompared && !isComparable(subject)) {
    throw new QueryError(
      place,
      `${subjectTitle(subject)} has no order, so that <, > and ranges say nothing of it: write a value, or a list such as ${subjectText(subject)}:("a" OR "b").`,
    );
  }
  const reader = { subject, place, zone };
  const kind = valueKindOf(subject);
  if (kind.kind === 'closed') return closedNode(reader, given, kind.values);
  if (kind.kind === 'text') return node(reader, textTest(reader, given, kind));
  if (kind.kind === 'raw' && !isCompared) return node(reader, rawTest(given));
  if (kind.kind === 'whole-number' && !isCompared) {
    const { from } = spanOf(reader, given);
    return node(reader, { kind: 'matches', pattern: [String(from)] });
  }
  return node(reader, betweenTest(reader, given));
}

interface Reader {
  readonly subject: Subject;
  readonly place: Place;
  readonly zone: string;
}

const node = ({ subject, place }: Reader, test: Test): QueryNode =>
  test.kind === 'matches' &&
  subject.kind === 'filter' &&
  subject.field === 'text' &&
  withoutEndStars(test.pattern).join('') === ''
    ? { kind: 'everything', place }
    : { kind: 'test', subject, test, place };

function textTest(
  { subject, place }: Reader,
  given: GivenValue,
  kind: { readonly isWithin: boolean; readonly hasWildcards: boolean },
): Test {
  if (given.text === null && !kind.hasWildcards) {
    throw new QueryError(
      place,
      `${subjectTitle(subject)} takes whole values, without * and ?: write one, or put it in quotation marks.`,
    );
  }
  if (subject.kind === 'filter' && subject.field === 'text')
    return { kind: 'matches', pattern: withoutEndStars(given.pattern) };
  if (given.sign === '=' && given.text !== null && kind.isWithin && kind.hasWildcards)
    return { kind: 'equals', text: given.text };
  return { kind: 'matches', pattern: given.pattern };
}

function rawTest(given: GivenValue): Test {
  if (given.text === 'null' && !given.isQuoted) return { kind: 'null' };
  return { kind: 'matches', pattern: given.pattern };
}

/** Values of a closed list: wildcards and comparisons become the values that they mean. */
function closedNode(reader: Reader, given: GivenValue, values: readonly string[]): QueryNode {
  const meant = closedValues(reader, given, values);
  const parts = meant.map((value) => node(reader, { kind: 'matches', pattern: [value] }));
  const [first] = parts;
  if (parts.length === 1 && first !== undefined) return first;
  return { kind: 'or', parts, place: reader.place };
}

/** Never empty: what no value can fit is complained of. */
function closedValues(reader: Reader, given: GivenValue, values: readonly string[]): readonly string[] {
  const { range, sign } = given;
  const order = (one: Given): number => values.indexOf(closedValue(reader, one, values));
  if (range !== undefined) {
    const from = isAnything(range.from.pattern) ? 0 : order(range.from) + (range.includesFrom ? 0 : 1);
    const to = isAnything(range.to.pattern) ? values.length : order(range.to) + (range.includesTo ? 1 : 0);
    if (from >= to) throw nothingWithin(reader);
    return values.slice(from, to);
  }
  if (sign !== undefined && sign !== '=') {
    const at = order(given);
    const beyond = sign.startsWith('>')
      ? values.slice(sign === '>' ? at + 1 : at)
      : values.slice(0, sign === '<' ? at : at + 1);
    if (beyond.length === 0) throw nothingBeyond(reader, values);
    return beyond;
  }
  if (given.text !== null) return [closedValue(reader, given, values)];
  const fitting = values.filter((value) => fitsPattern(given.pattern, value));
  if (fitting.length === 0) throw noSuchValue(reader, 'This', values);
  return fitting;
}

function closedValue(reader: Reader, { text, place }: Given, values: readonly string[]): string {
  const wanted = text?.trim().toLowerCase();
  if (wanted === '') return '';
  const found = values.find((value) => value.toLowerCase() === wanted);
  if (found === undefined) {
    throw noSuchValue({ ...reader, place: place ?? reader.place }, text === null ? 'This' : `"${text}"`, values);
  }
  return found;
}

const noSuchValue = ({ subject, place }: Reader, what: string, values: readonly string[]): QueryError =>
  new QueryError(place, `${what} is no ${subjectTitle(subject).toLowerCase()}: choose from ${values.join(', ')}.`);

const nothingBeyond = ({ subject, place }: Reader, values: readonly string[]): QueryError =>
  new QueryError(
    place,
    `No ${subjectTitle(subject).toLowerCase()} lies beyond this one; their order is ${values.join(', ')}.`,
  );

function spanOf({ subject, place, zone }: Reader, given: Given): Span {
  const parsed = given.text === null ? noWildcards(subject) : parseValue(subject, given.text, zone);
  if (parsed.ok) return parsed.span;
  throw new QueryError(given.place ?? place, parsed.message);
}

const noWildcards = (subject: Subject): ParsedValue => ({
  ok: false,
  message: `${subjectTitle(subject)} takes no wildcards: write a value, or compare with <, > or [from TO to].`,
});

function parseValue(subject: Subject, text: string, zone: string): ParsedValue {
  const { kind } = valueKindOf(subject);
  if (kind === 'time') return parseTimeSpan(text, zone);
  if (kind === 'duration') return parseDuration(text);
  if (kind === 'size') return parseSize(text);
  return kind === 'whole-number' ? parseWholeNumber(text) : parseNumber(text);
}

function betweenTest(reader: Reader, given: GivenValue): Test {
  const { range, sign } = given;
  if (range !== undefined) {
    const from = isAnything(range.from.pattern) ? null : lower(spanOf(reader, range.from), range.includesFrom);
    const to = isAnything(range.to.pattern) ? null : upper(spanOf(reader, range.to), range.includesTo);
    if (from === null && to === null) return { kind: 'exists' };
    if (from !== null && to !== null && isEmpty(from, to)) throw nothingWithin(reader);
    return { kind: 'between', from, to };
  }
  const span = spanOf(reader, given);
  switch (sign) {
    case '>':
    case '>=':
      return { kind: 'between', from: lower(span, sign === '>='), to: null };
    case '<':
    case '<=':
      return { kind: 'between', from: null, to: upper(span, sign === '<=') };
    default:
      return { kind: 'between', from: lower(span, true), to: upper(span, true) };
  }
}

/** False for an end counted from now beside one that is not: which comes first changes with the time. */
function isEmpty(from: Bound, to: Bound): boolean {
  if (from.fromNow !== to.fromNow) return false;
  return from.value > to.value || (from.value === to.value && !(from.isIncluded && to.isIncluded));
}

/** It would be answered with no entry, as a search that found nothing is. */
const nothingWithin = ({ place }: Reader): QueryError =>
  new QueryError(
    place,
    'Nothing can lie in this range: write its lower end first; [ and ] include the ends, { and } leave them out.',
  );

/** "After a day" begins with the day's end; "after 30s" lies beyond 30s itself. */
function lower({ from, to, fromNow }: Span, isIncluded: boolean): Bound {
  return { value: isIncluded ? from : to, fromNow, isIncluded: isIncluded || from < to };
}

/** "Up to a day" holds the whole day. */
function upper({ from, to, fromNow }: Span, isIncluded: boolean): Bound {
  return { value: isIncluded ? to : from, fromNow, isIncluded: isIncluded && from === to };
}
