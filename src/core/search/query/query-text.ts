import type { Filter } from '../search';
import { parseTextTerms } from '../text-terms';
import { parseQuery, TEXT } from './parse-query';
import { isText, listOf, printQuery } from './print-query';
import type { QueryNode } from './query-node';

const NOWHERE = { offset: 0, length: 0 } as const;

/** What a search's text is made of. */
interface SearchText {
  readonly filters: readonly Filter[];
  readonly query: string;
}

/** The whole text of a search: every filter in the query language, then what no filter can show. */
export function queryTextOf({ filters, query }: SearchText): string {
  const parts = filters.map(nodeOfFilter).filter((node) => node.kind !== 'everything');
  const [first] = parts;
  if (first === undefined) return query;
  return andQuery(printQuery(parts.length === 1 ? first : { kind: 'and', parts, place: NOWHERE }), query);
}

/** Two queries that must both hold, as one. */
export function andQuery(query: string, text: string): string {
  if (query.trim() === '') return text;
  if (text.trim() === '') return query;
  return `${inParentheses(query)} ${inParentheses(text)}`;
}

/** Alternatives beside other conditions stand in parentheses; what cannot be read is left as it is, to be complained of. */
function inParentheses(query: string): string {
  const parsed = parseQuery(query);
  if (!parsed.ok || parsed.node.kind !== 'or') return query;
  const isList = listOf(parsed.node.parts) !== null && printQuery(parsed.node) === query;
  return isList ? query : `(${query})`;
}

/** A filter as a query. */
function nodeOfFilter({ field, not, values }: Filter): QueryNode {
  const subject = { kind: 'filter', field } as const;
  const parts = values.map((value): QueryNode => {
    if (isText(subject)) return nodeOfText(value);
    if (value === '') return notNode({ kind: 'test', subject, test: { kind: 'exists' }, place: NOWHERE });
    return { kind: 'test', subject, test: { kind: 'matches', pattern: [value] }, place: NOWHERE };
  });
  const [first] = parts;
  const node: QueryNode =
    parts.length === 1 && first !== undefined
      ? first
      : { kind: 'or', parts: emptyInLists(parts, subject), place: NOWHERE };
  return not ? notNode(node) : node;
}

const notNode = (part: QueryNode): QueryNode =>
  part.kind === 'not' ? part.part : { kind: 'not', part, place: NOWHERE };

/** In a list "no value" is the empty text, so that the list stays one. */
function emptyInLists(
  parts: readonly QueryNode[],
  subject: Extract<QueryNode, { readonly kind: 'test' }>['subject'],
): readonly QueryNode[] {
  if (isText(subject)) return parts;
  return parts.map((part) =>
    part.kind === 'not' ? { kind: 'test', subject, test: { kind: 'matches', pattern: [''] }, place: NOWHERE } : part,
  );
}

function nodeOfText(value: string): QueryNode {
  const parts = parseTextTerms(value).map(
    (term): QueryNode => ({ kind: 'test', subject: TEXT, test: { kind: 'matches', pattern: [term] }, place: NOWHERE }),
  );
  const [first] = parts;
  if (first === undefined) return { kind: 'everything', place: NOWHERE };
  return parts.length === 1 ? first : { kind: 'and', parts, place: NOWHERE };
}
