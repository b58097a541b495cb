import { parseTextTerms } from '../text-terms';
import type { Filter } from '../search';
import { literalOf } from './pattern';
import type { QueryNode, TestNode } from './query-node';
import { isText } from './print-query';

/** What a condition is as a filter, or why no filter can show it. */
export type AsFilter =
  | { readonly kind: 'filter'; readonly filter: Filter }
  /** Words and phrases, which are put together in one text filter. */
  | { readonly kind: 'terms'; readonly terms: readonly string[] }
  | { readonly kind: 'residual'; readonly why: string };

/** Of one filter: see `filterSchema`. */
const MAX_VALUE = 10_000;
const MAX_VALUES = 10_000;

const WHY = {
  joined: 'Filters only hold together: none of them can join different fields with OR.',
  wildcard: 'Pickers take whole values; this one has wildcards.',
  phrase: 'The text filter cannot hold a phrase with a quotation mark in it.',
  long: 'A filter holds at most 10,000 values of 10,000 characters each.',
  whole: 'The item filter looks within the item; this looks for the whole of it.',
  nothing: 'It holds no entry at all.',
} as const;

const OWN = {
  time: 'The range picker holds one range; this holds beside it.',
  duration: 'There is no picker for the duration.',
  size: "There is no picker for the record's size.",
  nativeId: "There is no picker for the vendor's id.",
  raw: 'Pickers know columns only; this looks into the record.',
  filter: 'There is no picker for a range of this field.',
} as const;

const residual = (why: string): AsFilter => ({ kind: 'residual', why });

/** One conjunct of a query as a filter. */
export function asFilter(node: QueryNode): AsFilter {
  switch (node.kind) {
    case 'everything':
      return { kind: 'terms', terms: [] };
    case 'test':
      return ofTest(node);
    case 'not':
      return negated(asFilter(node.part));
    case 'and':
      return termsOf(node) ?? residual(WHY.joined);
    case 'or':
      return ofAlternatives(node.parts.map(asFilter));
  }
}

function ofTest(node: TestNode): AsFilter {
  const { subject, test } = node;
  if (subject.kind !== 'filter') return residual(OWN[subject.kind]);
  if (test.kind === 'exists') return asOne({ field: subject.field, not: true, values: [''] });
  if (test.kind === 'equals') return residual(WHY.whole);
  if (test.kind !== 'matches') return residual(OWN.filter);
  const literal = literalOf(test.pattern);
  if (literal === null) return residual(WHY.wildcard);
  if (!isText(subject)) return asOne({ field: subject.field, not: false, values: [literal] });
  return writtenTerm(literal) === null ? residual(WHY.phrase) : { kind: 'terms', terms: [literal] };
}

const asOne = (filter: Filter): AsFilter =>
  filter.values.some((value) => value.length > MAX_VALUE) ? residual(WHY.long) : { kind: 'filter', filter };

function negated(inner: AsFilter): AsFilter {
  if (inner.kind === 'residual') return inner;
  if (inner.kind === 'filter') return { kind: 'filter', filter: { ...inner.filter, not: !inner.filter.not } };
  if (inner.terms.length === 0) return residual(WHY.nothing);
  return textFilter([inner.terms], true);
}

/** All of some words, as one value of a text filter; null where something else is among them. */
function termsOf(node: QueryNode): AsFilter | null {
  if (node.kind !== 'and') return null;
  const parts = node.parts.map(asFilter);
  const terms = parts.flatMap((part) => (part.kind === 'terms' ? part.terms : []));
  return parts.every((part) => part.kind === 'terms') ? { kind: 'terms', terms } : null;
}

/** Several values of one field, or several texts. */
function ofAlternatives(parts: readonly AsFilter[]): AsFilter {
  const failed = parts.find((part) => part.kind === 'residual');
  if (failed !== undefined) return residual(parts.length > 1 && failed.why !== WHY.wildcard ? WHY.joined : failed.why);
  if (parts.every((part) => part.kind === 'terms'))
    return textFilter(
      parts.map((part) => part.terms),
      false,
    );
  const filters = parts.flatMap((part) => (part.kind === 'filter' ? [part.filter] : []));
  const [first] = filters;
  const isOneField = filters.length === parts.length && filters.every((one) => one.field === first?.field && !one.not);
  if (first === undefined || !isOneField) return residual(WHY.joined);
  const values = [...new Set(filters.flatMap((one) => one.values))];
  return values.length > MAX_VALUES ? residual(WHY.long) : { kind: 'filter', filter: { ...first, values } };
}

function textFilter(texts: readonly (readonly string[])[], not: boolean): AsFilter {
  const values = texts.map(writtenTerms);
  if (texts.some((terms) => terms.length === 0)) return { kind: 'terms', terms: [] };
  return values.length > MAX_VALUES ? residual(WHY.long) : asOne({ field: 'text', not, values });
}

/** Terms as the value of a text filter, which reads them back: see `parseTextTerms`. */
export const writtenTerms = (terms: readonly string[]): string =>
  terms.map((term) => writtenTerm(term) ?? term).join(' ');

/** A word as it is, a phrase in quotation marks; null where a text filter cannot hold the term. */
function writtenTerm(term: string): string | null {
  // Marks within a phrase, or at the beginning of a word, would find partners that are not theirs.
  const candidates = term.startsWith('"') ? [] : term.includes('"') ? [term] : [term, `"${term}"`];
  for (const written of candidates) {
    const read = parseTextTerms(written);
    if (read.length === 1 && read[0] === term) return written;
  }
  return null;
}
