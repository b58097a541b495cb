import { formatTime } from '../format-time';
import { literalOf, type Pattern } from './pattern';
import { durationText, fromNowText, sizeText } from './parse-value';
import type { Bound, QueryNode, Subject, TestNode } from './query-node';
import { patternText, valueText } from './quoting';
import { isSameSubject, subjectText } from './subjects';

/**
 * A query as text that reads back as the same query. Times are written as instants with the offset that `zone` has then, so
 * that they mean the same wherever the text is read.
 */
export function printQuery(node: QueryNode, zone = 'UTC'): string {
  switch (node.kind) {
    case 'everything':
      return '*';
    case 'not':
      return `NOT ${inParentheses(node.part, zone)}`;
    case 'and':
      return node.parts.map((part) => inParentheses(part, zone)).join(' ');
    case 'or': {
      const list = listOf(node.parts);
      if (list !== null) return printList(list);
      return node.parts.map((part) => inParentheses(part, zone)).join(' OR ');
    }
    case 'test':
      return printTest(node, zone);
  }
}

/** A part of a conjunction or of a NOT. */
function inParentheses(node: QueryNode, zone: string): string {
  const isPlain = node.kind === 'test' || node.kind === 'everything' || node.kind === 'not';
  return isPlain || (node.kind === 'or' && listOf(node.parts) !== null)
    ? printQuery(node, zone)
    : `(${printQuery(node, zone)})`;
}

type MatchNode = TestNode & { readonly test: { readonly kind: 'matches'; readonly pattern: Pattern } };

const isMatch = (node: QueryNode): node is MatchNode => node.kind === 'test' && node.test.kind === 'matches';

/** Several values of one field; null where the parts are anything else. */
export function listOf(parts: readonly QueryNode[]): readonly MatchNode[] | null {
  const [first] = parts;
  if (first === undefined || !isMatch(first) || isText(first.subject)) return null;
  const list = parts.filter((part): part is MatchNode => isMatch(part) && isSameSubject(part.subject, first.subject));
  return list.length === parts.length ? list : null;
}

export const isText = (subject: Subject): boolean => subject.kind === 'filter' && subject.field === 'text';

function printList(list: readonly MatchNode[]): string {
  const [first] = list;
  if (first === undefined) return '*';
  const values = list.map((one) => valueOf(one.subject, one.test.pattern));
  return `${subjectText(first.subject)}:${values.length === 1 ? values.join('') : `(${values.join(' OR ')})`}`;
}

function valueOf(subject: Subject, pattern: Pattern): string {
  const literal = literalOf(pattern);
  if (literal === null) return patternText(pattern);
  return subject.kind === 'raw' && literal === 'null' ? '"null"' : valueText(literal);
}

function printTest({ subject, test }: TestNode, zone: string): string {
  switch (test.kind) {
    case 'exists':
      return `exists:${subjectText(subject)}`;
    case 'null':
      return `${subjectText(subject)}:null`;
    case 'equals':
      return `${subjectText(subject)}:=${valueText(test.text)}`;
    case 'matches':
      return `${isText(subject) ? '' : `${subjectText(subject)}:`}${valueOf(subject, test.pattern)}`;
    case 'between':
      return `${subjectText(subject)}:${betweenText(subject, test.from, test.to, zone)}`;
  }
}

function betweenText(subject: Subject, from: Bound | null, to: Bound | null, zone: string): string {
  if (to === null) return from === null ? '*' : `${from.isIncluded ? '>=' : '>'}${boundText(subject, from, zone)}`;
  if (from === null) return `${to.isIncluded ? '<=' : '<'}${boundText(subject, to, zone)}`;
  const isOne = from.value === to.value && from.isIncluded && to.isIncluded;
  if (isOne && (subject.kind === 'duration' || subject.kind === 'size')) return boundText(subject, from, zone);
  const [open, close] = [from.isIncluded ? '[' : '{', to.isIncluded ? ']' : '}'];
  return `${open}${boundText(subject, from, zone)} TO ${boundText(subject, to, zone)}${close}`;
}

function boundText(subject: Subject, { value, fromNow }: Bound, zone: string): string {
  if (fromNow) return fromNowText(value);
  if (subject.kind === 'time') return timeText(value, zone);
  if (subject.kind === 'duration') return durationText(value);
  return subject.kind === 'size' ? sizeText(value) : String(value);
}

/** Offsets with seconds (before standard time) are not read back: UTC then. */
function timeText(value: number, zone: string): string {
  const text = formatTime(value, 'second', zone);
  return /[+-]\d{2}:\d{2}:\d{2}$/.test(text) ? formatTime(value, 'second') : text;
}
